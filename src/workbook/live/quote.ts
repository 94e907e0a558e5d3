/** A text in a formula. */
export const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
