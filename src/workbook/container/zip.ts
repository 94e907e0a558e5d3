import { decodeName } from "./decode.js";
import { LIMITS, refuseTooLarge } from "./limits.js";
import { refuse, refuseCorrupt } from "./unreadable.js";

/** One file of a zip archive, as its central directory states it. */
export type ZipEntry = {
  /** With forward slashes, without a leading one. */
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  /** As stored in the archive. */
  readonly packed: Uint8Array;
  /** As declared, in bytes; what is inflated is held to it. */
  readonly size: number;
};

/** The end record, and where the directory is. */
type Directory = {
  readonly count: number;
  readonly start: number;
  readonly end: number;
  /** How many bytes stand before the archive, which its own offsets do not count. */
  readonly before: number;
};

type Header = Omit<ZipEntry, "packed"> & {
  readonly encrypted: boolean;
  readonly packedSize: number;
  readonly localHeader: number;
  readonly next: number;
};

const END = { signature: 0x06054b50, size: 22, longestComment: 0xffff };
const END_64 = { signature: 0x06064b50, size: 56 };
const LOCATOR_64 = { signature: 0x07064b50, size: 20 };
const CENTRAL = { signature: 0x02014b50, size: 46 };
const LOCAL = { signature: 0x04034b50, size: 30 };
const EXTRA_64 = 0x0001;
const MAX_16 = 0xffff;
const MAX_32 = 0xffffffff;

/**
 * The files of an archive by its central directory (PKWARE APPNOTE 6.3), folders left out. An own
 * walk, because a library's reader inflates before anybody can look at the declared sizes.
 */
export function readZip(archive: Uint8Array): ZipEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const directory = findDirectory(view);
  if (directory.count > LIMITS.parts) refuseTooLarge(LIMITS.parts, "parts");
  const entries: ZipEntry[] = [];
  let at = directory.start;
  for (let index = 0; index < directory.count; index += 1) {
    const header = readHeader(view, archive, at, directory.end);
    if (header.encrypted) refuse("file/encrypted");
    const { name, method, crc, size } = header;
    if (name.length > LIMITS.partName)
      refuse("file/unsafe-name", { name: `${name.slice(0, 60)}…` });
    const packed = packedBytes(view, archive, header, directory.before);
    if (!name.endsWith("/")) entries.push({ name, method, crc, size, packed });
    at = header.next;
  }
  return entries;
}

function findDirectory(view: DataView): Directory {
  const record = findEndRecord(view);
  const count = view.getUint16(record + 10, true);
  const size = view.getUint32(record + 12, true);
  const start = view.getUint32(record + 16, true);
  const is64 = count === MAX_16 || size === MAX_32 || start === MAX_32;
  const directory = is64 ? findDirectory64(view, record) : undefined;
  if (directory) return within(record, directory);
  const stated = within(record, { count, start, end: start + size, before: 0 });
  return afterJunk(view, record, stated);
}

/** Bytes lost from the archive shift everything that the offsets point to. */
function within(record: number, directory: Directory): Directory {
  if (directory.end > record) refuseCorrupt("zip-directory");
  return directory;
}

/**
 * What stands before an archive, such as a line break that a script sent, shifts everything alike: the
 * directory, whose end is the end record, then begins later than stated.
 */
function afterJunk(view: DataView, record: number, stated: Directory): Directory {
  const before = record - stated.end;
  return isHeader(view, stated.start + before)
    ? { ...stated, start: stated.start + before, end: record, before }
    : stated;
}

const isHeader = (view: DataView, at: number): boolean =>
  at + CENTRAL.size <= view.byteLength && view.getUint32(at, true) === CENTRAL.signature;

/** Searched backwards: a comment may follow the record, and so may what mail gateways append. */
function findEndRecord(view: DataView): number {
  const last = view.byteLength - END.size;
  for (let at = last; at >= Math.max(0, last - END.longestComment); at -= 1)
    if (view.getUint8(at) === 0x50 && view.getUint32(at, true) === END.signature) return at;
  return refuse("file/truncated");
}

function findDirectory64(view: DataView, record: number): Directory | undefined {
  const locator = record - LOCATOR_64.size;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64.signature) return undefined;
  const at = readUint64(view, locator + 8);
  if (at + END_64.size > locator) refuseCorrupt("zip-directory");
  if (view.getUint32(at, true) !== END_64.signature) refuseCorrupt("zip-directory");
  const [count, size, start] = [at + 32, at + 40, at + 48].map((field) => readUint64(view, field));
  return { count: count ?? 0, start: start ?? 0, end: (start ?? 0) + (size ?? 0), before: 0 };
}

function readHeader(view: DataView, archive: Uint8Array, at: number, end: number): Header {
  if (at + CENTRAL.size > end) refuseCorrupt("zip-directory");
  if (view.getUint32(at, true) !== CENTRAL.signature) refuseCorrupt("zip-directory");
  const nameEnd = at + CENTRAL.size + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  if (extraEnd > end) refuseCorrupt("zip-directory");
  const name = decodeName(archive.subarray(at + CENTRAL.size, nameEnd));
  const take = createTaker64(view, nameEnd, extraEnd);
  const size = take(view.getUint32(at + 24, true));
  const packedSize = take(view.getUint32(at + 20, true));
  const localHeader = take(view.getUint32(at + 42, true));
  return {
    name: name.replaceAll("\\", "/").replace(/^\/+/, ""),
    // Bit 0: encrypted; bit 6: strongly so.
    encrypted: (view.getUint16(at + 8, true) & 0x41) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    size,
    packedSize,
    localHeader,
    next: extraEnd + view.getUint16(at + 32, true),
  };
}

/** Fields that are full in the header stand in the zip64 extra, in this order, if they are full. */
function createTaker64(view: DataView, start: number, end: number): (field: number) => number {
  let at = start;
  while (at + 4 <= end && view.getUint16(at, true) !== EXTRA_64)
    at += 4 + view.getUint16(at + 2, true);
  at += 4;
  return (field) => {
    if (field !== MAX_32) return field;
    if (at + 8 > end) refuseCorrupt("zip-directory");
    at += 8;
    return readUint64(view, at - 8);
  };
}

function packedBytes(
  view: DataView,
  archive: Uint8Array,
  { name: part, localHeader, packedSize }: Header,
  before: number,
): Uint8Array {
  const at = localHeader + before;
  if (at + LOCAL.size > archive.length) refuse("file/truncated", { part });
  if (view.getUint32(at, true) !== LOCAL.signature) refuseCorrupt("zip-directory", part);
  const start = at + LOCAL.size + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const end = start + packedSize;
  if (end > archive.length) refuse("file/truncated", { part });
  return archive.subarray(start, end);
}

const readUint64 = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));
