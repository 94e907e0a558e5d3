import { refuseCorrupt } from "../container/unreadable.js";
import type { Attributes } from "../read/attributes.js";
import {
  appendTo,
  applyEdits,
  type Edit,
  type Element,
  prefixOf,
  toElement,
  withPrefix,
} from "./edit-xml.js";
import { attributesOf, type Tag, walkPart } from "./walk-xml.js";

/** Adds to the outermost element of a small part, such as one of relationships. */
export function appendToRoot(xml: string, part: string, content: string): string {
  const root = rootOf(xml, part);
  return applyEdits(xml, [appendTo(root, withPrefix(content, prefixOf(root.name)))]);
}

/** The attributes of the elements in the outermost one. */
export function childrenOf(xml: string, part: string): Attributes[] {
  const children: Attributes[] = [];
  walkPart(xml, part, (tag) => {
    if (tag.depth === 1 && tag.kind !== "close") children.push(attributesOf(xml, tag));
  });
  return children;
}

/** Takes elements out of the outermost one. */
export function dropChildren(
  xml: string,
  part: string,
  isDropped: (attributes: Attributes) => boolean,
): string {
  const edits: Edit[] = [];
  let start = 0;
  let drops = false;
  walkPart(xml, part, (tag) => {
    if (tag.depth !== 1) return;
    if (tag.kind !== "close") {
      start = tag.start;
      drops = isDropped(attributesOf(xml, tag));
    }
    if (drops && tag.kind !== "open") edits.push({ start, end: tag.end, text: "" });
  });
  return applyEdits(xml, edits);
}

function rootOf(xml: string, part: string): Element {
  let first: Tag | undefined;
  let root: Element | undefined;
  walkPart(xml, part, (tag) => {
    if (tag.depth !== 0) return;
    if (tag.kind !== "close") first = tag;
    if (first && tag.kind !== "open") root = toElement(first, tag);
  });
  return root ?? refuseCorrupt("markup", part);
}
