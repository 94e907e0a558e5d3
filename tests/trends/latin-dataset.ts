import { indicatorOf } from "../../src/trends/indicators.js";
import { type SmallAnswer, type SmallRow, smallDataset } from "../fixtures/small-dataset.js";
import { AMOUNT, COUNT } from "./indicator.js";

/** Names that are singled out. */
export const LATIN_UNITS = [
  "A",
  "Example Centre for Reproducible Measurement and Applied Statistics",
  'C\'s "own" unit',
] as const;

const UNITS = [...LATIN_UNITS, ...Array.from({ length: 12 }, (_, at) => `Centre ${at + 1}`)];

/**
 * Fifteen units without a Chinese character in their names, with every state there is, a part that
 * exceeds its total and a change that stands out.
 */
export const LATIN = smallDataset(
  [
    ...UNITS.flatMap((unit, at) =>
      [2018, 2019, 2020, 2021].flatMap((period) => rowsFor(unit, at, period)),
    ),
    ["A", 2019, "income", 1, "again.xlsx"],
  ],
  {
    units: { A: "North", "Centre 1": "South" },
    fields: { income: { measuredIn: "kg", decimals: 2 }, grants: { measuredIn: "kg" } },
    findings: LATIN_UNITS.flatMap((unit) => [
      { unit, period: 2018, check: "total of income", severity: "error" },
      { unit, period: 2020, check: "last year", severity: "warning", explained: "so it is" },
    ]),
  },
);

export const LATIN_INDICATORS = [
  indicatorOf(LATIN, "income") ?? AMOUNT,
  indicatorOf(LATIN, "grants") ?? COUNT,
] as const;

function rowsFor(unit: string, at: number, period: number): SmallRow[] {
  if (at === 1 && period === 2019) return [];
  const number = 400_000 * (at + 1) + 9000 * (period - 2018) * ((at % 3) - 0.5);
  const odd: readonly SmallAnswer[] = ["blank", "none", "unreadable", { flagged: number }];
  const isOdd = at < 8 && (at + period) % 6 === 0;
  const usual = at === 9 && period === 2021 ? 5 * number : number;
  return [
    [unit, period, "income", isOdd ? (odd[at % odd.length] ?? number) : usual],
    [unit, period, "grants", at === 2 ? "blank" : number * (at === 4 ? 1.2 : 0.6)],
  ];
}
