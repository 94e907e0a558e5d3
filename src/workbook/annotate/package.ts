import { strToU8 } from "fflate";
import type { Container } from "../container/container.js";
import { refuseCorrupt } from "../container/unreadable.js";
import { packEntry, writeZip } from "../container/write-zip.js";

/**
 * A container whose parts can be replaced. What is read is what was written last; parts that nobody
 * wrote are copied as they are packed.
 */
export type Package = Container & {
  /** The text of a part that must be there. */
  readonly textOf: (part: string) => Promise<string>;
  /** Writing what was read changes nothing: the part is still copied. */
  readonly write: (part: string, text: string) => void;
  readonly remove: (part: string) => void;
  readonly toBytes: () => Uint8Array;
};

export function openPackage(container: Container): Package {
  /** By name in lower case, as names of parts are compared. */
  const changes = new Map<string, { readonly name: string; readonly text?: string }>();
  const changeOf = (part: string) => changes.get(part.toLowerCase());
  const originals = new Map<string, string | undefined>();
  const text = async (part: string) => {
    const change = changeOf(part);
    if (change) return change.text;
    const key = part.toLowerCase();
    if (!originals.has(key)) originals.set(key, await container.text(part));
    return originals.get(key);
  };
  return {
    ...container,
    has: (part) => {
      const change = changeOf(part);
      return change ? change.text !== undefined : container.has(part);
    },
    text,
    pieces: (part) => {
      const change = changeOf(part);
      return change ? onePiece(change.text ?? "") : container.pieces(part);
    },
    textOf: async (part) => (await text(part)) ?? refuseCorrupt("missing-part", part),
    write: (part, written) => {
      const key = part.toLowerCase();
      if (changes.has(key) || originals.get(key) !== written)
        changes.set(key, { name: part, text: written });
    },
    remove: (part) => changes.set(part.toLowerCase(), { name: part }),
    toBytes: () => writeZip(entriesOf(container, changes)),
  };
}

function entriesOf(
  { entries }: Container,
  changes: ReadonlyMap<string, { readonly name: string; readonly text?: string }>,
) {
  const known = new Set(entries.map(({ name }) => name.toLowerCase()));
  const kept = entries.flatMap((entry) => {
    const change = changes.get(entry.name.toLowerCase());
    if (!change) return [entry];
    return change.text === undefined ? [] : [packEntry(entry.name, encode(change.text))];
  });
  const added = [...changes].flatMap(([key, { name, text }]) =>
    known.has(key) || text === undefined ? [] : [packEntry(name, encode(text))],
  );
  return [...kept, ...added];
}

const ENCODING = /^(<\?xml[^>]*?encoding\s*=\s*)("[^"]*"|'[^']*')/;

/** Parts are written in UTF-8, whatever they were in. */
function encode(text: string): Uint8Array {
  const written = ENCODING.exec(text)?.[2]?.slice(1, -1).toLowerCase();
  const isTrue = written === undefined || written === "utf-8";
  return strToU8(isTrue ? text : text.replace(ENCODING, '$1"UTF-8"'));
}

async function* onePiece(text: string): AsyncGenerator<string> {
  yield text;
}
