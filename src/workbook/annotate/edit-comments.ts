import type { Comment, Comments, Piece } from "./comments.js";
import { readComments } from "./comments.js";
import { appendTo, applyEdits, type Edit, withPrefix } from "./edit-xml.js";
import { escapeXml, toXmlText } from "./escape-xml.js";
import { NOTE_MARK, PRODUCT } from "./mark.js";

/** A note to write, by the address of its cell. */
export type Notes = ReadonlyMap<string, string>;

const LOOK =
  '<rPr><sz val="9"/><color indexed="81"/><rFont val="宋体"/><family val="3"/><charset val="134"/></rPr>';

/** Takes out our notes, and our lines from the notes of others; `dropped` are addresses. */
export function dropNotes(xml: string, part: string): { xml: string; dropped: string[] } {
  if (!xml.includes(NOTE_MARK)) return { xml, dropped: [] };
  const dropped: string[] = [];
  const edits: Edit[] = [];
  for (const comment of readComments(xml, part).comments) {
    const written = comment.pieces.map(({ text }) => text).join("");
    if (written.startsWith(NOTE_MARK)) {
      dropped.push(comment.address);
      edits.push({ start: comment.start, end: comment.end, text: "" });
      continue;
    }
    // Excel keeps a line break as it was; some programs put an escaped one before it.
    const ours = new RegExp(`(?:\r|_x000D_)?\n${NOTE_MARK}`, "i").exec(written);
    if (ours) edits.push(...cutPieces(comment.pieces, ours.index));
  }
  return { xml: applyEdits(xml, edits), dropped };
}

/** Writes notes, below what stands in a note already; `added` are the addresses without one. */
export function addNotes(
  xml: string,
  part: string,
  notes: Notes,
): { xml: string; added: string[] } {
  if (notes.size === 0) return { xml, added: [] };
  const map = readComments(xml, part);
  const known = new Map(map.comments.map((comment) => [comment.address, comment]));
  const added = [...notes.keys()].filter((address) => !known.has(address));
  const edits: Edit[] = [];
  for (const [address, text] of notes) {
    const comment = known.get(address);
    if (comment) edits.push(...extend(comment, toRun(`\n${text}`, map.prefix), map.prefix));
  }
  const author = authorOf(map);
  const fresh = added.map((address) => {
    const run = toRun(notes.get(address) ?? "", "");
    return `<comment ref="${address}" authorId="${author}"><text>${run}</text></comment>`;
  });
  if (fresh.length > 0) {
    edits.push(appendTo(map.list, withPrefix(fresh.join(""), map.prefix)));
    if (author === map.authors.length)
      edits.push(appendTo(map.authorList, withPrefix(`<author>${PRODUCT}</author>`, map.prefix)));
  }
  return { xml: applyEdits(xml, edits), added };
}

/** The index of our author, who is added if it is the next one. */
function authorOf({ authors }: Comments): number {
  const known = authors.indexOf(PRODUCT);
  return known < 0 ? authors.length : known;
}

function cutPieces(pieces: readonly Piece[], at: number): Edit[] {
  const edits: Edit[] = [];
  let before = 0;
  for (const { start, end, textStart, textEnd, text } of pieces) {
    const kept = Math.max(0, at - before);
    before += text.length;
    if (kept >= text.length) continue;
    if (kept === 0) edits.push({ start, end, text: "" });
    else edits.push({ start: textStart, end: textEnd, text: escapeXml(text.slice(0, kept)) });
  }
  return edits;
}

/** A text without runs becomes a run, since Excel shows either the one or the others. */
function extend({ body, pieces }: Comment, run: string, prefix: string): Edit[] {
  const last = pieces.at(-1);
  if (!last) return [appendTo(body, run)];
  const wraps = pieces
    .filter(({ isRun }) => !isRun)
    .flatMap(({ start, end }) => [
      { start, end: start, text: `<${prefix}r>` },
      { start: end, end, text: `</${prefix}r>` },
    ]);
  return [...wraps, { start: last.end, end: last.end, text: run }];
}

const toRun = (text: string, prefix: string): string =>
  withPrefix(`<r>${LOOK}<t xml:space="preserve">`, prefix) +
  toXmlText(text) +
  withPrefix("</t></r>", prefix);
