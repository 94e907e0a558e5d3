/**
 * How wide a text is in pixels, without any font at hand: measured on Noto Sans CJK, where a Chinese
 * character is as wide as it is high. A little generous rather than too narrow.
 */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const sign of text) ems += WIDE.test(sign) ? 1 : CAPITAL.test(sign) ? 0.7 : 0.57;
  return ems * fontSize;
}

const WIDE =
  /[\u1100-\u11ff\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]|[\u{10000}-\u{10ffff}]/u;
const CAPITAL = /[A-Z%@mw&]/;
