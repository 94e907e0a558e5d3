/** A line of text in an SVG of Vega's, and where it begins and ends. */
export type PlacedText = { readonly text: string; readonly left: number; readonly right: number };

export const widthOf = (svg: string): number => Number(/<svg[^>]* width="([\d.]+)"/.exec(svg)?.[1]);

/** All horizontal texts, as wide as Noto Sans draws them at the least: rotated ones are left out. */
export function textsIn(svg: string): PlacedText[] {
  const shifts: number[] = [];
  const texts: PlacedText[] = [];
  for (const [tag, ofGroup, attributes = "", content = ""] of svg.matchAll(TAGS)) {
    if (tag === "</g>") shifts.pop();
    else if (ofGroup !== undefined) shifts.push(shiftIn(ofGroup));
    else if (!attributes.includes("rotate")) {
      const at = shifts.reduce((sum, shift) => sum + shift, shiftIn(attributes));
      texts.push(...linesOf(content).map((line) => place(line, at, attributes)));
    }
  }
  return texts;
}

/** Ends of groups, their beginnings but for empty ones, and texts. */
const TAGS = /<\/g>|<g\b((?:[^>]*[^>/])?)>|<text\b([^>]*)>(.*?)<\/text>/gs;

const shiftIn = (attributes: string): number =>
  Number(/translate\((-?[\d.]+)/.exec(attributes)?.[1] ?? 0);

function linesOf(content: string): string[] {
  const spans = [...content.matchAll(/<tspan[^>]*>(.*?)<\/tspan>/gs)].map(([, line]) => line ?? "");
  return (spans.length > 0 ? spans : [content]).map(toPlain);
}

const toPlain = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

function place(text: string, at: number, attributes: string): PlacedText {
  const size = Number(/font-size="([\d.]+)px"/.exec(attributes)?.[1] ?? 11);
  const width = size * [...text].reduce((ems, sign) => ems + (sign > "\u2e80" ? 1 : 0.45), 0);
  const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1];
  const left = anchor === "end" ? at - width : anchor === "middle" ? at - width / 2 : at;
  return { text, left, right: left + width };
}
