import { deflateSync, strToU8 } from "fflate";
import { checksum } from "./checksum.js";
import type { ZipEntry } from "./zip.js";

const STORED = 0;
const DEFLATED = 8;
/** Bit 11: names are UTF-8. */
const UTF_8 = 0x800;
const VERSION = 20;
/** 1980-01-01, the first day an archive knows: the same input gives the same bytes. */
const DATE = 0x21;

export function packEntry(name: string, bytes: Uint8Array): ZipEntry {
  const packed = deflateSync(bytes);
  return { name, method: DEFLATED, crc: checksum(bytes), packed, size: bytes.length };
}

/** For what is packed already. */
export const storeEntry = (name: string, bytes: Uint8Array): ZipEntry => ({
  name,
  method: STORED,
  crc: checksum(bytes),
  packed: bytes,
  size: bytes.length,
});

/** An archive of these entries, in this order; what they hold is copied as it is packed. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const named = entries.map((entry) => ({ entry, name: strToU8(entry.name) }));
  const sizes = named.map(({ entry, name }) => 30 + name.length + entry.packed.length);
  const central = named.reduce((sum, { name }) => sum + 46 + name.length, 0);
  const start = sizes.reduce((sum, size) => sum + size, 0);
  const writer = createWriter(start + central + 22);
  for (const { entry, name } of named) {
    writer.fields([4, 0x04034b50], [2, VERSION]);
    writeFigures(writer, entry, name);
    writer.bytes(name);
    writer.bytes(entry.packed);
  }
  let offset = 0;
  for (const [index, { entry, name }] of named.entries()) {
    writer.fields([4, 0x02014b50], [2, VERSION], [2, VERSION]);
    writeFigures(writer, entry, name);
    writer.fields([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    writer.bytes(name);
    offset += sizes[index] ?? 0;
  }
  writer.fields([4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length]);
  writer.fields([4, central], [4, start], [2, 0]);
  return writer.archive;
}

type Writer = ReturnType<typeof createWriter>;

/** What both headers say, from the flags to the length of the extra field. */
function writeFigures(writer: Writer, { method, crc, packed, size }: ZipEntry, name: Uint8Array) {
  writer.fields([2, UTF_8], [2, method], [2, 0], [2, DATE], [4, crc]);
  writer.fields([4, packed.length], [4, size], [2, name.length], [2, 0]);
}

function createWriter(length: number) {
  const archive = new Uint8Array(length);
  const view = new DataView(archive.buffer);
  let at = 0;
  return {
    archive,
    /** Little-endian numbers, each as its width in bytes and its value. */
    fields(...numbers: readonly (readonly [2 | 4, number])[]): void {
      for (const [width, value] of numbers) {
        if (width === 2) view.setUint16(at, value, true);
        else view.setUint32(at, value, true);
        at += width;
      }
    },
    bytes(bytes: Uint8Array): void {
      archive.set(bytes, at);
      at += bytes.length;
    },
  };
}
