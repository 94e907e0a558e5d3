import { downloadText, toCsv } from "./download.js";
import { element, nextId } from "./element.js";
import { pager } from "./pager.js";
import { type Column, toAligned, toHead, toLine } from "./table-lines.js";
import { words } from "./words.js";

/** What a table shows, and what it lets one do. */
export type TableContent<Row extends object> = {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Name of the CSV file, without its ending; the caption, if not given. */
  readonly csvName?: string;
  /** Makes rows selectable: by a click, or by the button that the first cell then holds. */
  readonly onSelect?: (row: Row) => void;
  /** Rows on one page; 100, if not given. */
  readonly pageSize?: number;
};

/**
 * A table with a caption, pages, and a button that downloads all its rows with their raw values.
 * Whatever stands in the cells is shown as text. The first column names its row.
 */
export function dataTable<Row extends object>(content: TableContent<Row>): HTMLElement {
  const { caption, columns, rows, csvName = caption, onSelect, pageSize = 100 } = content;
  const aligned = columns.map((column, at) => toAligned(column, at, rows));
  const captionId = nextId("caption");
  const body = element("tbody");
  const extent = element("span", { class: "note" });
  const pages = pager({
    label: words().pagesOf(caption),
    pages: Math.ceil(rows.length / pageSize),
  });
  const showPage = () => {
    const start = (pages.value - 1) * pageSize;
    const shown = rows.slice(start, start + pageSize);
    body.replaceChildren(...shown.map((row) => toLine(row, aligned, onSelect)));
    extent.textContent = words().rowsShown(start + 1, start + shown.length, rows.length);
  };
  pages.addEventListener("input", showPage);
  showPage();
  const download = makeDownload(caption, () => {
    downloadText(`${csvName}.csv`, toCsv(columns, rows), "text/csv");
  });
  return element(
    "div",
    { class: "data-table" },
    // A wide table scrolls by itself, also with the keyboard.
    element(
      "div",
      { class: "scroll", role: "region", "aria-labelledby": captionId, tabindex: "0" },
      element("table", {}, element("caption", { id: captionId }, caption), toHead(aligned), body),
    ),
    element("div", { class: "foot" }, extent, pages, download),
  );
}

function makeDownload(caption: string, act: () => void): HTMLElement {
  const label = words().downloadOf(words().downloadCsv, caption);
  const attributes = { type: "button", class: "quiet", "aria-label": label };
  const button = element("button", attributes, words().downloadCsv);
  button.addEventListener("click", act);
  return element("span", { class: "actions" }, button);
}
