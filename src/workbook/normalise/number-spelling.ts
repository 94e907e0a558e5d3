import { toPlainSigns } from "./full-width.js";
import { trimSpaces } from "./spaces.js";

/** A number as spelt in a text, and what stands behind it: its unit, or "". */
export type NumberSpelling = { readonly number: number; readonly suffix: string };

/**
 * Digits in any width, properly grouped or not, with a sign and a decimal point. Everything else
 * is no number, above all what could be two numbers or a decimal comma: `4,29`, `0,125`, `1 234`.
 */
export function parseNumberSpelling(text: string): NumberSpelling | undefined {
  const match = SPELLING.exec(toBareSpelling(text));
  if (!match) return undefined;
  const [, sign = "", digits = "", rest = ""] = match;
  const suffix = trimSpaces(rest);
  // Whatever goes on like a number is not the number it starts with: 12-15, 12.3.4, 1,0000.
  if (/^[\d.,+-]/.test(suffix)) return undefined;
  const amount = Number(digits.replaceAll(",", ""));
  // Beyond this the digits in the cell are more than a number holds.
  if (amount > Number.MAX_SAFE_INTEGER) return undefined;
  return { number: sign === "-" ? -amount : amount, suffix };
}

/** In plain signs, without outer spaces and the apostrophe that marks text in Excel. */
export function toBareSpelling(text: string): string {
  const trimmed = trimSpaces(text);
  return toPlainSigns(trimSpaces(trimmed.replace(/^['’‘＇]/, "").replace(/['’‘＇]$/, "")));
}

const SPELLING = /^([+-]?)([1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+)(.*)$/s;
