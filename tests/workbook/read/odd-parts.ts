import { strToU8 } from "fflate";
import { concat, type RawEntry, writeZip } from "../../fixtures/zip-writer.js";
import {
  BOOK_RELATIONSHIPS,
  EVERYTHING,
  type Oddity,
  PACKAGE,
  type Parts,
  pack,
  rename,
  rewrite,
  withParts,
} from "./package-parts.js";

const BOM = "\ufeff";

/** The same parts under other names, in other encodings, in archives of other programs. */
export const ODD_PARTS: readonly Oddity[] = [
  [
    "sheets in another folder, by other names",
    (parts) => moved(parts, "worksheets/sheet", "pages/Tabelle_", (to) => to),
  ],
  [
    "sheets in the folder of the workbook",
    (parts) => moved(parts, "worksheets/sheet", "sheet", (to) => to),
  ],
  ["absolute targets", (parts) => retarget(parts, (to) => `/xl/${to}`)],
  ["targets by way of other folders", (parts) => retarget(parts, (to) => `./../xl/./${to}`)],
  ["targets with backslashes", (parts) => retarget(parts, (to) => to.replaceAll("/", "\\"))],
  ["targets in other case", (parts) => retarget(parts, (to) => to.toUpperCase())],
  [
    "sheets with Chinese names of parts",
    (parts) => moved(parts, "worksheets/sheet", "工作表/表 ", (to) => to),
  ],
  [
    "the same, percent-encoded where they are named",
    (parts) => moved(parts, "worksheets/sheet", "工作表/表 ", encodeURI),
  ],
  ["a workbook part by another name", withWorkbookElsewhere],
  [
    "a byte order mark in every part",
    (parts) => pack(rewrite(parts, EVERYTHING, (xml) => BOM + xml)),
  ],
  ["UTF-16, little end first", (parts) => inBytes(parts, (xml) => wide(BOM + xml, true))],
  ["UTF-16, big end first", (parts) => inBytes(parts, (xml) => wide(BOM + xml, false))],
  ["UTF-16 without a byte order mark", (parts) => inBytes(parts, (xml) => wide(xml, true))],
  [
    "UTF-16 in the sheets alone",
    (parts) =>
      inBytes(parts, (xml, name) =>
        name.includes("sheets/") ? wide(BOM + xml, false) : strToU8(xml),
      ),
  ],
  ["entries that are stored", (parts) => pack(parts, { method: 0 })],
  ["entries with data descriptors", (parts) => pack(parts, { descriptor: true })],
  ["zip64 sizes", (parts) => pack(parts, { zip64: true })],
  ["a zip64 end record", (parts) => pack(parts, {}, { zip64End: true })],
  ["a comment of the archive", (parts) => pack(parts, {}, { comment: "示例 PK 系统导出" })],
  ["bytes after the archive", (parts) => concat(pack(parts), strToU8("\r\n--示例--\r\n"))],
  ["line breaks before the archive", (parts) => concat(strToU8("\r\n\n"), pack(parts))],
  ["a byte order mark before the archive", (parts) => concat(strToU8(`${BOM}\n`), pack(parts))],
  [
    "a byte order mark before an archive with a comment",
    (parts) => concat(strToU8(BOM), pack(parts, {}, { comment: "示例" })),
  ],
  ["entries for folders", (parts) => writeZip([...FOLDERS, ...entriesOf(parts)])],
  [
    "entries for folders, with backslashes",
    (parts) =>
      writeZip(
        [...FOLDERS, ...entriesOf(parts)].map((entry) => ({
          ...entry,
          name: entry.name.replaceAll("/", "\\"),
        })),
      ),
  ],
  ["backslashes in names", (parts) => pack(rename(parts, (name) => name.replaceAll("/", "\\")))],
  ["leading slashes in names", (parts) => pack(rename(parts, (name) => `/${name}`))],
  ["upper-case names", (parts) => pack(rename(parts, (name) => name.toUpperCase()))],
  ["lower-case names", (parts) => pack(rename(parts, (name) => name.toLowerCase()))],
  ["entries in reverse order", (parts) => pack(new Map([...parts].reverse()))],
  [
    "what other systems leave in archives",
    (parts) =>
      pack(
        withParts(parts, {
          "__MACOSX/xl/._workbook.xml": "\0\x05",
          "xl/.DS_Store": "\0",
          "Thumbs.db": "\0",
          "[trash]/0000.dat": "",
        }),
      ),
  ],
  [
    "names of pictures in the code page of Chinese Windows",
    (parts) => inCodePage(pack(withParts(parts, { [PICTURES[0]]: "", [PICTURES[1]]: "" }))),
  ],
];

const FOLDERS: readonly RawEntry[] = ["_rels/", "xl/", "xl/worksheets/", "xl/_rels/"].map(
  (name) => ({ name, content: "", method: 0 }),
);

const entriesOf = (parts: Parts): RawEntry[] =>
  [...parts].map(([name, content]) => ({ name, content }));

const retarget = (parts: Parts, write: (target: string) => string): Uint8Array =>
  pack(
    rewrite(parts, BOOK_RELATIONSHIPS, (xml) =>
      xml.replace(/Target="([^"]*)"/g, (_, target: string) => `Target="${write(target)}"`),
    ),
  );

function moved(
  parts: Parts,
  from: string,
  to: string,
  write: (target: string) => string,
): Uint8Array {
  const renamed = rename(parts, (name) => name.replace(`xl/${from}`, `xl/${to}`));
  return retarget(renamed, (target) => write(target.replace(from, to)));
}

/** As long as [Content_Types].xml says what it is, the package decides where it stands. */
function withWorkbookElsewhere(parts: Parts): Uint8Array {
  const renamed = rename(parts, (name) =>
    name.replace(/^xl\/(_rels\/)?workbook\.xml/, "book/$1main.xml").replace(/^xl\//, "book/"),
  );
  return pack(
    rewrite(renamed, PACKAGE, (xml) =>
      xml.replaceAll("xl/workbook.xml", "book/main.xml").replaceAll('"/xl/', '"/book/'),
    ),
  );
}

const inBytes = (parts: Parts, write: (xml: string, name: string) => Uint8Array): Uint8Array =>
  writeZip([...parts].map(([name, xml]) => ({ name, content: write(xml, name) })));

/** In UTF-16, as it then says itself. */
function wide(xml: string, isLittle: boolean): Uint8Array {
  const text = xml.replace(/encoding="UTF-8"/i, 'encoding="UTF-16"');
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return bytes;
}

const PICTURES = ["xl/media/##.png", "xl/media/%%.png"] as const;
/** 表 and 格 in GBK, neither of which is UTF-8. */
const GBK: ReadonlyMap<string, readonly [number, number]> = new Map([
  [PICTURES[0], [0xb1, 0xed]],
  [PICTURES[1], [0xb8, 0xf1]],
]);

/** Renames both pictures byte by byte, and takes back that their names are UTF-8. */
function inCodePage(archive: Uint8Array): Uint8Array {
  const bytes = archive.slice();
  for (const [name, [first, second]] of GBK) {
    const local = indexOf(bytes, name, 0);
    const central = indexOf(bytes, name, local + 1);
    for (const [at, flags] of [
      [local, local - 24],
      [central, central - 38],
    ] as const) {
      bytes.set([first, second], at + name.indexOf(".") - 2);
      bytes.set([0, 0], flags);
    }
  }
  return bytes;
}

function indexOf(bytes: Uint8Array, name: string, from: number): number {
  const wanted = strToU8(name);
  for (let at = from; at <= bytes.length - wanted.length; at += 1)
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  throw new Error(`no ${name}`);
}
