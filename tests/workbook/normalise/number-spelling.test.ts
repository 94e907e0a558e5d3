import fc from "fast-check";
import { expect, test } from "vitest";
import type { Field } from "../../../src/model/form.js";
import { read, toField, WORDING } from "./sample-cells.js";

const FIELDS = ["人", "项", "元", "万元", "m2", "%"].map((unit) => toField("decimal", { unit }));
const SPACES = " \t\n\u00a0\u3000\u200b\ufeff";
/** What may surround an answer unseen, which is more than `SPACES` pads with. */
const OUTER_SPACES =
  /^[\s\u0085\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069]+|[\s\u0085\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069]+$/g;
const WIDE = new Map(
  [..."0123456789.,+-"].map((sign, i) => [sign, "０１２３４５６７８９．，＋－".charAt(i)]),
);

type Spelt = { readonly field: Field; readonly text: string; readonly number: number };

const unitSpellings = (field: Field): readonly string[] => {
  const unit = WORDING.units.get(field.unit ?? "");
  return unit ? [unit.name, ...unit.also] : [];
};

const group = (digits: string): string =>
  digits.startsWith("0") ? digits : digits.replace(/\B(?=(\d{3})+$)/g, ",");

/** Each character of a spelling, wide or not as the next of `coins` says. */
const widen = (text: string, coins: readonly boolean[]): string =>
  [...text].map((sign, i) => (coins[i % coins.length] ? (WIDE.get(sign) ?? sign) : sign)).join("");

const padding = fc.string({ unit: fc.constantFrom(...SPACES), maxLength: 2 });

/** Every way the rules allow to spell a number that lies on a decimal grid. */
const spelt: fc.Arbitrary<Spelt> = fc
  .record({
    field: fc.constantFrom(...FIELDS),
    steps: fc.oneof(fc.nat({ max: 2000 }), fc.nat({ max: 1e10 })),
    decimals: fc.nat({ max: 4 }),
    sign: fc.constantFrom("", "+", "＋", "-", "−", "－"),
    grouped: fc.boolean(),
    bareZero: fc.boolean(),
    endsInPoint: fc.boolean(),
    coins: fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
    apostrophe: fc.constantFrom("", "'", "’"),
    paddings: fc.tuple(padding, padding, padding),
    suffix: fc.nat({ max: 4 }),
  })
  .map(({ field, steps, decimals, sign, ...how }) => {
    const digits = String(steps).padStart(decimals + 1, "0");
    const whole = digits.slice(0, digits.length - decimals);
    const fraction = digits.slice(digits.length - decimals);
    const spelling = [
      how.bareZero && whole === "0" && fraction !== "" ? "" : how.grouped ? group(whole) : whole,
      fraction !== "" || how.endsInPoint ? "." : "",
      fraction,
    ].join("");
    const negative = "-−－".includes(sign || "none") && steps !== 0;
    const unit = unitSpellings(field)[how.suffix] ?? "";
    const [before, between, after] = how.paddings;
    const signed = `${sign}${widen(spelling, how.coins)}`;
    return {
      field,
      text: `${before}${how.apostrophe}${signed}${unit && between}${unit}${after}`,
      number: Number(`${negative ? "-" : ""}${whole}.${fraction}`),
    };
  });

/** A second reading of the rules, by scanning instead of by pattern. */
function oracle(text: string, field: Field): number | undefined {
  const trim = (padded: string) => padded.replace(OUTER_SPACES, "");
  let rest = trim(
    trim(text)
      .replace(/^['’‘＇]/, "")
      .replace(/['’‘＇]$/, ""),
  );
  for (const [plain, wide] of WIDE) rest = rest.replaceAll(wide, plain);
  const unit = unitSpellings(field).find((spelling) => rest.endsWith(spelling));
  if (unit) rest = trim(rest.slice(0, rest.length - unit.length));
  const sign = "+-−".includes(rest.charAt(0) || "none") ? rest.charAt(0) : "";
  const [whole = "", fraction = "", ...more] = rest.slice(sign.length).split(".");
  const groups = whole.split(",");
  const isDigits = (part: string) => [...part].every((digit) => "0123456789".includes(digit));
  const first = groups[0] ?? "";
  const proper =
    groups.length === 1 ||
    (first !== "" &&
      first.length <= 3 &&
      !first.startsWith("0") &&
      groups.slice(1).every((part) => part.length === 3));
  if (more.length > 0 || !proper || !isDigits(fraction) || !groups.every(isDigits))
    return undefined;
  if (whole === "" && fraction === "") return undefined;
  const number = Number(`${groups.join("")}.${fraction}`);
  return sign === "" || sign === "+" || number === 0 ? number : -number;
}

test("every normalisable spelling of a number reads as that number and no other", () => {
  fc.assert(
    fc.property(spelt, ({ field, text, number }) => {
      const reading = read(text, field);
      expect(reading.value).toEqual({ kind: "number", number });
      expect(reading.problem?.rule).toBe("normalised");
      expect(oracle(text, field)).toBe(number);
    }),
    { numRuns: 3000 },
  );
});

test("no text other than those spellings reads as a number", () => {
  const foreign = fc.oneof(
    fc.constantFrom(..."，,,0123456７.．． -−+'’eE约十³①%％/()人元万亿项年x_"),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  );
  // Not a double: those crowd around zero.
  const position = fc.nat({ max: 59 });
  fc.assert(
    fc.property(spelt, foreign, position, fc.boolean(), ({ field, text }, sign, where, replace) => {
      const at = where % (text.length + 1);
      const mutated = text.slice(0, at) + sign + text.slice(at + (replace ? 1 : 0));
      const { value } = read(mutated, field);
      const number = value.kind === "number" ? value.number : undefined;
      expect(number).toBe(oracle(mutated, field));
    }),
    { numRuns: 5000 },
  );
});
