import { quoteSheet } from "../../language/excel-quote.js";
import type { Severity } from "../../model/finding.js";
import type { Result, ResultRow } from "../../model/result.js";
import { type Dialect, XML_HEAD } from "./dialect.js";
import { escapeXml, toXmlText } from "./escape-xml.js";
import { PRODUCT } from "./mark.js";
import { KEEPER_COLUMN } from "./old-result.js";
import { COLUMNS, heightOf, type Looks, openLooks } from "./result-look.js";
import type { Styles } from "./styles.js";
import { suspectsBlock } from "./suspects-block.js";
import { textCell } from "./text-cell.js";

/** The cell of a finding, as marked. */
export type Anchor = {
  readonly sheet: string;
  /** Where the mark stands: of a merged area, its first cell. */
  readonly address: string;
  /** Its format without the mark. */
  readonly style: number;
};

type Row = { readonly row: ResultRow; readonly anchor: Anchor | undefined };

const FIRST_ROW = 5;

export function writeResultSheet(
  result: Result,
  anchorOf: (row: ResultRow) => Anchor | undefined,
  styles: Styles,
  dialect: Dialect,
  hasWindow: boolean,
): string {
  const looks = openLooks(styles);
  const rows = result.rows.map((row) => ({ row, anchor: anchorOf(row) }));
  const lastFinding = FIRST_ROW - 1 + rows.length;
  const block = result.suspects && suspectsBlock(result.suspects, lastFinding + 2, looks, styles);
  const merges = ["A1:G1", "A2:G2", ...(block?.merges ?? [])];
  return [
    `${XML_HEAD}<worksheet xmlns="${dialect.main}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${KEEPER_COLUMN}${block?.lastRow ?? lastFinding}"/>`,
    hasWindow ? VIEWS : "",
    '<sheetFormatPr defaultRowHeight="15"/>',
    columnWidths(),
    "<sheetData>",
    headRows(result, looks),
    ...rows.map((row, index) => findingRow(row, FIRST_ROW + index, looks)),
    block?.rows ?? "",
    "</sheetData>",
    `<mergeCells count="${merges.length}">${merges.map((area) => `<mergeCell ref="${area}"/>`).join("")}</mergeCells>`,
    toList([...hyperlinksOf(rows), ...(block?.hyperlinks ?? [])]),
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    "</worksheet>",
  ].join("");
}

const VIEWS = `<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="${FIRST_ROW - 1}" topLeftCell="A${FIRST_ROW}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${FIRST_ROW}" sqref="A${FIRST_ROW}"/></sheetView></sheetViews>`;

function columnWidths(): string {
  const columns = COLUMNS.map(
    ({ width }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const keeper = COLUMNS.length + 1;
  return `<cols>${columns.join("")}<col min="${keeper}" max="${keeper}" width="9" hidden="1" customWidth="1"/></cols>`;
}

function headRows({ title, verdict, captions }: Result, looks: Looks): string {
  // Ours is told by its first words.
  const heading = title.startsWith(PRODUCT) ? title : `${PRODUCT} ${title}`;
  const words = COLUMNS.map(({ key }, index) =>
    textCell(4, index + 1, captions[key], looks.caption),
  );
  const verdictHeight = heightOf([[verdict, COLUMNS.reduce((sum, { width }) => sum + width, 0)]]);
  return [
    `<row r="1" ht="30" customHeight="1">${textCell(1, 1, heading, looks.title)}</row>`,
    `<row r="2" ht="${verdictHeight}" customHeight="1">${textCell(2, 1, verdict, looks.verdict)}</row>`,
    `<row r="4" ht="20" customHeight="1">${words.join("")}</row>`,
  ].join("");
}

function findingRow({ row, anchor }: Row, number: number, looks: Looks): string {
  const { word, where, field, message, hint, check, explanation } = row;
  const texts = [word, where, field, message, hint, check, explanation];
  const cells = texts.map((text, index) =>
    textCell(number, index + 1, text, lookOf(row, anchor, index, looks)),
  );
  const height = heightOf(texts.map((text, index) => [text, COLUMNS[index]?.width ?? 0]));
  return `<row r="${number}" ht="${height}">${cells.join("")}${keeperCell(number, anchor)}</row>`;
}

function lookOf(
  { severity, explainable }: ResultRow,
  anchor: Anchor | undefined,
  index: number,
  looks: Looks,
): number {
  switch (COLUMNS[index]?.key) {
    case "severity":
      return looks.severity[severity satisfies Severity];
    case "place":
      return anchor ? looks.link : looks.text;
    case "explanation":
      return explainable ? looks.input : looks.text;
    default:
      return looks.text;
  }
}

/** Excel keeps the formula right when rows are inserted; `$` keeps it so when findings are sorted. */
function keeperCell(row: number, anchor: Anchor | undefined): string {
  if (!anchor) return "";
  const address = anchor.address.replace(/^([A-Z]+)/, "$$$1$$");
  const formula = `${quoteSheet(anchor.sheet)}!${address}`;
  return `<c r="${KEEPER_COLUMN}${row}" s="${anchor.style}"><f>${escapeXml(formula)}</f></c>`;
}

const hyperlinksOf = (rows: readonly Row[]): string[] =>
  rows.flatMap(({ anchor }, index) => {
    if (!anchor) return [];
    const location = toXmlText(`${quoteSheet(anchor.sheet)}!${anchor.address}`);
    return [`<hyperlink ref="B${FIRST_ROW + index}" location="${location}"/>`];
  });

const toList = (links: readonly string[]): string =>
  links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`;
