/** How a worksheet looks, as far as somebody needs who wants to recognise it: texts, widths, merges. */
export type SheetView = {
  readonly name: string;
  /** Hidden or "very hidden". */
  readonly hidden: boolean;
  /**
   * Column number (1-based) → width in characters of the standard font, 0 where the column is hidden;
   * the others have `defaultWidth`. Ascending, and none beyond the last cell or merged area.
   */
  readonly widths: ReadonlyMap<number, number>;
  readonly defaultWidth: number;
  /** In the file's order and without overlaps; they may reach as far as a sheet does. */
  readonly merges: readonly MergedArea[];
  /** Row number (1-based) → column number (1-based) → content; both ascending, only cells with content. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, CellView>>;
};

/** Several cells shown as one, whose content is that of the first; numbers are 1-based. */
export type MergedArea = {
  readonly row: number;
  readonly column: number;
  /** How many rows and columns it covers. */
  readonly rows: number;
  readonly columns: number;
};

export type CellView = {
  /** As text; a number as a person would type it, a date as `YYYY-MM-DD`, a formula without result as `=A1`. */
  readonly text: string;
  /** Numbers stand to the right. */
  readonly isNumber: boolean;
};
