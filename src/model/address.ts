/** `toAddress(12, 3)` is "C12"; both 1-based. */
export function toAddress(row: number, column: number): string {
  return `${toLetters(column)}${row}`;
}

export function toLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return rest > 0 ? toLetters(rest) + letter : letter;
}

/** The row and column of an A1 address, both 1-based; undefined if it is none. */
export function parseAddress(
  address: string,
): { readonly row: number; readonly column: number } | undefined {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d*)$/.exec(address) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}
