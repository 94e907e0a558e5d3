import { attributeOf } from "../read/attributes.js";
import { appendToRoot, childrenOf, dropChildren } from "./edit-part.js";
import { escapeXml } from "./escape-xml.js";
import type { Package } from "./package.js";

const PART = "[Content_Types].xml";

/** States the type of a new part. */
export async function declareType(pack: Package, part: string, type: string): Promise<void> {
  const stated = `<Override PartName="${escapeXml(`/${part}`)}" ContentType="${type}"/>`;
  pack.write(PART, appendToRoot(await pack.textOf(PART), PART, stated));
}

/** States the type of all parts with an ending, unless that is stated already. */
export async function declareEnding(pack: Package, ending: string, type: string): Promise<void> {
  const xml = await pack.textOf(PART);
  const isKnown = childrenOf(xml, PART).some(
    (attributes) => attributeOf(attributes, "Extension")?.toLowerCase() === ending,
  );
  if (isKnown) return;
  const stated = `<Default Extension="${ending}" ContentType="${type}"/>`;
  pack.write(PART, appendToRoot(xml, PART, stated));
}

export async function withdrawType(pack: Package, part: string): Promise<void> {
  const name = `/${part}`.toLowerCase();
  const kept = dropChildren(
    await pack.textOf(PART),
    PART,
    (attributes) => attributeOf(attributes, "PartName")?.toLowerCase() === name,
  );
  pack.write(PART, kept);
}
