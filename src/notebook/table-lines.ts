import { valueIn } from "./download.js";
import { element } from "./element.js";
import { words } from "./words.js";

/** One column: its key in the rows, its head, and how its values are written. */
export type Column<Row extends object = object> = {
  readonly name: string;
  readonly title: string;
  /** The text of one value; by default a number is written without separators, so years stay 2024. */
  readonly format?: (value: unknown, row: Row) => string;
  /** By default `end` where every present value is a number, and `start` in the first column. */
  readonly align?: "start" | "end";
};

/** A column that knows on which side its values stand. */
export type Aligned<Row extends object> = Column<Row> & { readonly align: "start" | "end" };

/** The first column names the rows and so stands at their beginning, also where it holds years. */
export function toAligned<Row extends object>(
  column: Column<Row>,
  at: number,
  rows: readonly Row[],
): Aligned<Row> {
  const present = rows.map((row) => valueIn(row, column.name)).filter(isPresent);
  const isNumeric = present.length > 0 && present.every((value) => typeof value === "number");
  return { ...column, align: column.align ?? (at > 0 && isNumeric ? "end" : "start") };
}

/** The heads of the columns. */
export function toHead<Row extends object>(columns: readonly Aligned<Row>[]): HTMLElement {
  const heads = columns.map(({ title, align }) =>
    element("th", { scope: "col", class: align }, title),
  );
  return element("thead", {}, element("tr", {}, ...heads));
}

/** One row; its first cell is its head, and a button where it can be selected. */
export function toLine<Row extends object>(
  row: Row,
  columns: readonly Aligned<Row>[],
  onSelect: ((row: Row) => void) | undefined,
): HTMLElement {
  const cells = columns.map(({ name, format = toText, align }, at) => {
    const text = format(valueIn(row, name), row);
    if (at > 0) return element("td", { class: align }, text);
    const content = onSelect ? element("button", { type: "button" }, text) : text;
    return element("th", { scope: "row", class: align }, content);
  });
  const line = element("tr", { class: onSelect ? "selectable" : undefined }, ...cells);
  if (onSelect) line.addEventListener("click", () => select(line, () => onSelect(row)));
  return line;
}

/** Also the button's click arrives at the row. To mark text with the mouse is not to select. */
function select(line: HTMLElement, act: () => void): void {
  if (getSelection()?.isCollapsed === false) return;
  for (const other of line.parentElement?.children ?? []) other.removeAttribute("aria-current");
  line.setAttribute("aria-current", "true");
  act();
}

const isPresent = (value: unknown): boolean => value !== null && value !== undefined;

/** Sums such as 0.1 + 0.2 are not written with the noise of their last binary digits. */
const NUMBER = new Intl.NumberFormat("zh-CN", { useGrouping: false, maximumFractionDigits: 10 });

function toText(value: unknown): string {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) ? NUMBER.format(value) : words().absent;
    case "boolean":
      return value ? words().true : words().false;
    default:
      return isPresent(value) && value !== "" ? String(value) : words().absent;
  }
}
