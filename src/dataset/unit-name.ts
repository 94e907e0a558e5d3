/** Brackets, commas and dashes that people type for one another. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "（": "(",
    "【": "(",
    "〔": "(",
    "[": "(",
    "）": ")",
    "】": ")",
    "〕": ")",
    "]": ")",
  }).concat(
    Object.entries({ "，": ",", "、": ",", "－": "-", "—": "-", "–": "-", "・": "·", "•": "·" }),
  ),
);

/**
 * What two spellings of one name have in common: without spaces, half width, lower case, one kind of
 * brackets and dashes. Names alike in this are asked about, never merged.
 */
export const spellingKey = (name: string): string =>
  [...name.toLowerCase()]
    .filter((sign) => !/[\s\u3000\u200b\ufeff]/u.test(sign))
    .map((sign) => ALIKE.get(sign) ?? toHalfWidth(sign))
    .join("");

function toHalfWidth(sign: string): string {
  const code = sign.charCodeAt(0);
  return code > 0xff00 && code < 0xff5f ? String.fromCharCode(code - 0xfee0) : sign;
}
