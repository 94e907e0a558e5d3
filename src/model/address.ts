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
  // A loop rather than a pattern: this runs for every cell of every workbook.
  let at = 0;
  let column = 0;
  for (; at < 3 && isLetter(address.charCodeAt(at)); at++) {
    column = column * 26 + address.charCodeAt(at) - 64;
  }
  const digits = address.slice(at);
  const isAddress = column > 0 && /^[1-9]\d{0,6}$/.test(digits);
  return isAddress ? { row: Number(digits), column } : undefined;
}

const isLetter = (code: number): boolean => code >= 65 && code <= 90;
