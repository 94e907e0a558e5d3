import { Inflate, inflateSync } from "fflate";
import { checksum } from "./checksum.js";
import { MEGABYTE } from "./limits.js";
import { refuseCorrupt, Unreadable } from "./unreadable.js";
import type { ZipEntry } from "./zip.js";

const METHOD = { stored: 0, deflated: 8 };
/** Packed bytes per step: deflate makes at most 1032 bytes of one, so a step yields 8 MB at most. */
const STEP = 8_192;
/** Up to here one call is quicker than steps, and still cheap where the declared size is a lie. */
const AT_ONCE = { size: MEGABYTE, packed: 32_768 };
/** Bytes per piece of what is not compressed. */
const STORED_PIECE = 262_144;

/**
 * The bytes of one entry, piece by piece: never more than it declares, and checked against its
 * checksum once all have been taken.
 */
export function* inflate(entry: ZipEntry): Generator<Uint8Array> {
  let crc = 0;
  let size = 0;
  for (const piece of unpack(entry)) {
    size += piece.length;
    if (size > entry.size) refuseCorrupt("compressed-data", entry.name);
    crc = checksum(piece, crc);
    yield piece;
  }
  if (size !== entry.size) refuseCorrupt("compressed-data", entry.name);
  if (crc !== entry.crc) refuseCorrupt("checksum", entry.name);
}

function unpack(entry: ZipEntry): Iterable<Uint8Array> {
  if (entry.method === METHOD.stored) return splitStored(entry);
  if (entry.method !== METHOD.deflated) refuseCorrupt("compression-method", entry.name);
  const { size, packed } = entry;
  if (isTooLong(packed.length, size)) refuseCorrupt("compressed-data", entry.name);
  const isSmall = size <= AT_ONCE.size && packed.length <= AT_ONCE.packed;
  return isSmall ? inflateAtOnce(entry) : inflateInSteps(entry);
}

/** No compressor makes its input twice as long; only a lie about the size does. */
const isTooLong = (packed: number, size: number): boolean => packed > 2 * size + 1_024;

function* splitStored({ packed }: ZipEntry): Generator<Uint8Array> {
  for (let at = 0; at < packed.length; at += STORED_PIECE)
    yield packed.subarray(at, at + STORED_PIECE);
}

function inflateAtOnce({ name, packed, size }: ZipEntry): Uint8Array[] {
  // One byte to spare shows that there was more than declared; fflate drops what does not fit.
  const out = new Uint8Array(size + 1);
  return [orCorrupt(name, () => inflateSync(packed, { out }))];
}

function* inflateInSteps({ name, packed }: ZipEntry): Generator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let made = 0;
  const stream = new Inflate((piece) => {
    made += piece.length;
    pieces.push(piece);
  });
  for (let at = 0; at < packed.length; at += STEP) {
    const isLast = at + STEP >= packed.length;
    orCorrupt(name, () => stream.push(packed.subarray(at, at + STEP), isLast));
    // Blocks that make nothing but new codes would take minutes.
    if (isTooLong(at, made)) refuseCorrupt("compressed-data", name);
    yield* pieces.splice(0);
  }
}

function orCorrupt<Result>(part: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    return refuseCorrupt("compressed-data", part);
  }
}
