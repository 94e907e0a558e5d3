import type { ColumnTable } from "arquero";
import { kindOfPeriod } from "../model/period.js";
import type { Language } from "../model/text.js";
import { emptyReason } from "./empty-reason.js";
import type { Indicator } from "./indicators.js";
import { formatMeasured } from "./number-format.js";
import { RANK_WORDS } from "./rank-words.js";
import { isUsable, type Reason, unusableReason } from "./reasons.js";
import { groupBy, rowsOf, tableOf, withColumns } from "./rows.js";
import { SERIES_COLUMNS, type SeriesRow } from "./series-row.js";

export type RankRow = SeriesRow & {
  /** 1 is the greatest value; equal values share a rank and the next ones are skipped (1, 2, 2, 4). */
  readonly rank: number | null;
  /** How many units are ranked in this period. */
  readonly of: number;
  /** The rank of the period before, less this one: 3 is three places up. */
  readonly movement: number | null;
  readonly reason: Reason | null;
};

export const RANK_COLUMNS = [
  ...SERIES_COLUMNS,
  "rank",
  "of",
  "movement",
  "reason",
] as const satisfies readonly (keyof RankRow)[];

/**
 * Ranks within each period, greatest value first, over usable values (reported or “none”; flagged
 * ones are left out). Whom to rank against whom is the caller's: a series of some units ranks these.
 *
 * @param series as from `seriesOf`
 */
export function rank(series: ColumnTable): ColumnTable {
  const rows = rowsOf<SeriesRow>(series);
  const ranks = new Map(
    [...groupBy(rows, ({ period }) => period)].map(([period, ofPeriod]) => [
      period,
      ranksOf(ofPeriod),
    ]),
  );
  const ranked = rows.map((row): RankRow => {
    const ofPeriod = ranks.get(row.period);
    const now = ofPeriod?.get(row.unit) ?? null;
    const before = ranks.get(row.period - 1)?.get(row.unit) ?? null;
    const movement = now === null || before === null ? null : before - now;
    return withColumns(row, {
      rank: now,
      of: ofPeriod?.size ?? 0,
      movement,
      reason: unusableReason(row),
    });
  });
  return tableOf(ranked, RANK_COLUMNS);
}

function ranksOf(rows: readonly SeriesRow[]): ReadonlyMap<string, number> {
  const sorted = rows.filter(isUsable).sort((a, b) => b.value - a.value);
  const ranks = new Map<string, number>();
  let shared = 1;
  sorted.forEach(({ unit, value }, at) => {
    if (value !== sorted[at - 1]?.value) shared = at + 1;
    ranks.set(unit, shared);
  });
  return ranks;
}

/** `2022 年 36 个单位中，甲以 1750 万元列第 3 位，比上年上升 2 位。` */
export function summarizeRank(
  table: ColumnTable,
  indicator: Indicator,
  chosen: readonly string[] = [],
  language: Language = "zh",
): string {
  const reason = emptyReason(table, indicator, { units: true }, language);
  if (reason !== null) return reason;
  const words = RANK_WORDS[language];
  const rows = rowsOf<RankRow>(table);
  const period = rows.reduce(
    (last, row) => (row.rank === null ? last : Math.max(last, row.period)),
    -Infinity,
  );
  const now = rows.filter((row) => row.period === period);
  const [top] = now.filter((row) => row.rank === 1);
  if (!top) return words.allFlagged(indicator.title);
  const places = now
    .filter(({ unit }) => chosen.includes(unit))
    .map((row) => tell(row, indicator, language));
  const first = words.first(top.unit, formatMeasured(top.value ?? 0, indicator, language));
  return words.sentence(indicator.title, period, top.of, [first, ...places]);
}

function tell(
  { unit, period, rank: place, value, movement }: RankRow,
  indicator: Indicator,
  language: Language,
): string {
  const words = RANK_WORDS[language];
  if (place === null || value === null) return words.unranked(unit);
  const moved = movement === null ? "" : words.sinceBefore(movement, kindOfPeriod(period));
  return words.place(unit, formatMeasured(value, indicator, language), place, moved);
}
