/** The sheets that every template has beside those of its form; no form may use their names. */
export const INSTRUCTIONS_SHEET = "填报说明";
/** Hidden: says which form and version a workbook is. */
export const IDENTITY_SHEET = "_hebiao";
