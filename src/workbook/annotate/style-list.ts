import { attributeSpans, withAttribute } from "./attribute-spans.js";
import { appendTo, type Edit, type Element } from "./edit-xml.js";

/** One list of the styles part: fonts, fills, borders or formats of cells. */
export type StyleList = {
  /** The element at an index; the first one for an index that the list does not have. */
  readonly at: (index: number) => string;
  /** The index of an element, which is added unless an equal one is there. */
  readonly add: (item: string) => number;
  readonly added: () => readonly string[];
};

/** `seeds`: what Excel expects at the beginning of a list, for a part that lacks it. */
export function openStyleList(items: string[], seeds: readonly string[]): StyleList {
  const before = items.length;
  if (before === 0) items.push(...seeds);
  let indexes: Map<string, number> | undefined;
  return {
    at: (index) => items[index] ?? items[0] ?? "",
    add: (item) => {
      indexes ??= indexOf(items);
      const key = toKey(item);
      const known = indexes.get(key);
      if (known !== undefined) return known;
      indexes.set(key, items.length);
      return items.push(item) - 1;
    },
    added: () => items.slice(before),
  };
}

export function appendStyles(xml: string, element: Element, count: number, added: string): Edit[] {
  const tag = xml.slice(element.start, element.tagEnd);
  const counted = withAttribute(tag, "count", String(count));
  if (element.isEmpty) {
    const text = `${counted.slice(0, -2)}>${added}</${element.name}>`;
    return [{ start: element.start, end: element.tagEnd, text }];
  }
  return [{ start: element.start, end: element.tagEnd, text: counted }, appendTo(element, added)];
}

/** Elements are equal whatever the order of their attributes and the space between their tags. */
export const toKey = (item: string): string =>
  item.replace(/>\s+</g, "><").replace(/<[^/<>][^<>]*>/g, (tag) => {
    const attributes = attributeSpans(tag).map(({ name, value }) => `${name}="${value}"`);
    const [name] = tag.split(/[\s/>]/, 1);
    return [name, ...attributes.toSorted(), tag.endsWith("/>") ? "/>" : ">"].join(" ");
  });

function indexOf(items: readonly string[]): Map<string, number> {
  const indexes = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const key = toKey(item);
    if (!indexes.has(key)) indexes.set(key, index);
  }
  return indexes;
}
