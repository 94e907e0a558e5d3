import { quoteSheet } from "../../language/excel-quote.js";
import { toAddress } from "../../model/address.js";
import type { ResultSuspect, ResultSuspects } from "../../model/result.js";
import { toXmlText } from "./escape-xml.js";
import {
  COLUMNS,
  heightOf,
  type Looks,
  openSuspectLooks,
  type SuspectLooks,
} from "./result-look.js";
import type { Styles } from "./styles.js";
import { textCell } from "./text-cell.js";

/** What the block puts into the parts of a sheet. */
export type SuspectsBlock = {
  readonly rows: string;
  readonly merges: readonly string[];
  readonly hyperlinks: readonly string[];
  readonly lastRow: number;
};

/**
 * The cells that are probably wrong, from a row on. Nothing of it stands in the last two columns:
 * what stands there below the findings is read back as a check and its explanation.
 */
export function suspectsBlock(
  { title, lead, captions, rows }: ResultSuspects,
  firstRow: number,
  looks: Looks,
  styles: Styles,
): SuspectsBlock {
  const own = openSuspectLooks(styles);
  const heads = [
    { text: title, look: own.title },
    ...(lead ? [{ text: lead, look: looks.verdict }] : []),
  ];
  const captionRow = firstRow + heads.length;
  const { way, place, content, proposal, evidence } = captions;
  return {
    rows: [
      ...heads.map(({ text, look }, index) => acrossRow(firstRow + index, text, look)),
      toRow(captionRow, [way, place, content, proposal, evidence], () => looks.caption),
      ...rows.map((row, index) => suspectRow(row, captionRow + 1 + index, looks, own)),
    ].join(""),
    merges: [
      ...heads.map((_, index) => across(firstRow + index)),
      ...rows.flatMap(({ kind }, index) =>
        kind === "cell" ? [] : [across(captionRow + 1 + index)],
      ),
    ],
    hyperlinks: rows.flatMap((row, index) => linkOf(row, captionRow + 1 + index)),
    lastRow: captionRow + rows.length,
  };
}

/** The place, as among the findings. */
const PLACE_COLUMN = 2;
const LAST_COLUMN = 5;

const WIDTHS: readonly number[] = COLUMNS.slice(0, LAST_COLUMN).map(({ width }) => width);
const WIDTH = WIDTHS.reduce((sum, width) => sum + width, 0);

const across = (row: number): string => `A${row}:${toAddress(row, LAST_COLUMN)}`;

function suspectRow(row: ResultSuspect, number: number, looks: Looks, own: SuspectLooks): string {
  if (row.kind !== "cell")
    return acrossRow(number, row.text, row.kind === "question" ? own.question : looks.text);
  const { way, place, content, proposal, evidence, address } = row;
  return toRow(number, [way, place, content, proposal, evidence], (column) =>
    column === PLACE_COLUMN && address !== undefined ? looks.link : looks.text,
  );
}

/** The cells of a merged area each have its frame. */
function acrossRow(number: number, text: string, look: number): string {
  const cells = WIDTHS.map((_, index) =>
    textCell(number, index + 1, index === 0 ? text : "", look),
  );
  return `<row r="${number}" ht="${heightOf([[text, WIDTH]])}" customHeight="1">${cells.join("")}</row>`;
}

function toRow(
  number: number,
  texts: readonly string[],
  lookOf: (column: number) => number,
): string {
  const cells = texts.map((text, index) => textCell(number, index + 1, text, lookOf(index + 1)));
  const height = heightOf(texts.map((text, index) => [text, WIDTHS[index] ?? 0]));
  return `<row r="${number}" ht="${height}">${cells.join("")}</row>`;
}

function linkOf(row: ResultSuspect, number: number): string[] {
  if (row.kind !== "cell" || row.sheet === undefined || row.address === undefined) return [];
  const location = toXmlText(`${quoteSheet(row.sheet)}!${row.address}`);
  return [`<hyperlink ref="${toAddress(number, PLACE_COLUMN)}" location="${location}"/>`];
}
