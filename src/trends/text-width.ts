import { textWidth } from "../model/text-width.js";

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
