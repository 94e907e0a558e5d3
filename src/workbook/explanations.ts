import { toAddress } from "../model/address.js";
import { EXPLANATION_WORDS, type Explanation } from "../model/explanation.js";
import type { CellContent, SheetContent, WorkbookContent } from "./content.js";

/** Captions stand near the top. */
const LAST_CAPTION_ROW = 20;

type Columns = {
  readonly row: number;
  readonly check: number;
  readonly explanation: number;
  /** In a marked copy: the column that names the cell. */
  readonly place?: number | undefined;
};

/**
 * What fillers wrote about warnings, on the explanations' sheet of a template or among the findings
 * of a marked copy, in the order of the workbook. Such a sheet is known by its captions, whatever it
 * is called.
 */
export function readExplanations({ sheets }: WorkbookContent): Explanation[] {
  return sheets.flatMap((sheet) => {
    const columns = findColumns(sheet);
    return columns ? readRows(sheet, columns) : [];
  });
}

function findColumns({ rows }: SheetContent): Columns | undefined {
  for (const [row, cells] of rows) {
    if (row > LAST_CAPTION_ROW) return undefined;
    const find = ({ zh, en }: { readonly zh: string; readonly en: string }) =>
      [...cells].find(([, content]) => [zh, en].includes(textOf(content)))?.[0];
    const [check, explanation] = [EXPLANATION_WORDS.check, EXPLANATION_WORDS.explanation].map(find);
    if (check !== undefined && explanation !== undefined) {
      return { row, check, explanation, place: find(EXPLANATION_WORDS.place) };
    }
  }
  return undefined;
}

function readRows({ name, rows }: SheetContent, columns: Columns): Explanation[] {
  const explanations: Explanation[] = [];
  for (const [row, cells] of rows) {
    const [check, text] = [columns.check, columns.explanation].map((at) => textOf(cells.get(at)));
    if (row <= columns.row || !check || !text) continue;
    explanations.push({
      check,
      text,
      cell: columns.place === undefined ? undefined : toCell(textOf(cells.get(columns.place))),
      place: { kind: "cell", sheet: name, address: toAddress(row, columns.explanation) },
    });
  }
  return explanations;
}

/** `统计表!C15`, as reports write it. */
function toCell(place: string): Explanation["cell"] {
  const at = place.lastIndexOf("!");
  return at < 0 ? undefined : { sheet: place.slice(0, at), address: place.slice(at + 1) };
}

function textOf(content: CellContent | undefined): string {
  if (content?.kind === "number") return String(content.number);
  return content?.kind === "text" ? content.text.trim() : "";
}
