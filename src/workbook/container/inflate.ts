import { inflateSync } from "fflate";
import { checksum } from "./checksum.js";
import { refuseCorrupt } from "./unreadable.js";
import type { ZipEntry } from "./zip.js";

/** The parts of the Streams and Compression standards used here; Node and browsers have them. */
type Chunk = { readonly done: boolean; readonly value?: Uint8Array };
type Reader = { readonly read: () => Promise<Chunk>; readonly cancel: () => Promise<void> };
declare const DecompressionStream: new (format: "deflate-raw") => object;
declare const Blob: new (
  parts: readonly Uint8Array[],
) => {
  readonly stream: () => {
    readonly pipeThrough: (through: object) => { readonly getReader: () => Reader };
  };
};

const METHOD = { stored: 0, deflated: 8 };

/** What is inflated at once by fflate, of one entry and of all; above, the platform does it. */
const AT_ONCE = { size: 1_048_576, packed: 32_768, allPacked: 262_144 };

/** How many packed bytes have been inflated at once. */
export type Budget = { spent: number };

/**
 * The bytes of one entry, piece by piece: never more than it declares, and checked against its
 * checksum once all have been taken.
 */
export async function* inflate(entry: ZipEntry, budget: Budget): AsyncGenerator<Uint8Array> {
  let crc = 0;
  let size = 0;
  for await (const piece of unpack(entry, budget)) {
    size += piece.length;
    if (size > entry.size) refuseCorrupt("compressed-data", entry.name);
    crc = checksum(piece, crc);
    yield piece;
  }
  if (size !== entry.size) refuseCorrupt("compressed-data", entry.name);
  if (crc !== entry.crc) refuseCorrupt("checksum", entry.name);
}

/**
 * A call costs a tenth of a stream, which matters for the dozen small parts of a form. But fflate
 * takes 0.1 ms for every block with codes of its own, of which a hostile megabyte holds 40,000, so
 * that larger parts go to the platform's own decompression.
 */
function unpack(entry: ZipEntry, budget: Budget): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  const { method, size, packed } = entry;
  if (method === METHOD.stored) return [packed];
  if (method !== METHOD.deflated) return refuseCorrupt("compression-method", entry.name);
  // No compressor makes its input twice as long; only a lie about the size does.
  if (packed.length > 2 * size + 1_024) refuseCorrupt("compressed-data", entry.name);
  budget.spent += packed.length;
  const isSmall = size <= AT_ONCE.size && packed.length <= AT_ONCE.packed;
  return isSmall && budget.spent <= AT_ONCE.allPacked
    ? inflateAtOnce(entry)
    : inflateInSteps(entry);
}

function inflateAtOnce({ name, packed, size }: ZipEntry): Uint8Array[] {
  // One byte to spare shows that there was more than declared; fflate drops what does not fit.
  const out = new Uint8Array(size + 1);
  try {
    return [inflateSync(packed, { out })];
  } catch {
    return refuseCorrupt("compressed-data", name);
  }
}

/** Ends as soon as its consumer does, so that no more is inflated than is wanted. */
async function* inflateInSteps({ name, packed }: ZipEntry): AsyncGenerator<Uint8Array> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || !value) return;
      yield value;
    }
  } catch {
    refuseCorrupt("compressed-data", name);
  } finally {
    // What was refused meanwhile is what counts.
    await reader.cancel().catch(() => {});
  }
}
