import type { Container } from "../container/container.js";
import { LIMITS, refuseTooLarge } from "../container/limits.js";
import { attributeOf } from "./attributes.js";
import { readXml } from "./xml.js";

/** A link from one part of the package to another (ECMA-376, part 2, 6.5). */
export type Relationship = {
  /** The last step of the type's address, which strict and transitional files share: `worksheet`. */
  readonly type: string;
  /** The name of the part. */
  readonly target: string;
};

/** By id, without those that lead out of the package; empty where the part has none. */
export async function readRelationships(
  container: Container,
  part: string,
): Promise<ReadonlyMap<string, Relationship>> {
  const relationships = new Map<string, Relationship>();
  let count = 0;
  if (!container.has(part)) return relationships;
  const folder = folderOf(part).replace(/_rels\/$/, "");
  await readXml(container.pieces(part), part, {
    open: (element, attributes) => {
      if (element !== "Relationship") return;
      count += 1;
      if (count > LIMITS.parts) refuseTooLarge(LIMITS.parts, "parts", part);
      if (attributeOf(attributes, "TargetMode") === "External") return;
      const type = (attributeOf(attributes, "Type") ?? "").replace(/^.*\//, "");
      const target = resolve(folder, attributeOf(attributes, "Target") ?? "", container);
      relationships.set(attributeOf(attributes, "Id") ?? "", { type, target });
    },
  });
  return relationships;
}

/** The part that holds the relationships of a part; `""` stands for the whole package. */
export function relationshipsOf(part: string): string {
  const folder = folderOf(part);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
}

/** Absolute, relative and percent-encoded targets are all in use. */
function resolve(folder: string, target: string, container: Container): string {
  const path = target.trim().replaceAll("\\", "/");
  const steps: string[] = [];
  for (const step of (path.startsWith("/") ? path : folder + path).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  const name = steps.join("/");
  return container.has(name) ? name : decodePercent(name);
}

function decodePercent(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf("/") + 1);
