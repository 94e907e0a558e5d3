import type { MistakeKind } from "../model/coverage.js";
import { toPlainNumber } from "../model/number.js";
import { type Slip, slipsOf } from "../suspects/slips.js";

/** What is typed instead of the number that was meant. */
export type Mistyping = { readonly kind: MistakeKind; readonly typed: number };

/**
 * The numbers to which one slip leads from this one. Those that lead here, turned round: who types a
 * digit too many for one number types one too few for the other.
 *
 * @param decimals of the field: reading refuses finer ones, so that they are no mistakes for checks
 */
export const mistypingsOf = (meant: number, decimals: number): Mistyping[] =>
  slipsOf(meant, decimals).flatMap((slip) => {
    const kind = turnRound(slip, meant, decimals);
    return kind ? { kind, typed: slip.value } : [];
  });

function turnRound(
  { value: typed, reason }: Slip,
  meant: number,
  decimals: number,
): MistakeKind | undefined {
  switch (reason) {
    case "digit-dropped":
    case "digit-added":
    case "digit-doubled":
    case "digit-wrong":
      return compareDigits(meant, typed);
    case "decimal-point":
      // In a count there is no point to misplace, only a zero too many or too few.
      return decimals > 0 ? reason : compareDigits(meant, typed);
    case "digits-swapped":
    case "unit":
    case "sign":
      return reason;
    default:
      return undefined;
  }
}

/** Which slip with one digit leads from one number to the other; undefined if it takes more. */
function compareDigits(meant: number, typed: number): MistakeKind | undefined {
  const [from, to] = [digitsOf(meant), digitsOf(typed)];
  if (to.length === from.length) return "digit-wrong";
  if (to.length < from.length) return isWithoutOne(from, to) ? "digit-dropped" : undefined;
  if (places(to).some((at) => to[at] === to[at + 1] && without(to, at) === from)) {
    return "digit-doubled";
  }
  return isWithoutOne(to, from) ? "digit-added" : undefined;
}

const digitsOf = (value: number): string => toPlainNumber(Math.abs(value));

/** A point that comes to stand last goes without saying, and so does a zero. */
const isWithoutOne = (longer: string, shorter: string): boolean =>
  places(longer).some((at) => Number(without(longer, at)) === Number(shorter));

const without = (text: string, at: number): string => text.slice(0, at) + text.slice(at + 1);

const places = (text: string): number[] => [...text].map((_, at) => at);
