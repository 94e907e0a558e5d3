/** A text in a formula. */
export const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A sheet's name in a formula. */
export const quoteSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;
