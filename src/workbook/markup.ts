import { LIMITS } from "./limits.js";
import { escapeMarkup, isSpace } from "./markup-text.js";
import { refuse, refuseCorrupt } from "./unreadable.js";

/**
 * What is told of an XML part while it is read. Names come without their namespace prefix: WPS and
 * others write `x:row` where Excel writes `row`. Extensions, where other vocabularies have elements
 * of the same names, are left out.
 */
export type MarkupHandler = {
  /** `attributes` is the tag's source after its name; see `attributeOf` in markup-text.ts. */
  readonly open: (name: string, attributes: string) => void;
  /** Told of empty elements too. */
  readonly close: (name: string) => void;
  /** Text from `start` to `end` of `source`, still escaped; one text may come in several pieces. */
  readonly text: (source: string, start: number, end: number) => void;
  /** True once nothing that follows matters. */
  readonly isDone?: () => boolean;
};

export type MarkupReader = {
  readonly write: (piece: string) => void;
  readonly end: () => void;
};

const COMMENT = { start: "<!--", end: "-->" };
const LITERAL = { start: "<![CDATA[", end: "]]>" };
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const COLON = 0x3a;
const EXTENSIONS = "extLst";
const INSTRUCTION = { start: "<?", end: "?>" };

/** Reads a whole part. */
export function readMarkup(pieces: Iterable<string>, part: string, handler: MarkupHandler): void {
  const reader = createMarkupReader(part, handler);
  for (const piece of pieces) reader.write(piece);
  reader.end();
}

/**
 * A reader of XML in pieces, in time linear in their length whatever they hold. It is written by
 * hand because a pattern for tags either stops at a `>` inside an attribute or backtracks; it
 * knows no document types, refuses them, and leaves the finer points of well-formedness alone.
 */
export function createMarkupReader(part: string, handler: MarkupHandler): MarkupReader {
  /** The elements that are open, outermost first. */
  const path: string[] = [];
  let pending = "";
  let isEmpty = true;
  /** How deep the extensions are that are being passed over, or 0. */
  let extensions = 0;
  let isDone = false;

  function readToken(source: string, start: number, end: number): void {
    const mark = source.charCodeAt(start + 1);
    if (mark === SLASH) readEndTag(source, end - 1);
    else if (mark === BANG) readDeclaration(source, start, end);
    else if (mark !== QUESTION) readTag(source, start, end);
  }

  function readTag(source: string, start: number, end: number): void {
    const hasContent = source.charCodeAt(end - 2) !== SLASH;
    const tagEnd = hasContent ? end - 1 : end - 2;
    let nameStart = start + 1;
    let nameEnd = nameStart;
    for (; nameEnd < tagEnd; nameEnd += 1) {
      const code = source.charCodeAt(nameEnd);
      if (isSpace(code)) break;
      if (code === COLON) nameStart = nameEnd + 1;
    }
    if (nameStart === nameEnd) refuseCorrupt("markup", part);
    const name = source.slice(nameStart, nameEnd);
    path.push(name);
    isEmpty = false;
    if (name === EXTENSIONS && extensions === 0) extensions = path.length;
    if (extensions === 0) handler.open(name, source.slice(nameEnd, tagEnd));
    if (!hasContent) close();
  }

  function readEndTag(source: string, tagEnd: number): void {
    let end = tagEnd;
    while (isSpace(source.charCodeAt(end - 1))) end -= 1;
    const name = path[path.length - 1];
    if (name === undefined || !source.startsWith(name, end - name.length))
      refuseCorrupt("markup", part);
    close();
  }

  function close(): void {
    const name = path.pop() ?? "";
    if (extensions === 0) {
      handler.close(name);
      isDone = handler.isDone?.() ?? false;
    } else if (path.length < extensions) extensions = 0;
  }

  function readDeclaration(source: string, start: number, end: number): void {
    if (!source.startsWith(LITERAL.start, start)) return;
    const text = source.slice(start + LITERAL.start.length, end - LITERAL.end.length);
    const escaped = escapeMarkup(text);
    tell(escaped, 0, escaped.length);
  }

  function tell(source: string, start: number, end: number): void {
    if (path.length > 0 && extensions === 0 && end > start) handler.text(source, start, end);
  }

  return {
    write: (piece) => {
      if (isDone) return;
      const source = pending + piece;
      let at = 0;
      while (!isDone) {
        const start = source.indexOf("<", at);
        const textEnd = start < 0 ? source.length : start;
        tell(source, at, textEnd);
        const end = start < 0 ? textEnd : endOfToken(source, start, part);
        if (end < 0 || start < 0) {
          pending = source.slice(textEnd);
          break;
        }
        readToken(source, start, end);
        at = end;
      }
      if (pending.length > LIMITS.tokenCharacters) refuseCorrupt("markup", part);
    },
    end: () => {
      const isWhole = pending === "" && path.length === 0 && !isEmpty;
      if (!isDone && !isWhole) refuseCorrupt("markup", part);
    },
  };
}

/** The index after the token that starts at `start`, or -1 where the piece ends before it does. */
function endOfToken(source: string, start: number, part: string): number {
  const mark = source[start + 1];
  if (mark === "?") return after(source, INSTRUCTION.end, start + 2);
  if (mark !== "!") return endOfTag(source, start, part);
  if (source.startsWith(COMMENT.start, start)) return after(source, COMMENT.end, start + 4);
  if (source.startsWith(LITERAL.start, start)) return after(source, LITERAL.end, start + 9);
  const seen = source.slice(start, start + LITERAL.start.length);
  if (COMMENT.start.startsWith(seen) || LITERAL.start.startsWith(seen)) return -1;
  return refuse("file/doctype", { part });
}

function endOfTag(source: string, start: number, part: string): number {
  let quote = 0;
  for (let at = start + 1; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 0x3c) refuseCorrupt("markup", part);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x3e) return at + 1;
    else if (code === 0x22 || code === 0x27) quote = code;
  }
  return -1;
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}
