import { roundTo } from "../model/number.js";
import { writePeriod } from "../model/period.js";
import type { Language } from "../model/text.js";
import { CHART_WORDS } from "./chart-words.js";
import type { Indicator } from "./indicators.js";
import { amountExpression } from "./number-format.js";
import type { Encoding } from "./spec-types.js";

type PeriodScale = {
  readonly type?: "point" | "band";
  /** Leave a strip between the plot and the axis for the words of gaps. */
  readonly gaps?: boolean;
};

/** Periods along the x axis: all of them, with or without data. */
export const periodAxis = (
  periods: readonly number[],
  { type = "point", gaps = false }: PeriodScale = {},
): NonNullable<Encoding["x"]> => ({
  field: "period",
  type: "ordinal",
  scale: { type, ...(periods.length > 0 && { domain: periods.map(writePeriod) }) },
  axis: { title: null, labelAngle: 0, grid: false, labelOverlap: "parity", offset: gaps ? 20 : 0 },
});

/** Amounts along the y axis, in short; with a domain exactly over it. */
export const amountAxis = (
  field: string,
  { measuredIn, domain, ticks = 5 }: AmountScale,
  language: Language,
): NonNullable<Encoding["y"]> => ({
  field,
  type: "quantitative",
  ...(domain && { scale: { domain: [...domain], nice: false, zero: false } }),
  axis: { ...QUIET_AXIS, tickCount: ticks, labelExpr: amountExpression(measuredIn, language) },
});

type AmountScale = {
  readonly measuredIn: string | null;
  readonly domain?: readonly [number, number];
  /** About how many. */
  readonly ticks?: number;
};

/**
 * From zero to the longest bar and no further: labels at the ends of bars then stick out as far at any
 * width, which is what Vega's fitting assumes.
 */
export const barDomain = (values: readonly number[]): readonly [number, number] => [
  values.reduce((a, b) => Math.min(a, b), 0),
  values.reduce((a, b) => Math.max(a, b), 0) || 1,
];

/** Fractions as percentages along the y axis. */
export const percentAxis = (
  field: string,
  { domain, ticks = 5 }: Omit<AmountScale, "measuredIn"> = {},
): NonNullable<Encoding["y"]> => ({
  field,
  type: "quantitative",
  ...(domain && { scale: { domain: [...domain], nice: false, zero: false } }),
  axis: { ...QUIET_AXIS, tickCount: ticks, labelExpr: "format(datum.value * 100, ',.6~f') + '%'" },
});

/** `经费（万元）`, `经费 (万元)` */
export const axisTitle = (
  { title, measuredIn }: Pick<Indicator, "title" | "measuredIn">,
  language: Language,
): string => (measuredIn === null ? title : CHART_WORDS[language].noteOn(title, measuredIn));

export const QUIET_AXIS = { title: null, grid: true, domain: false, ticks: false } as const;

/**
 * What lines are drawn over: from zero, unless that would hide all there is to see, or zero means
 * nothing as for an index; ends are round.
 * Computed here rather than by Vega, because the places of labels follow from it.
 */
export function lineDomain(
  values: readonly number[],
  { zero = true }: { readonly zero?: boolean | undefined } = {},
): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  const least = values.reduce((a, b) => Math.min(a, b));
  const most = values.reduce((a, b) => Math.max(a, b));
  const fromZero = zero && least >= 0 && least < FLAT * most;
  const low = fromZero || (zero && least === most) ? Math.min(0, least) : least;
  const high = zero && least === most ? Math.max(0, most) : most;
  if (high > low) return roundDomain(low, high);
  return zero ? [0, 1] : roundDomain(low - 1, high + 1);
}

/** Above this share of the greatest value, the least one is far from zero. */
const FLAT = 0.6;

function roundDomain(low: number, high: number): readonly [number, number] {
  const step = roundStep((high - low) / 5);
  const clean = (value: number) => roundTo(value, 10) + 0;
  return [clean(Math.floor(low / step) * step), clean(Math.ceil(high / step) * step)];
}

/** The next of 1, 2, 5, 10, 20, … */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const digit = least / power;
  return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
}
