/** Where a finding points to: a cell of a workbook, a whole file, or a position in a rule file. */
export type Place = CellPlace | FilePlace | SourcePlace;

export type CellPlace = {
  readonly kind: "cell";
  /** The sheet's name as it stands in the workbook at hand. */
  readonly sheet: string;
  /** A1 notation without `$`; undefined when the cell could not be located. */
  readonly address?: string | undefined;
  /** The innermost heading of the section the field stands in. */
  readonly section?: string | undefined;
  /** The field's name, or `table.column` in a table. */
  readonly field?: string | undefined;
};

export type FilePlace = { readonly kind: "file"; readonly file: string };

export type SourcePlace = {
  readonly kind: "source";
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, counted in UTF-16 code units as editors do. */
  readonly column: number;
};
