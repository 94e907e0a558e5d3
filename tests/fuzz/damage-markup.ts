import fc from "fast-check";
import { strToU8 } from "fflate";
import { packEntry, writeZip } from "../../src/workbook/container/write-zip.js";
import type { ZipEntry } from "../../src/workbook/container/zip.js";
import { HOSTILE_MARKUP, HOSTILE_WORDS } from "./hostile-words.js";

/** A part of a workbook as text. */
export type Part = { readonly name: string; readonly text: string };

type Damage = (xml: string) => string;

/** The workbook with one or two of its parts damaged, packed so that only the markup is at fault. */
export function damagedMarkup(
  entries: readonly ZipEntry[],
  parts: readonly Part[],
): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(
    fc.constantFrom(...parts),
    fc.array(damage, { minLength: 1, maxLength: 4 }),
  );
  return fc
    .array(change, { minLength: 1, maxLength: 2 })
    .map((changes) => withParts(entries, new Map(changes.map(([part, all]) => apply(part, all)))));
}

/** The workbook with these texts in place of its own. */
export const withParts = (
  entries: readonly ZipEntry[],
  texts: ReadonlyMap<string, string>,
): Uint8Array =>
  writeZip(
    entries.map((entry) => {
      const text = texts.get(entry.name);
      return text === undefined ? entry : packEntry(entry.name, strToU8(text));
    }),
  );

const apply = ({ name, text }: Part, damages: readonly Damage[]): [string, string] => [
  name,
  damages.reduce((xml, one) => one(xml), text),
];

/** Alike over its whole range: `fc.double` prefers what is next to nothing. */
const share = fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1e6);
const TAG = /<[^<>]*>/g;
const ATTRIBUTE = /([\w:]+)="([^"]*)"/g;

/** One of what a pattern matches, by a share of their number. */
function oneOf(xml: string, pattern: RegExp, at: number): RegExpExecArray | undefined {
  const all = [...xml.matchAll(pattern)];
  return all[Math.min(all.length - 1, Math.floor(at * all.length))];
}

function replaceOne(
  xml: string,
  pattern: RegExp,
  at: number,
  change: (found: RegExpExecArray) => string,
): string {
  const found = oneOf(xml, pattern, at);
  if (!found) return xml;
  const end = found.index + found[0].length;
  return xml.slice(0, found.index) + change(found) + xml.slice(end);
}

const damage: fc.Arbitrary<Damage> = fc.oneof(
  share.map((at) => (xml: string) => replaceOne(xml, TAG, at, () => "")),
  fc.tuple(share, fc.constantFrom(2, 3, 70, 5_000)).map(
    ([at, count]) =>
      (xml: string) =>
        replaceOne(xml, TAG, at, ([tag]) => tag.repeat(count)),
  ),
  fc.tuple(share, share).map(([from, to]) => (xml: string) => {
    const [tag = ""] = oneOf(xml, TAG, from) ?? [];
    return replaceOne(xml, TAG, to, (own) => own[0] + tag);
  }),
  {
    weight: 4,
    arbitrary: fc.tuple(share, fc.constantFrom(...HOSTILE_WORDS)).map(
      ([at, word]) =>
        (xml: string) =>
          replaceOne(xml, ATTRIBUTE, at, ([, name]) => `${name}="${word}"`),
    ),
  },
  // The same attribute twice, or none at all.
  share.map((at) => (xml: string) => replaceOne(xml, ATTRIBUTE, at, ([own]) => `${own} ${own}`)),
  share.map((at) => (xml: string) => replaceOne(xml, ATTRIBUTE, at, () => "")),
  fc.tuple(share, fc.constantFrom(...HOSTILE_WORDS)).map(
    ([at, word]) =>
      (xml: string) =>
        replaceOne(xml, />[^<>]+</g, at, () => `>${word}<`),
  ),
  fc.tuple(share, fc.constantFrom(...HOSTILE_MARKUP)).map(
    ([at, markup]) =>
      (xml: string) =>
        replaceOne(xml, TAG, at, ([tag]) => tag + markup),
  ),
  share.map((at) => (xml: string) => xml.slice(0, Math.floor(at * xml.length))),
  fc.constant((xml: string) => xml.replaceAll(/<(\/?)(?=\w)/g, "<$1x:")),
);
