import type { FileProblem } from "../content.js";
import { decodeLoosely } from "./decode.js";
import { toFileProblem } from "./unreadable.js";

/** What of an opened archive tells its kind. */
type Parts = {
  readonly has: (name: string) => boolean;
  readonly text: (name: string) => Promise<string | undefined>;
};

/** How much of the beginning of a file is looked at. */
const HEAD = 4_096;

const ZIP = [0x50, 0x4b];
/** A local header, the end record of an empty archive, the mark of a once split one. */
const ZIP_MARKS = [
  [3, 4],
  [5, 6],
  [7, 8],
];
/** Spaces, tabs, line breaks, and the bytes of a byte order mark in UTF-8. */
const BLANKS = [0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf];
/** The container of .xls, .et and .doc, and of any Office file with a password (MS-CFB). */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Sheets of Excel 2 to 8 without a container, which some web systems still export. */
const BARE_SHEET = [0, 2, 4, 8].map((version) => [0x09, version]);

const SIGNATURES: readonly (readonly [string, string])[] = [
  ["pdf", "%PDF"],
  ["rtf", "{\\rtf"],
  ["png", "\x89PNG"],
  ["jpeg", "\xff\xd8\xff"],
  ["gif", "GIF8"],
  ["rar", "Rar!"],
  ["7z", "7z\xbc\xaf\x27\x1c"],
  ["gzip", "\x1f\x8b"],
];

const MARKUP = /^\s*(?:<\?xml\b|<!doctype\s+html|<!--|<(?:html|head|body|meta|table|style|div)\b)/i;
const MAIL_ARCHIVE = /^(?:mime-version:|from: <saved by|content-type: multipart\/related)/im;

/** The main parts of workbooks, templates and add-ins, with and without macros. */
const WORKBOOK_TYPE =
  /spreadsheetml\.(?:sheet|template)\.main\+xml|ms-excel\.(?:sheet|template|addin)\.macroenabled\.main\+xml/i;

const OTHER_TYPES: readonly (readonly [string, RegExp])[] = [
  ["xlsb", /ms-excel\.sheet\.binary\.macroenabled\.main/i],
  ["docx", /(?:wordprocessingml|ms-word)\.(?:document|template)\.(?:macroenabled\w*\.)?main\+xml/i],
  ["pptx", /(?:presentationml|ms-powerpoint)\.\w+\.(?:macroenabled\.)?main\+xml/i],
  ["vsdx", /ms-visio\./i],
];

const OPEN_DOCUMENTS: ReadonlyMap<string, string> = new Map([
  ["spreadsheet", "ods"],
  ["text", "odt"],
  ["presentation", "odp"],
]);

/** What is wrong with a file by its first bytes; undefined for a zip archive, as workbooks are. */
export function diagnoseBytes(bytes: Uint8Array): FileProblem | undefined {
  if (bytes.length === 0) return toFileProblem("file/empty");
  if (isZip(bytes)) return undefined;
  if (startsWith(bytes, COMPOUND_FILE)) return diagnoseCompoundFile(bytes);
  if (BARE_SHEET.some((mark) => startsWith(bytes, mark)) && bytes[3] === 0)
    return toFileProblem("file/old-format");
  const head = decodeLoosely(bytes.subarray(0, HEAD));
  if (MARKUP.test(head) || MAIL_ARCHIVE.test(head)) return toFileProblem("file/web-page");
  const seems = guessKind(bytes, head);
  return toFileProblem("file/not-a-workbook", seems ? { seems } : {});
}

/** What an archive is, if not a workbook: by the types of its parts, or what else marks its kind. */
export async function diagnosePackage(parts: Parts): Promise<FileProblem | undefined> {
  // The usual place; looking there first spares reading the types.
  if (parts.has("xl/workbook.xml")) return undefined;
  const types = await parts.text("[Content_Types].xml");
  if (types !== undefined && WORKBOOK_TYPE.test(types)) return undefined;
  const known = types === undefined ? undefined : OTHER_TYPES.find(([, type]) => type.test(types));
  const document = known?.[0] ?? (await openDocumentKind(parts)) ?? "zip";
  return toFileProblem("file/other-document", { document });
}

function isZip(file: Uint8Array): boolean {
  const bytes = file.subarray(startOf(file));
  if (!startsWith(bytes, ZIP.slice(0, bytes.length))) return false;
  return bytes.length < 4 || ZIP_MARKS.some((mark) => bytes[2] === mark[0] && bytes[3] === mark[1]);
}

/** Behind the line breaks or the byte order mark that a script may have sent before a file. */
function startOf(bytes: Uint8Array): number {
  const start = bytes.subarray(0, HEAD).findIndex((byte) => !BLANKS.includes(byte));
  return Math.max(start, 0);
}

function diagnoseCompoundFile(bytes: Uint8Array): FileProblem {
  if (holdsWide(bytes, "EncryptedPackage")) return toFileProblem("file/encrypted");
  if (holdsWide(bytes, "WordDocument"))
    return toFileProblem("file/other-document", { document: "doc" });
  if (holdsWide(bytes, "PowerPoint Document"))
    return toFileProblem("file/other-document", { document: "ppt" });
  return toFileProblem("file/old-format");
}

function guessKind(bytes: Uint8Array, head: string): string | undefined {
  const latin = String.fromCharCode(...bytes.subarray(0, 16));
  const known = SIGNATURES.find(([, signature]) => latin.startsWith(signature));
  if (known) return known[0];
  if (bytes.subarray(0, HEAD).every((byte) => byte === 0)) return "zeros";
  // Control characters other than tabs and line breaks do not occur in text, in GBK neither.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is asked
  if (/[\x00-\x08\x0e-\x1f]/.test(head)) return undefined;
  const [line = ""] = head.split(/[\r\n]/, 1);
  return /[,;\t]/.test(line) ? "csv" : "text";
}

async function openDocumentKind(parts: Parts): Promise<string | undefined> {
  if (parts.has("OFD.xml")) return "ofd";
  const kind = /opendocument\.(\w+)/.exec((await parts.text("mimetype")) ?? "")?.[1];
  return kind && (OPEN_DOCUMENTS.get(kind) ?? "opendocument");
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

/** Whether an ASCII text stands somewhere in UTF-16LE, as the names in a compound file do. */
function holdsWide(bytes: Uint8Array, text: string): boolean {
  const wide = Uint8Array.from([...text].flatMap((character) => [character.charCodeAt(0), 0]));
  const last = bytes.length - wide.length;
  for (let at = 0; at <= last; at += 1)
    if (bytes[at] === wide[0] && wide.every((byte, offset) => bytes[at + offset] === byte))
      return true;
  return false;
}
