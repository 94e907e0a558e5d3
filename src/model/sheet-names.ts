/** The sheets that templates and marked copies have beside those of their form; no form may use their names. */
export const INSTRUCTIONS_SHEET = "填报说明";
/** Where the filler explains warnings, check by check. */
export const EXPLANATIONS_SHEET = "核实说明";
/** What a marked copy adds: the findings, with room for explanations. */
export const RESULT_SHEET = "审核结果";
/** Hidden: says which form and version a workbook is. */
export const IDENTITY_SHEET = "_hebiao";
/** Hidden: the live checks' formulas. */
export const CALCULATION_SHEET = "_hebiao_checks";

export const RESERVED_SHEETS: readonly string[] = [
  INSTRUCTIONS_SHEET,
  EXPLANATIONS_SHEET,
  RESULT_SHEET,
  IDENTITY_SHEET,
  CALCULATION_SHEET,
];
