import { attributeOf } from "../read/attributes.js";
import { readRelationships, relationshipsOf } from "../read/relationships.js";
import { withdrawType } from "./content-types.js";
import { XML_HEAD } from "./dialect.js";
import { appendToRoot, childrenOf, dropChildren } from "./edit-part.js";
import { escapeXml } from "./escape-xml.js";
import type { Package } from "./package.js";

const NONE = `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`;

/** Relates a part to another and returns the id; `type` is the whole address of the kind. */
export async function relate(
  pack: Package,
  from: string,
  type: string,
  to: string,
): Promise<string> {
  const part = relationshipsOf(from);
  const xml = (await pack.text(part)) ?? NONE;
  const id = freeId(childrenOf(xml, part).map((attributes) => attributeOf(attributes, "Id")));
  const target = escapeXml(relativeTarget(from, to));
  const link = `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  pack.write(part, appendToRoot(xml, part, link));
  return id;
}

/** Takes out the parts of a kind that `from` is related to, their relationships and their types. */
export async function dropRelated(pack: Package, from: string, kind: string): Promise<void> {
  const part = relationshipsOf(from);
  const relationships = await readRelationships(pack, part);
  const related = new Map([...relationships].filter(([, { type }]) => type === kind));
  if (related.size === 0) return;
  const isDropped = (id: string | undefined) => id !== undefined && related.has(id);
  const kept = dropChildren(await pack.textOf(part), part, (attributes) =>
    isDropped(attributeOf(attributes, "Id")),
  );
  pack.write(part, kept);
  for (const { target } of related.values()) {
    await withdrawType(pack, target);
    pack.remove(target);
  }
}

/** A name that no part has: the first free number after the stem. */
export function freePart(pack: Package, stem: string, ending: string): string {
  for (let number = 1; ; number += 1) {
    const part = `${stem}${number}.${ending}`;
    if (!pack.has(part)) return part;
  }
}

function freeId(ids: readonly (string | undefined)[]): string {
  const used = new Set(ids);
  let number = used.size + 1;
  while (used.has(`rId${number}`)) number += 1;
  return `rId${number}`;
}

/** ExcelJS finds notes only by a relative target. */
function relativeTarget(from: string, to: string): string {
  const source = from.split("/").slice(0, -1);
  const target = to.split("/");
  let shared = 0;
  while (shared < source.length && source[shared] === target[shared]) shared += 1;
  return [...source.slice(shared).map(() => ".."), ...target.slice(shared)].join("/");
}
