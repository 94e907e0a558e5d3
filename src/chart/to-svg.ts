import type { TopLevelSpec } from "vega-lite";
import { textWidth } from "../model/text-width.js";
import { REFUSING, withOwnRows } from "./safe-view.js";

/**
 * Draws a Vega-Lite specification as the text of an SVG, in Node as well as in a browser; nothing is
 * loaded, whatever it asks for.
 *
 * @throws Error where the specification is none, or asks for something to be loaded
 */
export async function toSvg(spec: TopLevelSpec): Promise<string> {
  // Vega is large: what draws no chart should not wait for it.
  const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  measureWithoutCanvas(vega);
  const view = new vega.View(vega.parse(withOwnRows(compile(spec).spec)), {
    renderer: "none",
    loader: REFUSING,
  });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/** What Vega's typings leave out. */
type TextMetrics = {
  width: (item: TextItem, text: string) => number;
  readonly measureWidth: unknown;
  readonly canvas: (use: boolean) => void;
};

type TextItem = { readonly fontSize?: number; readonly fontWeight?: string | number };

/**
 * Without a canvas Vega takes every character for 0.8 of its height, so that Chinese labels are cut
 * off. The order matters: `canvas` puts the default measure back. It holds for the whole process.
 */
function measureWithoutCanvas(vega: unknown): void {
  const { textMetrics } = vega as { readonly textMetrics: TextMetrics };
  const hasCanvas = textMetrics.width === textMetrics.measureWidth;
  if (hasCanvas || textMetrics.width === estimateWidth) return;
  textMetrics.canvas(false);
  textMetrics.width = estimateWidth;
}

/** In pixels. */
function estimateWidth({ fontSize = 11, fontWeight }: TextItem, text: string | null): number {
  const isBold = fontWeight === "bold" || Number(fontWeight) >= 600;
  return textWidth(String(text ?? "").trim(), fontSize) * (isBold ? BOLDER : 1);
}

const BOLDER = 1.05;
