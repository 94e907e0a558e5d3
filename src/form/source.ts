import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from "yaml";
import type { Datum, Finding } from "../model/finding.js";
import type { SourcePlace } from "../model/place.js";

/** A rule file's text with its positions: every problem in it is reported as file:line:column. */
export type Source = {
  readonly file: string;
  readonly text: string;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  /** The document as plain data; undefined when it is no proper YAML. */
  readonly value: unknown;
  /** What makes it no proper YAML. */
  readonly problems: readonly SourceProblem[];
};

export type Path = readonly (string | number)[];

export function readSource(text: string, file: string): Source {
  const lines = new LineCounter();
  const options = { lineCounter: lines, prettyErrors: false, logLevel: "error" } as const;
  const document = parseDocument(text, options);
  const errors = document.errors.map(({ pos: [start, end], message }) =>
    toYamlProblem({ start, end }, message),
  );
  const problems = [...errors, ...reservedKeys(document)];
  const source = { file, text, document, lines };
  if (problems.length > 0) return { ...source, value: undefined, problems };
  try {
    return { ...source, value: document.toJS({ maxAliasCount: 100 }), problems };
  } catch (error) {
    // The parser refuses aliases of nothing, and those that would multiply beyond all bounds.
    const message = error instanceof Error ? error.message : String(error);
    return { ...source, value: undefined, problems: [toYamlProblem(aliasOf(document), message)] };
  }
}

/** `__proto__` is no plain key in JavaScript: it would vanish without a word. */
function reservedKeys(document: Document.Parsed): SourceProblem[] {
  const problems: SourceProblem[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key) || key.value !== "__proto__" || !hasRange(key)) return;
      const stretch = { start: key.range[0], end: key.range[1] };
      problems.push({
        rule: "rules/unknown-key",
        stretch,
        data: { found: key.value, nearest: [] },
      });
    },
  });
  return problems;
}

/** The first alias of nothing, or the first of all. */
function aliasOf(document: Document.Parsed): Stretch {
  const aliases: Node[] = [];
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) aliases.push(alias);
      else aliases.unshift(alias);
    },
  });
  const [first] = aliases;
  return hasRange(first) ? { start: first.range[0], end: first.range[1] } : { start: 0, end: 1 };
}

const toYamlProblem = (stretch: Stretch, problem: string): SourceProblem => ({
  rule: "rules/yaml",
  stretch,
  data: { problem },
});

/** A stretch of the file, in UTF-16 offsets. */
export type Stretch = { readonly start: number; readonly end: number };

/** Where the value at `path` stands; the nearest part that exists if it does not. */
export function locate(source: Source, path: Path): Stretch {
  const node = nodeAt(source, path);
  if (hasRange(node)) return trimmed(source, { start: node.range[0], end: node.range[1] });
  return path.length === 0 ? { start: 0, end: 0 } : locateKey(source, path);
}

/** Where the last key of `path` stands. */
export function locateKey(source: Source, path: Path): Stretch {
  const node = pairAt(nodeAt(source, path.slice(0, -1)), path.at(-1))?.key;
  if (hasRange(node)) return { start: node.range[0], end: node.range[1] };
  return firstLine(source, locate(source, path.slice(0, -1)));
}

/** The node at `path`: aliases are followed, and keys are texts, as in the plain data. */
export function nodeAt({ document }: Source, path: Path): unknown {
  const follow = (node: unknown) => (isAlias(node) ? node.resolve(document) : node);
  return path.reduce<unknown>((parent, part) => {
    const node = isSeq(parent) ? parent.items[Number(part)] : pairAt(parent, part)?.value;
    return follow(node);
  }, follow(document.contents));
}

const pairAt = (map: unknown, key: string | number | undefined) =>
  isMap(map)
    ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
    : undefined;

/**
 * Where a part of the string at `path` stands. Exact where the string is written without escapes
 * other than a backslash before the character itself; the whole string otherwise.
 */
export function locateWithin(source: Source, path: Path, part: Stretch): Stretch {
  const node = nodeAt(source, path);
  if (!isScalar(node) || typeof node.value !== "string" || !hasRange(node)) {
    return locate(source, path);
  }
  const [from, to] = node.range;
  const isBlock = node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL";
  const body = isBlock ? source.text.indexOf("\n", from) + 1 : from;
  const offsets = offsetsWithin(source.text.slice(body, to), node.value);
  const start = offsets[Math.min(part.start, offsets.length - 1)];
  if (start === undefined) return locate(source, path);
  const last = offsets[Math.max(part.start, Math.min(part.end, offsets.length) - 1)] ?? start;
  return { start: body + start, end: body + last + 1 };
}

/**
 * Where in `written` each character of `value` stands. Both have the same visible characters in the
 * same order; quotes, line breaks and indentation differ. Empty if they do not match.
 */
function offsetsWithin(written: string, value: string): number[] {
  const offsets: number[] = [];
  let at = /^["']/.test(written) ? 1 : 0;
  for (const sign of value.split("")) {
    if (/\S/.test(sign)) {
      while (/\s/.test(written.charAt(at))) at += 1;
      if (written.charAt(at) === "\\" && written.charAt(at + 1) === sign) at += 1;
      if (written.charAt(at) !== sign) return [];
    }
    offsets.push(at);
    at += 1;
  }
  return offsets;
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
