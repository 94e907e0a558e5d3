import type { Tag } from "./walk-xml.js";

/** What stands between `start` and `end` becomes `text`. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** An element to which something may be added. */
export type Element = {
  readonly name: string;
  /** Of its first tag. */
  readonly start: number;
  /** The index after its first tag. */
  readonly tagEnd: number;
  /** Of its end tag, or the index after its only one. */
  readonly contentEnd: number;
  readonly isEmpty: boolean;
};

/** The edits must not overlap; those at one place take effect in their order. */
export function applyEdits(xml: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    pieces.push(xml.slice(at, start), text);
    at = end;
  }
  return pieces.join("") + xml.slice(at);
}

/** An element by its first tag, and by its end tag once that has come. */
export const toElement = (first: Tag, last: Tag): Element => ({
  name: first.name,
  start: first.start,
  tagEnd: first.end,
  contentEnd: last === first ? first.end : last.start,
  isEmpty: first.kind === "empty",
});

/** Adds to the end of an element; to an empty one only once, since its tag has to be opened. */
export function appendTo(element: Element, content: string): Edit {
  const { name, tagEnd, contentEnd, isEmpty } = element;
  return isEmpty
    ? { start: tagEnd - 2, end: tagEnd, text: `>${content}</${name}>` }
    : { start: contentEnd, end: contentEnd, text: content };
}

/** Markup of ours with the prefix (`x:`, or none) that a part uses for its own vocabulary. */
export const withPrefix = (xml: string, prefix: string): string =>
  prefix === "" ? xml : xml.replace(/<(\/?)(?=[A-Za-z])/g, `<$1${prefix}`);

export const prefixOf = (name: string): string => name.slice(0, name.indexOf(":") + 1);
