import { roundTo, toPlainNumber } from "../model/number.js";
import type { Language } from "../model/text.js";
import type { Indicator } from "./indicators.js";

/**
 * A number as a person says it: 12,000,000 is `1200万`, 120,000,000 is `1.2亿`, in English
 * `12 million` and `120 million`; at most two decimals, three digits below one. Of amounts that are
 * measured in 万 or 亿 already (万元, 亿元) it is grouped instead, `120,000`, since nobody says 12万 万元.
 */
export function formatAmount(
  value: number,
  measuredIn?: string | null,
  language: Language = "zh",
): string {
  const { scales, scaled, say, sayScaled } = NUMERALS[language];
  if (scaled.test(measuredIn ?? "")) return sayScaled(value);
  // Rounded as the next smaller one would be, so that 99,999,999 is not 10000万.
  const scale = scales.find(({ by }, at) => {
    const next = scales[at + 1]?.by ?? 1;
    return roundTo(Math.abs(value) / next, 2) >= by / next;
  });
  return scale ? `${say(value / scale.by)}${scale.word}` : say(value);
}

/** With what it is measured in: `1200 万元`, `1.2亿元`, `1.2 million 元`. */
export function formatMeasured(
  value: number,
  { measuredIn }: Pick<Indicator, "measuredIn">,
  language: Language = "zh",
): string {
  const amount = formatAmount(value, measuredIn, language);
  if (measuredIn === null) return amount;
  return /[万亿]$/.test(amount) ? `${amount}${measuredIn}` : `${amount} ${measuredIn}`;
}

/**
 * All digits, grouped: `1,748.50` with two decimals; without a number of decimals, as many as there
 * are. It is the same in either language, as are percentages.
 */
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

/** As `formatAmount`, for the labels of an axis, where English is short: `1.2M`, `3bn`. */
export function amountExpression(measuredIn?: string | null, language: Language = "zh"): string {
  const { scales, scaled, pattern, scaledPattern } = NUMERALS[language];
  if (scaled.test(measuredIn ?? "")) return `format(datum.value, ${scaledPattern})`;
  const parts = scales.map(({ by, sign }) => {
    return `abs(datum.value) >= ${by} ? format(datum.value / ${by}, ${pattern}) + '${sign}'`;
  });
  return [...parts, `format(datum.value, ${pattern})`].join(" : ");
}

type Numerals = {
  /** Greatest first; `word` in a text, `sign` on an axis. */
  readonly scales: readonly { readonly by: number; readonly word: string; readonly sign: string }[];
  /** What amounts are measured in that have such a word already. */
  readonly scaled: RegExp;
  /** A number that may have such a word, and one of what is measured in one. */
  readonly say: (number: number) => string;
  readonly sayScaled: (number: number) => string;
  /** The same as expressions of Vega, for its `format`. */
  readonly pattern: string;
  readonly scaledPattern: string;
};

const shorten = (value: number): string =>
  toPlainNumber(Math.abs(value) >= 1 ? roundTo(value, 2) : Number(value.toPrecision(3)));

/** Commas between thousands. */
const group = (digits: string): string =>
  digits.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => {
    return sign + whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  });

const shortenGrouped = (value: number): string => group(shorten(value));

const NUMERALS: Readonly<Record<Language, Numerals>> = {
  zh: {
    scales: [
      { by: 1e8, word: "亿", sign: "亿" },
      { by: 1e4, word: "万", sign: "万" },
    ],
    scaled: /^[万亿]/,
    say: shorten,
    sayScaled: (number) => (Math.abs(number) < 1e4 ? shorten(number) : shortenGrouped(number)),
    pattern: "'.6~f'",
    scaledPattern: "abs(datum.value) < 10000 ? '.6~f' : ',.6~f'",
  },
  en: {
    scales: [
      { by: 1e9, word: " billion", sign: "bn" },
      { by: 1e6, word: " million", sign: "M" },
    ],
    scaled: /^(?:[万亿]|(?:thousand|million|billion)\b)/i,
    say: shortenGrouped,
    sayScaled: shortenGrouped,
    pattern: "',.6~f'",
    scaledPattern: "',.6~f'",
  },
};
