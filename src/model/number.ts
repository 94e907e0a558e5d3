/**
 * Round half away from zero, as Excel's ROUND and SQL's round do; `Math.round` rounds −2.5 to −2.
 * The exponent form avoids that 1.005 × 100 falls below 100.5.
 */
export function roundTo(value: number, decimals: number): number {
  // Whole numbers, most of all there are, need no rounding; beyond 15 decimals doubles have none.
  if (!Number.isFinite(value) || decimals > 15 || (decimals >= 0 && Number.isInteger(value))) {
    return value;
  }
  const shifted = Number(`${Math.abs(value)}e${decimals}`);
  // Numbers already in exponent notation cannot take a second exponent; they are whole or tiny.
  const rounded = Number.isNaN(shifted)
    ? Number(Math.abs(value).toFixed(Math.max(0, decimals)))
    : Number(`${Math.round(shifted)}e${-decimals}`);
  return Number.isNaN(rounded) ? value : value < 0 ? -rounded : rounded;
}

/** The difference all targets compare with: free of binary noise, so 0.1 + 0.2 equals 0.3. */
export const differenceOf = (left: number, right: number): number => roundTo(left - right, 6) + 0;

/** A number as people write it: no exponent noise, no grouping. */
export const toPlainNumber = (value: number): string => String(roundTo(value, 6) + 0);
