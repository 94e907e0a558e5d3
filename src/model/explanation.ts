import type { CellPlace } from "./place.js";

/**
 * An explanation 核实说明 as it stands in a workbook: under a check's id, for one cell or, in a
 * template, for every cell at which that check fails.
 */
export type Explanation = {
  /** The check's id, or the name of a built-in rule. */
  readonly check: string;
  readonly text: string;
  /** The sheet and address of the one cell it speaks of. */
  readonly cell?: { readonly sheet: string; readonly address: string } | undefined;
  /** Where it stands. */
  readonly place: CellPlace;
};

/** Above the columns of explanations; by these words a sheet with explanations is recognised. */
export const EXPLANATION_WORDS = {
  check: { zh: "审核编号", en: "Check id" },
  explanation: { zh: "核实说明", en: "Explanation" },
  place: { zh: "位置", en: "Place" },
} as const;

/** What does not make a phrase say more; the live checks take the same signs away. */
export const IDLE_SIGNS = " \u3000\u00a0。．.，,；;！!、—-/";

/** Whether a text explains nothing: it says nothing, or one of the form's empty phrases. */
export function explainsNothing(text: string, emptyPhrases: readonly string[]): boolean {
  const bare = withoutIdleSigns(text);
  return bare === "" || emptyPhrases.some((phrase) => withoutIdleSigns(phrase) === bare);
}

export const withoutIdleSigns = (text: string): string =>
  [...text.toLowerCase()].filter((sign) => sign >= " " && !IDLE_SIGNS.includes(sign)).join("");
