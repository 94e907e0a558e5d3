/** Row and column, both counted from 1. */
export type CellPosition = { readonly row: number; readonly column: number };

/** Excel's last cell is XFD1048576. */
export const LAST = { row: 1_048_576, column: 16_384 } as const;

const LETTERS = 26;

/** The position that a reference such as `C12` names; undefined where there is no such cell. */
export function toPosition(reference: string): CellPosition | undefined {
  let at = 0;
  let column = 0;
  for (; at < reference.length && at < 3; at += 1) {
    const letter = (reference.charCodeAt(at) & ~0x20) - 0x40;
    if (letter < 1 || letter > LETTERS) break;
    column = column * LETTERS + letter;
  }
  const digits = reference.length - at;
  if (at === 0 || digits < 1 || digits > 7) return undefined;
  let row = 0;
  for (; at < reference.length; at += 1) {
    const digit = reference.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    row = row * 10 + digit;
  }
  const exists = row >= 1 && row <= LAST.row && column <= LAST.column;
  return exists ? { row, column } : undefined;
}

/** 1 → A, 28 → AB. */
export function toLetters(column: number): string {
  const last = String.fromCharCode(0x41 + ((column - 1) % LETTERS));
  return column <= LETTERS ? last : toLetters(Math.floor((column - 1) / LETTERS)) + last;
}
