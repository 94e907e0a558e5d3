import { widths } from "../../src/notebook/page-width.js";

/** The width of the page's content, as a cell. */
export const pageWidth = (): AsyncGenerator<number> =>
  widths(document.querySelector("main") ?? document.body, 1060);

/** Of the card around a chart, both sides together. */
export const CARD_PADDING = 42;
