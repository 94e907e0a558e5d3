import { RESULT_SHEET } from "../../model/sheet-names.js";
import { type Attributes, attributeOf } from "../read/attributes.js";
import { type RawCell, toContent } from "../read/cell.js";
import { toPlace } from "../read/defined-names.js";
import type { SheetOutline } from "../read/outline.js";
import { readSharedStrings } from "../read/sheet.js";
import { readXml } from "../read/xml.js";
import type { Book } from "./book.js";
import { PRODUCT } from "./mark.js";
import type { Package } from "./package.js";

/** A formula beside a finding that points to its cell and wears the cell's unmarked format. */
export type Keeper = {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly style: number;
};

/** The result sheet of an earlier marking, as it came back from the filler's program. */
export type OldResult = { readonly sheet: SheetOutline; readonly keepers: readonly Keeper[] };

export const KEEPER_COLUMN = "H";

const FIRST = "A1";
type OpenCell = { -readonly [Key in keyof RawCell]: RawCell[Key] };

export async function readOldResult(pack: Package, book: Book): Promise<OldResult | undefined> {
  for (const sheet of book.sheets) {
    if (!isResultName(sheet.name)) continue;
    const cells = await readCells(pack, sheet.part);
    if (await isOurs(pack, book, cells.get(FIRST)))
      return { sheet, keepers: keepersOf(cells, book) };
  }
  return undefined;
}

/** The names that a result sheet may have where others were taken, the best one first. */
export const resultName = (number: number): string =>
  number === 1 ? RESULT_SHEET : `${RESULT_SHEET} (${number})`;

function isResultName(name: string): boolean {
  const [, number] = /^.*? \((\d+)\)$/.exec(name) ?? [];
  return name === resultName(Number(number ?? 1));
}

async function isOurs(pack: Package, book: Book, cell: RawCell | undefined): Promise<boolean> {
  if (!cell) return false;
  const { sharedStrings: part } = book;
  const isShared = attributeOf(cell.attributes, "t") === "s";
  const sharedStrings = isShared && part ? await readSharedStrings(pack.pieces(part), part) : [];
  const content = toContent(cell, { sharedStrings, dateStyles: [], date1904: false });
  return content?.kind === "text" && content.text.startsWith(PRODUCT);
}

function keepersOf(cells: ReadonlyMap<string, RawCell>, { sheets }: Book): Keeper[] {
  const names = new Map(sheets.map(({ name }) => [name.toLowerCase(), name]));
  return [...cells.values()].flatMap(({ attributes, formula }) => {
    const place = formula === undefined ? undefined : toPlace(formula.trim(), names);
    // Its row, column or sheet was deleted.
    if (place?.kind !== "cell") return [];
    const { sheet, row, column } = place;
    return [{ sheet, row, column, style: Number(attributeOf(attributes, "s") ?? 0) }];
  });
}

/** The first cell, which says whose sheet it is, and the column of keepers. */
async function readCells(pack: Package, part: string): Promise<Map<string, RawCell>> {
  const cells = new Map<string, RawCell>();
  let cell: OpenCell | undefined;
  let text: string | undefined;
  function open(element: string, attributes: Attributes): void {
    if (element !== "c") text = "";
    else cell = undefined;
    const address = element === "c" ? attributeOf(attributes, "r") : undefined;
    if (address !== FIRST && !address?.startsWith(KEEPER_COLUMN)) return;
    cell = { attributes };
    cells.set(address, cell);
  }
  function close(element: string): void {
    if (!cell || text === undefined) return;
    if (element === "v") cell.value = text;
    else if (element === "f") cell.formula = text;
    else if (element === "t") cell.inline = (cell.inline ?? "") + text;
    text = undefined;
  }
  await readXml(pack.pieces(part), part, {
    open,
    close,
    text: (piece) => {
      if (text !== undefined) text += piece;
    },
  });
  return cells;
}
