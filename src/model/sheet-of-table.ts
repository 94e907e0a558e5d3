/** A plain worksheet: a header, rows under it, perhaps a total; for people to read and sort. */
export type SheetOfTable = {
  /** As wished; whoever writes it makes it valid and unique. */
  readonly name: string;
  readonly title: string;
  /** Lines under the title. */
  readonly notes: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** Each as long as `columns`. */
  readonly rows: readonly (readonly SheetCell[])[];
  /** How many columns stay in view. */
  readonly frozenColumns: number;
  readonly total?: SheetTotal | undefined;
};

export type SheetColumn = {
  readonly header: string;
  /** What the header stands under, together with its neighbours of the same group. */
  readonly group?: string | undefined;
  readonly format: SheetFormat;
  /** In characters. */
  readonly width: number;
  readonly isTotalled?: boolean | undefined;
};

export type SheetFormat =
  | { readonly kind: "text" }
  /** A short text, centred. */
  | { readonly kind: "mark" }
  /** ISO 8601 texts, written as dates. */
  | { readonly kind: "date" }
  /** Without `decimals`, as many as the number has. */
  | { readonly kind: "number"; readonly decimals?: number | undefined; readonly grouped: boolean };

export type SheetCell = {
  readonly value: string | number | null;
  readonly look?: CellLook | undefined;
};

/** unreadable: shown as written · absent: not asked for · the others say how grave a thing is. */
export type CellLook = "blank" | "unreadable" | "absent" | "warning" | "error" | "note";

/** The row of sums, without the rows that have one of these marks. */
export type SheetTotal = {
  readonly label: string;
  /** Index of the column of marks. */
  readonly markColumn: number;
  readonly leftOut: readonly string[];
};
