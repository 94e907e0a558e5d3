import type { ColumnType, Datum } from "../table.js";
import { decodeIntegers, encodeIntegers, type Integers, lengthOf } from "./integer-runs.js";

/**
 * A column as it is stored: its values, integers perhaps as runs; or, of few different texts, these
 * and for each row which of them (−1: null); or nothing, where it follows from the submission of
 * each row.
 */
export type EncodedColumn =
  | readonly Datum[]
  | Integers
  | { readonly dictionary: readonly string[]; readonly codes: Integers }
  | typeof DERIVED;

export const DERIVED = { derived: true } as const;

/** The shorter form. What JSON cannot say, a number that is not finite, is null. */
export function encodeColumn(values: readonly Datum[]): EncodedColumn {
  if (values.every(Number.isSafeInteger)) return encodeIntegers(values as readonly number[]);
  if (values.every(isTextOrNull)) return encodeTexts(values);
  return values.map((value) =>
    typeof value === "number" && !Number.isFinite(value) ? null : value,
  );
}

/** The values, if these are so many of that type; undefined where something else is stored. */
export function decodeColumn(
  encoded: unknown,
  type: ColumnType,
  rows: number,
): readonly Datum[] | undefined {
  const isDatum = TESTS[type];
  if (Array.isArray(encoded)) {
    return encoded.length === rows && encoded.every(isDatum) ? encoded : undefined;
  }
  const { dictionary, codes, runs } = Object(encoded) as { readonly [key: string]: unknown };
  if (runs !== undefined) return isDatum(0) ? decodeIntegers(encoded, rows) : undefined;
  // A column of nulls only has an empty dictionary, whatever its type.
  const isText = (value: unknown) => isString(value) && isDatum(value);
  if (!Array.isArray(dictionary) || !dictionary.every(isText)) return undefined;
  const isCode = (code: number) => code >= -1 && code < dictionary.length;
  const decoded = decodeIntegers(codes, rows);
  return decoded?.every(isCode) ? decoded.map((code) => dictionary[code] ?? null) : undefined;
}

function encodeTexts(values: readonly (string | null)[]): EncodedColumn {
  const codeOf = new Map<string, number>();
  const all = values.map((value) => {
    if (value === null) return -1;
    const code = codeOf.get(value) ?? codeOf.size;
    codeOf.set(value, code);
    return code;
  });
  const dictionary = [...codeOf.keys()];
  const codes = encodeIntegers(all);
  const isShorter = textLength(dictionary) + lengthOf(codes) < textLength(values);
  return isShorter ? { dictionary, codes } : values;
}

/** Characters in JSON, near enough. */
const textLength = (texts: readonly (string | null)[]): number =>
  texts.reduce((sum, text) => sum + (text === null ? 5 : text.length + 3), 0);

const isString = (value: unknown): value is string => typeof value === "string";
const isTextOrNull = (value: unknown): value is string | null => value === null || isString(value);
const isNumberOrNull = (value: unknown): boolean => value === null || typeof value === "number";

const TESTS: Readonly<Record<ColumnType, (value: unknown) => boolean>> = {
  text: isTextOrNull,
  date: isTextOrNull,
  integer: isNumberOrNull,
  number: isNumberOrNull,
  period: isNumberOrNull,
  boolean: (value) => value === null || typeof value === "boolean",
};
