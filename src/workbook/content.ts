import type { Datum } from "../model/finding.js";
import { RESERVED_SHEETS } from "../model/sheet-names.js";

/** What a workbook file holds, free of any library's shapes; only cells with content are present. */
export type WorkbookContent = {
  /** In the workbook's own order. */
  readonly sheets: readonly SheetContent[];
  /** Defined names of the whole workbook, spelt as in the file. */
  readonly names: ReadonlyMap<string, NamedPlace>;
  /** Of its properties; read only where the sheet that says which form it is, is gone. */
  readonly subject?: string | undefined;
};

export type SheetContent = {
  readonly name: string;
  /** Hidden or "very hidden". */
  readonly hidden: boolean;
  /** Row number (1-based) → column number (1-based) → content; both in ascending order. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, CellContent>>;
};

/** The sheets that may hold answers: not the instructions, explanations and findings. */
export const answerSheets = ({ sheets }: WorkbookContent): readonly SheetContent[] =>
  sheets.filter(({ name }) => !RESERVED_SHEETS.includes(name));

export type CellContent =
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "boolean"; readonly boolean: boolean }
  /** A number shown with a date format; `date` is `YYYY-MM-DD`. */
  | { readonly kind: "date"; readonly date: string }
  /** `#REF!`, `#DIV/0!` … */
  | { readonly kind: "error"; readonly error: string }
  /** A formula without a cached result. */
  | { readonly kind: "uncalculated"; readonly formula: string };

/** Where a defined name points: its first cell, or nowhere any more (`#REF!`). */
export type NamedPlace =
  | {
      readonly kind: "cell";
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
    }
  | { readonly kind: "broken" };

/** Why a file cannot be read; `code` is a key of the message catalogue. */
export type FileProblem = {
  readonly kind: "problem";
  readonly code: FileProblemCode;
  readonly data: Readonly<Record<string, Datum>>;
};

export type FileProblemCode =
  | "file/empty"
  | "file/old-format"
  | "file/encrypted"
  | "file/web-page"
  | "file/other-document"
  | "file/not-a-workbook"
  | "file/truncated"
  | "file/corrupt"
  | "file/too-large"
  | "file/doctype"
  | "file/unsafe-name"
  | "file/no-sheet"
  | "file/unexpected"
  | "file/unknown-form"
  | "file/unknown-form-id"
  | "file/unknown-version";
