import { roundTo, toPlainNumber } from "../model/number.js";
import type { Indicator } from "./indicators.js";

const MYRIAD = 1e4;
const HUNDRED_MILLION = 1e8;

/**
 * A number as a person says it: 12,000,000 is `1200万`, 120,000,000 is `1.2亿`; at most two decimals,
 * three digits below one. Of amounts that are measured in 万 or 亿 already (万元, 亿元) it is grouped
 * instead, `120,000`, since nobody says 12万 万元.
 */
export function formatAmount(value: number, measuredIn?: string | null): string {
  if (isScaled(measuredIn))
    return Math.abs(value) < MYRIAD ? shorten(value) : group(shorten(value));
  const size = Math.abs(value);
  // Rounded first, so that 99,999,999 is not 10000万.
  if (roundTo(size / MYRIAD, 2) >= MYRIAD) return `${shorten(value / HUNDRED_MILLION)}亿`;
  if (roundTo(size, 2) >= MYRIAD) return `${shorten(value / MYRIAD)}万`;
  return shorten(value);
}

/** With what it is measured in: `1200 万元`, `1.2亿元`. */
export function formatMeasured(
  value: number,
  { measuredIn }: Pick<Indicator, "measuredIn">,
): string {
  const amount = formatAmount(value, measuredIn);
  if (measuredIn === null) return amount;
  return /[万亿]$/.test(amount) ? `${amount}${measuredIn}` : `${amount} ${measuredIn}`;
}

/** All digits, grouped: `1,748.50` with two decimals; without a number of decimals, as many as there are. */
export function formatFull(value: number, decimals: number | null = null): string {
  const rounded = roundTo(value, decimals ?? 6);
  return group(decimals === null ? toPlainNumber(rounded) : rounded.toFixed(decimals));
}

/** A fraction as a percentage: 0.078 is `7.8%`; signed, `+7.8%`. */
export function formatPercent(
  fraction: number,
  { decimals = 1, signed = false }: { readonly decimals?: number; readonly signed?: boolean } = {},
): string {
  const percent = roundTo(fraction * 100, decimals) + 0;
  return `${signed && percent > 0 ? "+" : ""}${group(percent.toFixed(decimals))}%`;
}

/** The same as `formatAmount`, for the labels of an axis. */
export function amountExpression(measuredIn?: string | null): string {
  if (isScaled(measuredIn)) {
    return `format(datum.value, abs(datum.value) < ${MYRIAD} ? '.6~f' : ',.6~f')`;
  }
  const scaled = (by: number, word: string) => `format(datum.value / ${by}, '.6~f') + '${word}'`;
  return (
    `abs(datum.value) >= ${HUNDRED_MILLION} ? ${scaled(HUNDRED_MILLION, "亿")}` +
    ` : abs(datum.value) >= ${MYRIAD} ? ${scaled(MYRIAD, "万")} : format(datum.value, '.6~f')`
  );
}

const isScaled = (measuredIn?: string | null): boolean => /^[万亿]/.test(measuredIn ?? "");

const shorten = (value: number): string =>
  toPlainNumber(Math.abs(value) >= 1 ? roundTo(value, 2) : Number(value.toPrecision(3)));

/** Commas between thousands. */
const group = (digits: string): string =>
  digits.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => {
    return sign + whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  });
