/** What one `<col>` says of the columns from `min` to `max`, both 1-based. */
export type ColumnWidth = {
  readonly min: number;
  readonly max: number;
  readonly width: number;
};

/**
 * Width by column, up to column `last`. Where two ranges overlap, which Excel forbids, the one that
 * begins first has the columns: so none is stored twice, however many ranges span the sheet.
 */
export function widthsOf(
  ranges: readonly ColumnWidth[],
  last: number,
): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  let column = 1;
  for (const { min, max, width } of [...ranges].sort((a, b) => a.min - b.min)) {
    column = Math.max(column, min);
    for (; column <= Math.min(max, last); column += 1) widths.set(column, width);
  }
  return widths;
}
