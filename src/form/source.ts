import {
  type Document,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
} from "yaml";
import type { Datum, Finding } from "../model/finding.js";
import type { SourcePlace } from "../model/place.js";

/** A rule file's text with its positions: every problem in it is reported as file:line:column. */
export type Source = {
  readonly file: string;
  readonly text: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
};

export type Path = readonly (string | number)[];

export function readSource(text: string, file: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  return { file, text, document, lines };
}

/** A stretch of the file, in UTF-16 offsets. */
export type Stretch = { readonly start: number; readonly end: number };

/** Where the value at `path` stands; the nearest part that exists if it does not. */
export function locate(source: Source, path: Path): Stretch {
  const node = path.length === 0 ? source.document.contents : source.document.getIn(path, true);
  if (hasRange(node)) return trimmed(source, { start: node.range[0], end: node.range[1] });
  return path.length === 0 ? { start: 0, end: 0 } : locateKey(source, path);
}

/** Where the last key of `path` stands. */
export function locateKey(source: Source, path: Path): Stretch {
  const parent = parentOf(source, path);
  const key = path.at(-1);
  const pair = isMap(parent)
    ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
    : undefined;
  const node = isPair(pair) ? pair.key : undefined;
  if (hasRange(node)) return { start: node.range[0], end: node.range[1] };
  return firstLine(source, locate(source, path.slice(0, -1)));
}

const parentOf = (source: Source, path: Path): unknown =>
  path.length === 1 ? source.document.contents : source.document.getIn(path.slice(0, -1), true);

/**
 * Where a part of the string at `path` stands. Exact where the string is written on one line without
 * escapes; the whole string otherwise.
 */
export function locateWithin(source: Source, path: Path, part: Stretch): Stretch {
  const node = source.document.getIn(path, true);
  if (!isScalar(node) || typeof node.value !== "string" || !hasRange(node)) {
    return locate(source, path);
  }
  const written = source.text.slice(node.range[0], node.range[1]);
  const offset = written.indexOf(node.value);
  if (offset < 0) return locate(source, path);
  const start = node.range[0] + offset + part.start;
  return { start, end: node.range[0] + offset + Math.max(part.end, part.start + 1) };
}

export type SourceProblem = {
  readonly rule: string;
  readonly severity?: "error" | "note";
  readonly stretch: Stretch;
  readonly data: Readonly<Record<string, Datum>>;
};

/** A problem of the rule file as a finding; `data` carries the line, for a caret under the place. */
export function toFinding(source: Source, problem: SourceProblem): Finding {
  const { stretch } = problem;
  const { line, col } = source.lines.linePos(stretch.start);
  const place: SourcePlace = {
    kind: "source",
    file: source.file,
    line: line || 1,
    column: col || 1,
  };
  const lineStart = stretch.start - (place.column - 1);
  const lineEnd = source.text.indexOf("\n", lineStart);
  const excerpt = source.text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).trimEnd();
  const width = Math.max(1, Math.min(stretch.end, lineStart + excerpt.length) - stretch.start);
  return {
    rule: problem.rule,
    severity: problem.severity ?? "error",
    outcome: "fails",
    place,
    related: [],
    data: { ...problem.data, excerpt, width },
  };
}

const hasRange = (node: unknown): node is Node & { range: [number, number, number] } =>
  typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);

const trimmed = (source: Source, { start, end }: Stretch): Stretch => ({
  start,
  end: start + source.text.slice(start, end).trimEnd().length,
});

const firstLine = (source: Source, { start, end }: Stretch): Stretch => {
  const newline = source.text.slice(start, end).indexOf("\n");
  return { start, end: newline < 0 ? end : start + newline };
};
