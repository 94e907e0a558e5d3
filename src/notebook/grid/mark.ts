import { say } from "../page-language.js";
import { GRID_WORDS } from "./words.js";

/** What was found at one cell. */
export type GridMark = {
  /** In A1 form. Within a merged area it marks the whole. */
  readonly address: string;
  readonly severity: "error" | "warning" | "note";
  /** The finding in words, beginning with its severity: for screen readers and the tooltip. */
  readonly label: string;
  /** False: a warning that has been explained. */
  readonly isOpen: boolean;
};

/** How a mark looks, the most pressing first. */
export const MARK_KINDS = ["error", "warning", "note", "explained"] as const;

export type MarkKind = (typeof MARK_KINDS)[number];

/** Characters that every font has, so that a kind is not told by its colour only. */
export const MARK_SYMBOLS: Readonly<Record<MarkKind, string>> = {
  error: "×",
  warning: "!",
  note: "i",
  explained: "✓",
};

export const kindOf = ({ severity, isOpen }: Pick<GridMark, "severity" | "isOpen">): MarkKind =>
  isOpen ? severity : "explained";

/** The mark that decides how a cell with several looks. */
export const mostPressing = (marks: readonly GridMark[]): GridMark | undefined =>
  MARK_KINDS.map((kind) => marks.find((mark) => kindOf(mark) === kind)).find((mark) => mark);

/** The symbol, and how many there are; a thin space keeps them from reading as one. */
export const badgeText = (kind: MarkKind, count?: number): string =>
  MARK_SYMBOLS[kind] + (count === undefined ? "" : `\u2009${count}`);

export const countOf = (marks: readonly GridMark[], kind: MarkKind): number =>
  marks.filter((mark) => kindOf(mark) === kind).length;

/** The finding in words, and whether it has been explained. */
export const labelOf = ({ label, isOpen }: GridMark): string =>
  isOpen ? label : label + say(GRID_WORDS.inBrackets(say(GRID_WORDS.explained)));
