/** A cell by its numbers, both 1-based. */
export type GridPosition = { readonly row: number; readonly column: number };

/** The numbers of an A1 address; undefined if it is none. */
export function toPosition(address: string): GridPosition | undefined {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address) ?? [];
  if (letters === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}

export const toAddress = ({ row, column }: GridPosition): string => `${toLetters(column)}${row}`;

/** `toLetters(28)` is "AB". */
export function toLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? toLetters(rest) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}
