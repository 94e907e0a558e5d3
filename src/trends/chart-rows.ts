import type { Indicator } from "./indicators.js";
import { formatFull } from "./number-format.js";
import { reasonWord, stateWord } from "./reason-words.js";
import { type Reason, reasonOf } from "./reasons.js";
import { withColumns } from "./rows.js";
import type { SeriesRow } from "./series-row.js";
import type { Tooltip } from "./spec-types.js";

/** A row as a chart shows it: besides its own columns, what the tooltip says. */
export type Shown<Row> = Row & {
  readonly shown: string;
  readonly stateText: string;
  readonly reasonText: string;
  readonly fileText: string;
  readonly sheetText: string;
  readonly cellText: string;
  readonly findingsText: string;
};

type Readable = Omit<SeriesRow, "group"> & { readonly reason?: Reason | null };

/** What a tooltip says of a row, written out here: a specification needs no formats then. */
export function showRow<Row extends Readable>(
  row: Row,
  { measuredIn, decimals }: Pick<Indicator, "measuredIn" | "decimals">,
): Shown<Row> {
  const reason = row.reason ?? reasonOf(row);
  const why = [reason === null ? "" : reasonWord(reason), row.others ?? ""];
  return withColumns(row, {
    shown: row.value === null ? NOTHING : withUnit(formatFull(row.value, decimals), measuredIn),
    stateText: stateWord(row.state),
    reasonText: why.filter((word) => word !== "").join("：") || NOTHING,
    fileText: row.file ?? NOTHING,
    sheetText: row.sheet ?? NOTHING,
    cellText: row.cell ?? NOTHING,
    findingsText: `${row.findings} 条`,
  });
}

export const NOTHING = "—";

export const withUnit = (number: string, measuredIn: string | null): string =>
  measuredIn === null ? number : `${number} ${measuredIn}`;

type Titled = readonly [field: string, title: string];

/**
 * A tooltip of fixed columns under fixed titles. Neither may come from data: Vega-Lite writes titles
 * into an expression without escaping backslashes.
 */
export const toTooltip = (columns: readonly Titled[]): NonNullable<Tooltip> =>
  columns.map(([field, title]) => ({ field, type: "nominal" as const, title }));

const WHO: readonly Titled[] = [
  ["unit", "填报单位"],
  ["period", "报告期"],
  ["shown", "数值"],
];
const WHENCE: readonly Titled[] = [
  ["stateText", "状态"],
  ["reasonText", "原因"],
  ["fileText", "文件"],
  ["sheetText", "工作表"],
  ["cellText", "单元格"],
  ["findingsText", "审核结果"],
];

/** Who, when, how much, and where it can be looked up; what a trend adds stands between. */
export const rowTooltip = (...more: readonly Titled[]): NonNullable<Tooltip> =>
  toTooltip([...WHO, ...more, ...WHENCE]);
