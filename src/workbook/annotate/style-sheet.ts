import { refuseCorrupt } from "../container/unreadable.js";
import {
  appendTo,
  applyEdits,
  type Edit,
  type Element,
  prefixOf,
  toElement,
  withPrefix,
} from "./edit-xml.js";
import { appendStyles, openStyleList, type StyleList } from "./style-list.js";
import { type Tag, walkPart } from "./walk-xml.js";

/** The styles part as lists to which styles are added, and nothing else of it touched. */
export type StyleSheet = {
  readonly prefix: string;
  readonly fonts: StyleList;
  readonly fills: StyleList;
  readonly borders: StyleList;
  readonly formats: StyleList;
  readonly toXml: () => string;
};

type Section = { readonly element?: Element; readonly items: string[]; readonly list: StyleList };

/** The children of `styleSheet` in the order of its schema. */
const ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];

const PLAIN = 'numFmtId="0" fontId="0" fillId="0" borderId="0"';
const SEEDS: Readonly<Record<string, readonly string[]>> = {
  fonts: ['<font><sz val="11"/><name val="宋体"/></font>'],
  fills: [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ],
  borders: ["<border><left/><right/><top/><bottom/><diagonal/></border>"],
  cellStyleXfs: [`<xf ${PLAIN}/>`],
  cellXfs: [`<xf ${PLAIN} xfId="0"/>`],
};

export function openStyleSheet(xml: string, part: string): StyleSheet {
  const { root, children, items } = mapStyles(xml, part);
  const prefix = prefixOf(root.name);
  const open = (name: string): Section => {
    const element = children.get(name);
    const own = items.get(name) ?? [];
    const seeds = (SEEDS[name] ?? []).map((seed) => withPrefix(seed, prefix));
    return { ...(element && { element }), items: own, list: openStyleList(own, seeds) };
  };
  const sections = new Map(Object.keys(SEEDS).map((name) => [name, open(name)]));
  const list = (name: string) => sections.get(name)?.list ?? refuseCorrupt("markup", part);
  return {
    prefix,
    fonts: list("fonts"),
    fills: list("fills"),
    borders: list("borders"),
    formats: list("cellXfs"),
    toXml: () => {
      const isSame = [...sections.values()].every(({ list: { added } }) => added().length === 0);
      return isSame ? xml : applyEdits(xml, editsOf(xml, root, children, sections));
    },
  };
}

function mapStyles(xml: string, part: string) {
  const children = new Map<string, Element>();
  const items = new Map<string, string[]>(Object.keys(SEEDS).map((name) => [name, []]));
  const open: Tag[] = [];
  let root: Element | undefined;
  walkPart(xml, part, (tag) => {
    if (tag.kind !== "close") open[tag.depth] = tag;
    const first = open[tag.depth];
    const parent = open[1]?.local ?? "";
    if (tag.kind === "open" || !first) return;
    if (tag.depth === 0) root = toElement(first, tag);
    else if (tag.depth === 1) children.set(tag.local, toElement(first, tag));
    else if (tag.depth === 2 && parent in SEEDS)
      items.get(parent)?.push(xml.slice(first.start, tag.end));
  });
  return { root: root ?? refuseCorrupt("markup", part), children, items };
}

function editsOf(
  xml: string,
  root: Element,
  children: ReadonlyMap<string, Element>,
  sections: ReadonlyMap<string, Section>,
): Edit[] {
  const edits: Edit[] = [];
  const prefix = prefixOf(root.name);
  let tail = "";
  for (const [name, { element, items, list }] of sections) {
    const added = list.added().join("");
    if (added === "") continue;
    if (element) {
      edits.push(...appendStyles(xml, element, items.length, added));
      continue;
    }
    const text = `<${prefix}${name} count="${items.length}">${added}</${prefix}${name}>`;
    const next = ORDER.slice(ORDER.indexOf(name) + 1).find((later) => children.has(later));
    const start = children.get(next ?? "")?.start;
    if (start === undefined) tail += text;
    else edits.push({ start, end: start, text });
  }
  return tail === "" ? edits : [...edits, appendTo(root, tail)];
}
