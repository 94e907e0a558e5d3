import type { ColumnTable } from "arquero";
import type { Dataset } from "../dataset/dataset.js";
import { columnOf } from "../dataset/table.js";
import { parsePeriod, printPeriod } from "../model/period.js";
import type { Language } from "../model/text.js";
import { indexOf } from "./dataset-index.js";
import { FINDING_WORDS } from "./finding-words.js";
import { groupBy, rowsOf, sum, tableOf } from "./rows.js";

export type FindingsBy = "check" | "unit" | "period";

/** error · warning, not explained · explained, a warning with a 核实说明 · note */
export type FindingKind = (typeof FINDING_KINDS)[number];

export const FINDING_KINDS = ["error", "warning", "explained", "note"] as const;

export type FindingCountRow = {
  /** The id of the check, the unit, or the period. */
  readonly key: string;
  readonly kind: FindingKind;
  readonly count: number;
  /** Over all kinds; the same in each row of a key. */
  readonly total: number;
};

export const FINDING_COUNT_COLUMNS = [
  "key",
  "kind",
  "count",
  "total",
] as const satisfies readonly (keyof FindingCountRow)[];

/**
 * How many findings there are, in rows of a key and a kind; all four kinds of a key that has any.
 * Checks and units come with most findings first, periods in their order and without holes, as in
 * `printPeriod`.
 */
export function findingCounts(dataset: Dataset, by: FindingsBy): ColumnTable {
  const { findings } = dataset.tables;
  // Of a form's own check the id says enough.
  const own = `${dataset.form.id}/`;
  const keyOf = (key: string | number): string =>
    typeof key === "number"
      ? printPeriod(key)
      : by === "check" && key.startsWith(own)
        ? key.slice(own.length)
        : key;
  const severities = columnOf<string>(findings, "severity");
  const explained = columnOf<string>(findings, "explained");
  const found = columnOf<string | number>(findings, by).flatMap((key, at) =>
    key === null ? [] : [{ key: keyOf(key), severity: severities[at], explained: explained[at] }],
  );
  return countFindingsBy(
    found,
    by === "period" ? indexOf(dataset).periods.map(printPeriod) : undefined,
  );
}

/** The same of findings that are in no dataset; `keys` in their order, default most findings first. */
export function countFindingsBy(
  found: readonly {
    readonly key: string;
    readonly severity: string | null | undefined;
    readonly explained?: string | null | undefined;
  }[],
  keys?: readonly string[],
): ColumnTable {
  const byKey = groupBy(found, ({ key }) => key);
  const rows = (keys ?? mostFirst(byKey)).flatMap((key) => {
    const kinds = (byKey.get(key) ?? []).map(({ severity, explained }) =>
      kindOf(severity, explained),
    );
    return FINDING_KINDS.map((kind) => ({
      key,
      kind,
      count: kinds.filter((one) => one === kind).length,
      total: kinds.length,
    }));
  });
  return tableOf<FindingCountRow>(rows, FINDING_COUNT_COLUMNS);
}

function kindOf(
  severity: string | null | undefined,
  explained: string | null | undefined,
): FindingKind {
  if (severity === "warning") return explained ? "explained" : "warning";
  return severity === "error" ? "error" : "note";
}

const mostFirst = (byKey: ReadonlyMap<string, readonly unknown[]>): string[] =>
  [...byKey]
    .sort(([a, ofA], [b, ofB]) => ofB.length - ofA.length || (a < b ? -1 : 1))
    .map(([key]) => key);

/** `共 128 条审核结果：错误 30 条，待核实 60 条，已说明 20 条，提示 18 条；最多的是“合计”，24 条。` */
export function summarizeFindings(
  counts: ColumnTable,
  by: FindingsBy,
  language: Language = "zh",
): string {
  const words = FINDING_WORDS[language];
  const rows = rowsOf<FindingCountRow>(counts);
  const count = sum(rows.map((row) => row.count));
  if (count === 0) return words.none;
  const kinds = FINDING_KINDS.map((kind) => {
    const ofKind = rows.filter((row) => row.kind === kind);
    return words.ofKind[kind](sum(ofKind.map((row) => row.count)));
  });
  const most = rows.reduce((a, b) => (b.total > a.total ? b : a));
  const period = by === "period" ? parsePeriod(most.key) : undefined;
  const name = period === undefined ? words.ofName(most.key) : words.ofPeriod(period);
  return words.sentence(count, kinds, name, most.total);
}

/** What the kinds are called. */
export const kindWords = (language: Language = "zh"): Readonly<Record<FindingKind, string>> =>
  FINDING_WORDS[language].kinds;
