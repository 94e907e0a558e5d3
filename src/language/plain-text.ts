import { quote } from "./excel-quote.js";

/** What `plain` can leave out of account when texts are compared. */
export type PlainClass = "spaces" | "quotes" | "bars" | "width";

export const PLAIN_CLASSES: readonly PlainClass[] = ["spaces", "quotes", "bars", "width"];

const REMOVED: Readonly<Record<Exclude<PlainClass, "width">, string>> = {
  spaces: " \u3000\u00a0\t\r\n",
  quotes: "\"'“”‘’「」『』＂＇",
  bars: "|｜│¦丨",
};

/** Full-width signs and digits that formulas turn into half-width ones one by one. */
const COMMON_WIDE = [..."，．：；！？（）％＋－／＝０１２３４５６７８９"];
/** More would nest too deep: a text with one of these is not decided in Excel. */
const RARE_WIDE = wideSigns().filter((sign) => !COMMON_WIDE.includes(sign));

function wideSigns(): string[] {
  return Array.from({ length: 0x5e }, (_, at) => String.fromCharCode(0xff01 + at));
}

const toNarrow = (wide: string): string => String.fromCharCode(wide.charCodeAt(0) - 0xfee0);

/**
 * A text without what does not count as a difference: spaces, quotation marks and bars are left out,
 * full-width letters, digits and signs (U+FF01 to U+FF5E) become half-width. Nothing else is mapped:
 * NFKC would turn ㎡ into m2.
 */
export function toPlainText(text: string, classes: readonly PlainClass[] = PLAIN_CLASSES): string {
  const narrow = classes.includes("width") ? text.replace(WIDE, toNarrow) : text;
  return narrow.replace(patternOf(classes), "");
}

const WIDE = /[\uff01-\uff5e]/g;

/** Made once: checks of rows take the same few classes many thousand times. */
function patternOf(classes: readonly PlainClass[]): RegExp {
  const key = classes.join();
  const known = patterns.get(key) ?? new RegExp(`[${removedBy(classes)}]`, "g");
  patterns.set(key, known);
  return known;
}

const patterns = new Map<string, RegExp>();

const removedBy = (classes: readonly PlainClass[]): string =>
  classes.map((name) => (name === "width" ? "" : REMOVED[name])).join("");

/**
 * The same as a formula.
 *
 * @param isArray the text stands for a column
 */
export function plainFormula(
  text: string,
  isArray: boolean,
  classes: readonly PlainClass[] = PLAIN_CLASSES,
): string {
  const isWidth = classes.includes("width");
  const removed = [...removedBy(classes)].filter((sign) => !/[\t\r\n]/.test(sign));
  const wide = isWidth ? COMMON_WIDE.filter((sign) => !removed.includes(sign)) : [];
  const narrowed = wide.reduce(
    (left, sign) => `SUBSTITUTE(${left},${quote(sign)},${quote(toNarrow(sign))})`,
    text,
  );
  const plain = removed.reduce((left, sign) => `SUBSTITUTE(${left},${quote(sign)},"")`, narrowed);
  if (!isWidth) return plain;
  const rare = RARE_WIDE.filter((sign) => !removed.includes(sign));
  const found = `ISNUMBER(FIND({${rare.map(quote).join(",")}},${text}))*1`;
  const count = isArray
    ? `MMULT(${found},{${rare.map(() => "1").join(";")}})`
    : `SUMPRODUCT(${found})`;
  return `IF(${count}>0,NA(),${plain})`;
}
