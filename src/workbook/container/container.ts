import type { FileProblem } from "../content.js";
import { decodePieces } from "./decode.js";
import { diagnoseBytes, diagnosePackage } from "./diagnose.js";
import { inflate } from "./inflate.js";
import { LIMITS, MEGABYTE, refuseTooLarge } from "./limits.js";
import { refuse, refuseCorrupt, toProblem } from "./unreadable.js";
import { readZip, type ZipEntry } from "./zip.js";

/**
 * A workbook file that has been opened but not read: its parts, each inflated on demand and held
 * to its declared size. The functions that read a part throw `Unreadable` where it is damaged;
 * callers outside of `readWorkbook` turn that into a problem with `toProblem`.
 */
export type Container = {
  readonly kind: "container";
  /** The parts' names in the order of the archive, with forward slashes, without a leading one. */
  readonly parts: readonly string[];
  /** The same parts as packed, for copying them into another archive. */
  readonly entries: readonly ZipEntry[];
  /** Names of parts are the same whatever their case (ECMA-376, part 2, 6.2.2.3). */
  readonly has: (name: string) => boolean;
  /** Undefined where there is no such part. */
  readonly text: (name: string) => Promise<string | undefined>;
  /** The text of a part that may be long, piece by piece; take all, so that it is verified. */
  readonly pieces: (name: string) => AsyncIterable<string>;
};

/** Opens the bytes of a file as a workbook, or says what else they are; reads no sheet yet. */
export async function openContainer(bytes: Uint8Array): Promise<Container | FileProblem> {
  try {
    const problem = diagnoseBytes(bytes);
    if (problem) return problem;
    const container = toContainer(readZip(bytes));
    return (await diagnosePackage(container)) ?? container;
  } catch (error) {
    return toProblem(error);
  }
}

function toContainer(entries: readonly ZipEntry[]): Container {
  const byName = indexByName(entries);
  const find = (name: string) => byName.get(name.toLowerCase());
  const unpack = createUnpacker();
  return {
    kind: "container",
    parts: entries.map(({ name }) => name),
    entries,
    has: (name) => find(name) !== undefined,
    text: async (name) => {
      const entry = find(name);
      if (!entry) return undefined;
      let text = "";
      for await (const piece of decodePieces(unpack(entry), entry.size, entry.name)) text += piece;
      return text;
    },
    pieces: (name) => {
      const entry = find(name) ?? refuseCorrupt("missing-part", name);
      return decodePieces(unpack(entry), entry.size, entry.name);
    },
  };
}

function indexByName(entries: readonly ZipEntry[]): ReadonlyMap<string, ZipEntry> {
  const byName = new Map<string, ZipEntry>();
  for (const entry of entries) {
    const name = entry.name.toLowerCase();
    if (name.split("/").includes("__proto__")) refuse("file/unsafe-name", { name: entry.name });
    // Of two parts with one name, different programs read different ones.
    if (byName.has(name)) refuseCorrupt("duplicate-part", entry.name);
    byName.set(name, entry);
  }
  return byName;
}

/**
 * Inflates, within the limits: by what the directory declares, to which `inflate` holds every entry.
 * Only what is read counts; a picture of any size does no harm.
 */
function createUnpacker(): (entry: ZipEntry) => AsyncGenerator<Uint8Array> {
  const read = new Set<ZipEntry>();
  const budget = { spent: 0 };
  let [packed, total] = [0, 0];
  return (entry) => {
    if (!read.has(entry)) {
      read.add(entry);
      packed += entry.packed.length;
      total += entry.size;
    }
    refuseAbove(LIMITS.partMegabytes, entry.size, entry.name);
    refuseAbove(LIMITS.totalMegabytes, total, entry.name);
    refuseAbove(LIMITS.packedMegabytes, packed, entry.name);
    return inflate(entry, budget);
  };
}

function refuseAbove(megabytes: number, bytes: number, part: string): void {
  if (bytes > megabytes * MEGABYTE) refuseTooLarge(megabytes, "MB", part);
}
