import type { Cell, Row, Submission, TableContent } from "../../index.js";

/** Raised whenever a submission stored by an older program could not be used any more. */
export const STORED_VERSION = 1;

type Stored = Omit<Submission, "file" | "fields" | "tables"> & {
  readonly fields: readonly (readonly [string, Cell])[];
  readonly tables: readonly (readonly [string, StoredTable])[];
};

type StoredTable = Omit<TableContent, "rows"> & {
  readonly rows: readonly (readonly (readonly [string, Cell])[])[];
};

/** A submission as JSON, without the name of its file, which may change. */
export function storeSubmission({ file: _, ...submission }: Submission): string {
  const stored: Stored = {
    ...submission,
    fields: [...submission.fields],
    tables: [...submission.tables].map(([name, { rows, ...table }]) => [
      name,
      { ...table, rows: rows.map((row) => [...row]) },
    ]),
  };
  return JSON.stringify({ storedVersion: STORED_VERSION, submission: stored });
}

/** Undefined where the text is not what `storeSubmission` wrote. */
export function restoreSubmission(text: string, file: string): Submission | undefined {
  const { storedVersion, submission } = parse(text) as Partial<{
    readonly storedVersion: number;
    readonly submission: Stored;
  }>;
  if (storedVersion !== STORED_VERSION || !submission) return undefined;
  return {
    ...submission,
    file,
    fields: new Map(submission.fields),
    tables: new Map(
      submission.tables.map(([name, { rows, ...table }]) => [
        name,
        { ...table, rows: rows.map((row): Row => new Map(row)) },
      ]),
    ),
  };
}

/** A file that was cut off is no reason to stop: its workbook is read again. */
function parse(text: string): object {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}
