import type { SlipReason } from "../model/suspects.js";

/** What may have been meant where a number stands, and by which slip it became that number. */
export type Slip = {
  readonly value: number;
  readonly reason: SlipReason;
  /** The smaller, the likelier. */
  readonly cost: number;
};

/** Which slips are how likely, from what typists do; only the order matters. */
const COSTS = {
  "digits-swapped": 1,
  "decimal-point": 1.1,
  unit: 1.2,
  sign: 1.2,
  "digit-doubled": 1.2,
  "digit-added": 1.4,
  "digit-dropped": 1.4,
  "digit-wrong": 1.6,
} as const satisfies Partial<Record<SlipReason, number>>;

/**
 * The numbers from which one slip leads to this one, each once with its likeliest reason.
 *
 * @param decimals of the field: nothing finer is proposed
 */
export function slipsOf(standing: number, decimals: number): Slip[] {
  const found = new Map<number, Slip>();
  const propose = (value: number, reason: keyof typeof COSTS) => {
    const steps = 10 ** decimals;
    const onGrid = Math.round(value * steps) / steps + 0;
    const isOnGrid = Math.abs(value - onGrid) < 1e-9 * Math.max(1, Math.abs(value));
    if (!Number.isFinite(value) || !isOnGrid || onGrid === standing) return;
    const cost = COSTS[reason];
    const known = found.get(onGrid);
    if (!known || cost < known.cost) found.set(onGrid, { value: onGrid, reason, cost });
  };
  for (const factor of [10, 100, 1_000]) {
    propose(standing * factor, "decimal-point");
    propose(standing / factor, "decimal-point");
  }
  // 元 for 万元, or the reverse.
  propose(standing * 10_000, "unit");
  propose(standing / 10_000, "unit");
  propose(-standing, "sign");
  const sign = standing < 0 ? -1 : 1;
  for (const [text, reason] of slipsOfDigits(toDigits(Math.abs(standing), decimals))) {
    // Nobody types a zero in front.
    if (/^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) propose(sign * Number(text), reason);
  }
  return [...found.values()].sort((a, b) => a.cost - b.cost || a.value - b.value);
}

/** As it is typed: no zeros at the end of the decimals, no exponent. */
const toDigits = (value: number, decimals: number): string =>
  decimals === 0 ? value.toFixed(0) : value.toFixed(decimals).replace(/\.?0+$/, "");

const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

function* slipsOfDigits(text: string): Generator<[string, keyof typeof COSTS]> {
  for (let at = 0; at <= text.length; at += 1) {
    const [before, sign = "", next = "", after] = [
      text.slice(0, at),
      text[at],
      text[at + 1],
      text.slice(at + 1),
    ];
    for (const digit of DIGITS) {
      yield [before + digit + text.slice(at), "digit-dropped"];
      if (sign !== "" && sign !== ".") yield [before + digit + after, "digit-wrong"];
    }
    if (sign === "" || sign === ".") continue;
    const isDouble = sign === next || sign === text[at - 1];
    yield [before + after, isDouble ? "digit-doubled" : "digit-added"];
    if (next !== "" && next !== "." && next !== sign) {
      yield [before + next + sign + text.slice(at + 2), "digits-swapped"];
    }
  }
}
