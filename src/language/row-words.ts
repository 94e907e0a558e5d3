import type { Language } from "../model/text.js";

/** Rows of a table, which of them, and what is said of each. */
type Rows = {
  readonly table: string;
  readonly where?: string | undefined;
  readonly of: string;
};

/** What is so, or has to be (`must`), of each of the rows, of one of them, or of none. */
export function rowsInWords(
  which: "each" | "one" | "none",
  { table, where, of }: Rows,
  language: Language,
  must = false,
): string {
  const limit = where === undefined ? "" : ` where ${where}`;
  const among = where === undefined ? `${table} 中` : `${table} 中 ${where} 的行里`;
  switch (which) {
    case "each":
      if (language === "en") return `in every row of ${table}${limit}, ${of}`;
      return where === undefined
        ? `${table} 的每一行 ${of}`
        : `${table} 中 ${where} 的每一行 ${of}`;
    case "none":
      if (language === "en") return `no row of ${table}${limit} is such that ${of}`;
      return `${among}没有一行 ${of}`;
    case "one": {
      if (language === "zh") return `${among} ${must ? "应" : ""}有一行 ${of}`;
      const has = `there ${must ? "must be" : "is"}`;
      return where === undefined
        ? `${has} a row of ${table} where ${of}`
        : `among the rows of ${table}${limit}, ${has} one where ${of}`;
    }
  }
}

/** That a column never decreases from row to row, or that it does. */
export function orderInWords(
  column: string,
  language: Language,
  { must, holds }: { readonly must: boolean; readonly holds: boolean },
): string {
  if (language === "zh") {
    return `${column} 自上而下${must ? "应" : ""}${holds ? "不减少" : "有减少之处"}`;
  }
  if (holds) return `${column} ${must ? "must never decrease" : "never decreases"} down the rows`;
  return `${column} ${must ? "must decrease" : "decreases"} somewhere down the rows`;
}
