export const SPELT_WIDE = "０１２３４５６７８９＋－−．，／\u3000\u00a0";
export const SPELT_PLAIN = "0123456789+--.,/  ";

/**
 * The characters numbers and dates are written with, in their plain spelling, one to one. Never
 * NFKC: it would turn 10³ into 103 and ① into 1.
 */
export function toPlainSigns(text: string): string {
  return [...text].map((character) => PLAIN.get(character) ?? character).join("");
}

/** Full-width ASCII to ASCII, one to one, for comparing words such as Ｎ／Ａ with N/A. */
export function toHalfWidth(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

const PLAIN: ReadonlyMap<string, string> = new Map(
  [...SPELT_WIDE].map((wide, index) => [wide, SPELT_PLAIN.charAt(index)]),
);
