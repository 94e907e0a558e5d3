import fc from "fast-check";
import type { ZipEntry } from "../../src/workbook/container/zip.js";
import { concat, type RawEntry, writeZip, type ZipOptions } from "../fixtures/zip-writer.js";

/** One thing done to the bytes of an archive; places are shares of its length. */
type ByteDamage = (bytes: Uint8Array) => Uint8Array;
type EntryDamage = (entries: readonly RawEntry[]) => readonly RawEntry[];

const HOSTILE_NAMES = [
  "",
  "__proto__",
  "xl/__proto__/x.xml",
  "constructor",
  "../../../outside/x",
  "xl/../xl/workbook.xml",
  "XL/WORKBOOK.XML",
  "xl\\workbook.xml",
  "/xl/workbook.xml",
  "xl/worksheets/",
  "C:\\x.xml",
  "\u0000",
  "\u202elmx.teehs",
  "长".repeat(20_000),
];

/** The archive of these entries with what a bad line, a bad program or a bad person does to it. */
export function damagedArchive(entries: readonly ZipEntry[]): fc.Arbitrary<Uint8Array> {
  const sound = entries.map(toRaw);
  return fc
    .record({
      entries: fc.array(entryDamage, { maxLength: 3 }),
      end: endDamage,
      bytes: fc.array(byteDamage, { maxLength: 4 }),
    })
    .map(({ entries: inEntries, end, bytes }) => {
      const changed = inEntries.reduce<readonly RawEntry[]>((all, damage) => damage(all), sound);
      return bytes.reduce((all, damage) => damage(all), writeZip(changed, end));
    });
}

const toRaw = ({ name, method, crc, packed, size }: ZipEntry): RawEntry => ({
  name,
  content: "",
  method,
  crc,
  packed,
  size,
});

/** Alike over its whole range: `fc.double` prefers what is next to nothing. */
const share = fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1e6);
const spot = (bytes: Uint8Array, at: number): number => Math.floor(at * bytes.length);

const byteDamage: fc.Arbitrary<ByteDamage> = fc.oneof(
  fc
    .array(fc.tuple(share, fc.nat(255)), { minLength: 1, maxLength: 8 })
    .map((changes) => (bytes: Uint8Array) => {
      const changed = bytes.slice();
      for (const [at, byte] of changes) changed[spot(bytes, at)] = byte;
      return changed;
    }),
  // Near the end, where the directory is.
  fc
    .array(fc.tuple(fc.nat(600), fc.nat(255)), { minLength: 1, maxLength: 4 })
    .map((changes) => (bytes: Uint8Array) => {
      const changed = bytes.slice();
      for (const [back, byte] of changes) changed[bytes.length - 1 - back] = byte;
      return changed;
    }),
  share.map((at) => (bytes: Uint8Array) => bytes.slice(0, spot(bytes, at))),
  fc.tuple(share, share).map(
    ([a, b]) =>
      (bytes: Uint8Array) =>
        concat(
          bytes.slice(0, spot(bytes, Math.min(a, b))),
          bytes.slice(spot(bytes, Math.max(a, b))),
        ),
  ),
  fc.tuple(share, share, share).map(
    ([from, to, at]) =>
      (bytes: Uint8Array) =>
        concat(
          bytes.slice(0, spot(bytes, at)),
          bytes.slice(spot(bytes, Math.min(from, to)), spot(bytes, Math.max(from, to))),
          bytes.slice(spot(bytes, at)),
        ),
  ),
  fc.tuple(share, fc.nat(5_000)).map(
    ([at, length]) =>
      (bytes: Uint8Array) =>
        bytes.slice().fill(0, spot(bytes, at), spot(bytes, at) + length),
  ),
);

const figure = fc.oneof(
  fc.constantFrom(0, 1, 0xffff, 0x7fffffff, 0xffffffff, 2 ** 40),
  fc.nat(1_000_000),
);

const lie: fc.Arbitrary<Partial<RawEntry>> = fc.oneof(
  figure.map((size) => ({ size })),
  figure.map((packedSize) => ({ packedSize })),
  figure.map((crc) => ({ crc: crc % 2 ** 32 })),
  figure.map((offset) => ({ offset })),
  fc.nat(0xffff).map((flags) => ({ flags })),
  fc.constantFrom(0, 1, 8, 9, 12, 99).map((method) => ({ method })),
  fc.constantFrom(...HOSTILE_NAMES).map((name) => ({ name })),
  fc.uint8Array({ maxLength: 2_000 }).map((packed) => ({ packed })),
  fc.constant({ zip64: true }),
  fc.constant({ descriptor: true }),
);

const pick = <Item>(items: readonly Item[], at: number): number =>
  Math.min(items.length - 1, Math.floor(at * items.length));

const entryDamage: fc.Arbitrary<EntryDamage> = fc.oneof(
  fc.tuple(share, lie).map(
    ([at, change]) =>
      (entries: readonly RawEntry[]) =>
        entries.map((entry, index) =>
          index === pick(entries, at) ? { ...entry, ...change } : entry,
        ),
  ),
  share.map(
    (at) => (entries: readonly RawEntry[]) =>
      entries.filter((_, index) => index !== pick(entries, at)),
  ),
  fc
    .tuple(share, fc.option(fc.constantFrom(...HOSTILE_NAMES), { nil: undefined }))
    .map(([at, name]) => (entries: readonly RawEntry[]) => {
      const entry = entries[pick(entries, at)];
      return entry ? [...entries, { ...entry, ...(name !== undefined && { name }) }] : entries;
    }),
  // One part under the name of another.
  fc.tuple(share, share).map(([a, b]) => (entries: readonly RawEntry[]) => {
    const other = entries[pick(entries, b)];
    return entries.map((entry, index) =>
      index === pick(entries, a) && other ? { ...other, name: entry.name } : entry,
    );
  }),
);

const endDamage: fc.Arbitrary<ZipOptions> = fc.oneof(
  { arbitrary: fc.constant({}), weight: 6 },
  { arbitrary: fc.integer({ min: -50, max: 50 }).map((shift) => ({ shift })), weight: 1 },
  { arbitrary: fc.nat(3_000).map((count) => ({ count })), weight: 1 },
  { arbitrary: fc.constant({ zip64End: true }), weight: 1 },
  { arbitrary: fc.string({ maxLength: 300 }).map((comment) => ({ comment })), weight: 1 },
);
