import type { Container } from "../container/container.js";
import { Unreadable } from "../container/unreadable.js";
import { type Attributes, attributeOf } from "../read/attributes.js";
import { LAST } from "../read/sheet.js";
import { readXml } from "../read/xml.js";
import { isApart, toMergedArea } from "./merged-area.js";
import type { MergedArea } from "./sheet-view.js";
import type { ColumnWidth } from "./widths.js";

/** What a worksheet says of its looks, apart from its cells. */
export type Layout = {
  readonly defaultWidth: number;
  readonly columns: readonly ColumnWidth[];
  /** In the file's order, without overlaps. */
  readonly merges: readonly MergedArea[];
};

/** How many `<mergeCell>` may still be looked at, over all sheets: each is compared with all before. */
export type MergeAllowance = { merges: number };

/** Excel's own, in characters: 8, and the margins. */
const USUAL_WIDTH = 8.43;
const MARGINS = 0.43;
/** Excel's limit, in characters. */
const WIDEST = 255;

const PLAIN: Layout = { defaultWidth: USUAL_WIDTH, columns: [], merges: [] };

/** Looks that cannot be read are no reason not to show the cells, which the checks have read. */
export async function readLayout(
  container: Container,
  part: string,
  allowance: MergeAllowance,
): Promise<Layout> {
  try {
    return await readSoundLayout(container, part, allowance);
  } catch (error) {
    if (error instanceof Unreadable) return PLAIN;
    throw error;
  }
}

async function readSoundLayout(
  container: Container,
  part: string,
  allowance: MergeAllowance,
): Promise<Layout> {
  let { defaultWidth } = PLAIN;
  const columns: ColumnWidth[] = [];
  const merges: MergedArea[] = [];

  function addColumns(attributes: Attributes): void {
    const range = toColumnWidth(attributes);
    if (range) columns.push(range);
  }

  function addMerge(attributes: Attributes): void {
    allowance.merges -= 1;
    const area = toMergedArea(attributeOf(attributes, "ref") ?? "");
    if (area && isApart(area, merges)) merges.push(area);
  }

  await readXml(container.pieces(part), part, {
    open: (element, attributes) => {
      if (element === "sheetFormatPr") defaultWidth = toDefaultWidth(attributes);
      else if (element === "col" && columns.length < LAST.column) addColumns(attributes);
      else if (element === "mergeCell" && allowance.merges > 0) addMerge(attributes);
    },
  });
  return { defaultWidth, columns, merges };
}

/** Undefined where it has no width of its own, or columns that do not exist. */
function toColumnWidth(attributes: Attributes): ColumnWidth | undefined {
  const min = Number(attributeOf(attributes, "min"));
  const max = Number(attributeOf(attributes, "max"));
  const width = isHidden(attributes) ? 0 : widthIn(attributes, "width");
  const isRange = Number.isInteger(min) && Number.isInteger(max) && min >= 1 && min <= max;
  return isRange && width !== undefined ? { min, max, width } : undefined;
}

const isHidden = (attributes: Attributes): boolean =>
  ["1", "true"].includes(attributeOf(attributes, "hidden") ?? "");

function toDefaultWidth(attributes: Attributes): number {
  const own = widthIn(attributes, "defaultColWidth");
  if (own) return own;
  const base = widthIn(attributes, "baseColWidth");
  return base ? base + MARGINS : USUAL_WIDTH;
}

function widthIn(attributes: Attributes, name: string): number | undefined {
  const width = Number(attributeOf(attributes, name)?.trim() || Number.NaN);
  return width >= 0 ? Math.min(width, WIDEST) : undefined;
}
