/**
 * How wide a text is in pixels, without any font at hand: measured on Noto Sans CJK, where a Chinese
 * character is as wide as it is high. A little generous rather than too narrow.
 */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const sign of text) ems += WIDE.test(sign) ? 1 : CAPITAL.test(sign) ? 0.7 : 0.57;
  return ems * fontSize;
}

/** The text in lines no wider than `width`, broken anywhere, as Chinese may be. */
export function wrapText(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const sign of text) {
    if (line !== "" && textWidth(line + sign, fontSize) > width) {
      lines.push(line);
      line = "";
    }
    line += sign;
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}

const WIDE =
  /[\u1100-\u11ff\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]|[\u{10000}-\u{10ffff}]/u;
const CAPITAL = /[A-Z%@mw&]/;
