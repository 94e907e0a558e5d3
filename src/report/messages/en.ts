import { type Message, nounIn, ratioOf, sayPeriod, type Words } from "./message.js";
import type { MessageKey } from "./zh.js";

const meant = (w: Words): string => (w("nearest") ? ` (did you mean “${w("nearest")}”?)` : "");
const orNone = (w: Words): string =>
  w("none") ? `, or write “${w("none")}” if there is nothing to report` : "";
const proposed = (w: Words): string => (w("proposal") ? `, perhaps ${w("proposal")}` : "");
/** Others that the same `each` stands for. */
const like = (w: Words): string =>
  w("others") ? ` (so it is with ${w("others")} more of this entry)` : "";
const unitOr = (unit: string): string => unit || "no unit";
/** What an author can do about two units. */
const apart = (w: Words): string => {
  if (!w("left") || !w("right")) return "";
  return w("ratio")
    ? ` (${ratioOf(w)}) and cannot be compared or added: give the fields on both sides one unit`
    : " and cannot be compared or added; to compare their ratio, write a / b";
};

const TYPES: Readonly<Record<string, string>> = {
  integer: "a whole number",
  decimal: "a number",
  year: "a four-digit year",
  date: "a date (such as 20210131)",
  text: "a text",
  choice: "one of the options",
};
const REASONS: Readonly<Record<string, string>> = {
  missing: "data are missing",
  unreadable: "data cannot be read",
  "no-previous": "there are no data of last year",
  "not-applicable": "its condition is not met",
};
/** The shapes of YAML, as its readers call them. */
const SHAPES: Readonly<Record<string, string>> = {
  string: "a text (a number needs quotes)",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "a map of keys and values",
  record: "a map of keys and values",
  array: "a list",
};
const LIMITS: Readonly<Record<string, string>> = {
  merges: "merged areas",
  rows: "rows of tables",
  "sheet-rows": "rows",
  "sheet-columns": "columns",
  levels: "levels of markup",
  characters: "characters in the name of a sheet",
  "million-characters": "million characters",
};
const KINDS: Readonly<Record<string, string>> = { text: "plain text", zeros: "nothing but zeros" };
const unidentified = (w: Words): string =>
  `not used: its unit or its ${w("kind") || "year"} cannot be read: fill them in first`;
/** `2021`, `September 2021` */
const when = (w: Words): string => sayPeriod(w("period"), "en");
const said = (table: Readonly<Record<string, string>>, word: string): string => table[word] ?? word;

/** Every message in English; the same keys as the Chinese ones, which the compiler sees to. */
export const en: Readonly<Record<MessageKey, Message>> = {
  required: (w) => `required: fill this in${orNone(w)}`,
  "required-table": (w) => `“${w("table")}” needs at least one row: fill it in${orNone(w)}`,
  "none-forbidden": (w) => `“${w("from")}” is no answer here: fill in the real content`,
  placeholder: (w) =>
    w("noneAllowed") === "no"
      ? `“${w("from")}” is no answer: fill in the real content`
      : `“${w("from")}” is no answer: fill this in, or write “${w("none")}” if there is nothing to report`,
  type: (w) =>
    `“${w("from")}” cannot be read as ${said(TYPES, w("expected"))}: write ${said(TYPES, w("expected"))}${proposed(w)}`,
  unit: (w) =>
    w("unit")
      ? `“${w("from")}” is in ${w("found")}, but this cell is in ${w("unit")}: convert it and write the number only${proposed(w)}`
      : `“${w("from")}” carries the unit ${w("found")}, but this cell has none: write the number only${proposed(w)}`,
  normalised: (w) => `“${w("from")}” was read as ${w("to")}; better write ${w("to")}`,
  "formula-error": (w) => `the formula gives ${w("error")}: mend it, or write the value`,
  uncalculated: (w) =>
    `the formula ${w("formula")} has no result: open and save the workbook in Excel or WPS once, or write the value`,
  minimum: (w) => `${w("number")} is below the least allowed, ${w("min")}: please check`,
  maximum: (w) => `${w("number")} is above the most allowed, ${w("max")}: please check`,
  option: (w) =>
    `“${w("found")}” is not among the options${meant(w)}; choose one of ${w("options")}`,
  "explanation-empty": (w) =>
    `“${w("from")}” does not explain “${w("check")}”: write why the figures are as they are`,

  "sheet-missing": (w) =>
    `the sheet “${w("sheet")}” is missing (there are: ${w("sheets")}): restore it, nothing in it was checked`,
  "field-missing": (w) => `“${w("label")}” cannot be found, perhaps it was deleted: restore it`,
  "table-missing": (w) => `the header of the table “${w("table")}” cannot be found: restore it`,
  "column-missing": (w) => `the table “${w("table")}” lacks the column “${w("label")}”: restore it`,
  "label-ambiguous": (w) =>
    `“${w("label")}” stands in several places (${w("addresses")}), so none was read: keep one only`,
  "label-repeated": (w) =>
    `“${w("label")}” stands in several places (${w("addresses")}); ${w("address")} was read: delete the other`,
  "label-changed": (w) =>
    `the label beside ${w("address")} should be “${w("label")}” but is “${w("found")}”: restore it`,
  "location-conflict": (w) =>
    `where “${w("label")}” stands is contradictory (${w("addresses")}), so it was not read: fill in this line again from the template`,
  "remark-skipped": (w) => `“${w("found")}” was taken for a remark, not for a row`,
  relocated: (w) =>
    `its cell had been deleted; ${w("address")} was read by its label: please check`,

  "file/missing": (w) => `there is no such file or folder: check the path “${w("path")}”`,
  "file/no-workbooks": (w) =>
    `there is no workbook (.xlsx, .xlsm) in “${w("path")}”: check the path`,
  "file/unreadable": (w) =>
    `the file cannot be opened (${w("problem")}): check its permissions and whether it is in use`,
  "file/empty": () => "the file is empty (0 bytes): save or copy it again",
  "file/old-format": () => "an old format (.xls or .et): save it as .xlsx in Excel or WPS",
  "file/encrypted": () => "the file has a password to open: remove it and save again",
  "file/web-page": () => "a web page or XML, not a workbook: open it in Excel and save it as .xlsx",
  "file/other-document": (w) =>
    `this is a ${w("document")} file, not a workbook: hand in the filled-in .xlsx`,
  "file/not-a-workbook": (w) =>
    `not a workbook${w("seems") ? ` (it looks like ${said(KINDS, w("seems"))})` : ""}: hand in the filled-in .xlsx`,
  "file/truncated": () =>
    "the file is incomplete, perhaps a download or copy was cut off: get it again",
  "file/corrupt": (w) =>
    `the file is damaged${w("part") ? ` (${w("part")})` : ""}: repair it in Excel or WPS and save it again`,
  "file/too-large": (w) =>
    `larger than any statistics form${w("limit") ? ` (limit ${w("limit")} ${said(LIMITS, w("unit"))})` : ""}: use the template`,
  "file/given-up": (w) =>
    `checking the file would take more than ${w("limit")} ${w("unit") === "s" ? "seconds" : "MB of memory"}, so it was given up: use the template`,
  "file/doctype": () =>
    "the file contains a DTD and is not read, for safety: save it as .xlsx in Excel or WPS",
  "file/unsafe-name": (w) =>
    `the file contains the unsafe name “${w("name")}” and is not read: use the template`,
  "file/unexpected": (w) =>
    `the program failed on this file (${w("detail")}): hand the file to the maintainers of hebiao`,
  "file/no-sheet": () => "there is no worksheet in the file: use the template",
  "file/unknown-form": (w) =>
    `of no known form: no form's mark, and at most ${w("percent")}% of a form's labels were found; known forms: ${w("known")}; use a template`,
  "file/unknown-form-id": (w) =>
    `the file says it is ${w("form")}@${w("version")}, but there is no rule file for it; known forms: ${w("known")}`,
  "file/unknown-version": (w) =>
    `the file says it is version ${w("version")} of ${w("form")}, but there is no rule file for it; known: ${w("known")}`,
  "file/previous-unmatched": (w) =>
    w("unit")
      ? `not used: there is no submission of “${w("unit")}” for ${when(w)} to compare with it: check the unit's name and the ${nounIn(w("period"))}`
      : unidentified(w),
  "file/previous-repeated": (w) =>
    w("unit")
      ? `not used: there are several to compare the submission of “${w("unit")}” for ${when(w)} with (${w("files")}): keep one only`
      : unidentified(w),

  // Datasets
  "dataset/no-identity": () =>
    "the reporting unit or the period cannot be read: it is in the dataset but in no trend until both are filled in",
  "dataset/repeated": (w) =>
    `“${w("unit")}” has several submissions for ${when(w)} (${w("files")}); where they differ, no value is taken: keep the one that counts`,
  "dataset/unknown-unit": (w) =>
    `“${w("unit")}” is not in the roster${meant(w)}: add it, or make it an alias`,
  "dataset/spelling": (w) =>
    `“${w("unit")}” and “${w("other")}” are spelt alike. Are they one unit? They were not merged: if so, make the former an alias of the latter in a roster`,
  "dataset/not-reported": (w) =>
    `“${w("unit")}” has not reported for ${when(w)}: ask for it, or state since and until in the roster`,
  "dataset/stopped": (w) =>
    `“${w("unit")}” reported the ${nounIn(w("period"))} before but not for ${when(w)}: ask for it, or see whether it was renamed or closed`,
  "roster/no-unit": (w) => `the roster has no column unit; it has ${w("found")}`,
  "roster/empty": () => "the roster names no unit: write at least one row",
  "roster/no-name": () => "this row has no name of a unit: add it or delete the row",
  "roster/year": (w) =>
    `“${w("found")}” is no period such as 2023, 2023-Q3 or 2023-10: mend it or leave it empty`,
  "roster/repeated": (w) =>
    `“${w("found")}” stands in row ${w("first")} already; a name belongs to one unit`,

  "rules/yaml": (w) => `not proper YAML: ${w("problem")}`,
  "rules/unknown-key": (w) => `there is no key “${w("found")}”${meant(w)}`,
  "rules/missing-key": (w) => `“${w("key")}” is missing`,
  "rules/wrong-type": (w) =>
    `${w("key") ? `“${w("key")}”` : "the content of the file"} should be ${said(SHAPES, w("expected"))}, but is ${w("found") || "empty"}`,
  "rules/unknown-value": (w) =>
    `“${w("key")}” cannot be ${w("found")}${meant(w)}; possible: ${w("known")}`,
  "rules/too-few": (w) => `“${w("key")}” needs at least one entry`,
  "rules/invalid-value": (w) =>
    `the value ${w("found")} of “${w("key")}” will not do: ${w("problem")}`,
  "rules/section-shape": () =>
    "a section has either fields, or table and columns: not both, not neither",
  "rules/choice-options": (w) =>
    `“${w("found")}”: options belong to the type choice, and only to it`,
  "rules/duplicate-name": (w) =>
    `“${w("found")}” is taken: fields and tables need names of their own`,
  "rules/repeated-label": (w) =>
    `the label “${w("found")}” recurs in its section: tell them apart with label, or a workbook cannot be read`,
  "rules/unknown-unit": (w) =>
    `there is no unit “${w("found")}” under units${meant(w)}; declared: ${w("known")}`,
  "rules/unknown-field": (w) => `there is no field named “${w("found")}”${meant(w)}`,
  "rules/unknown-table": (w) => `there is no table named “${w("found")}”${meant(w)}`,
  "rules/identity-type": (w) =>
    `“${w("key")}” should name a field of type ${w("expected")}, but “${w("found")}” is of type ${w("type")}`,
  "rules/indicator-by": (w) =>
    w("known")
      ? `by should name a column of texts in the table that value runs over (table.column), not “${w("found")}”; there is: ${w("known")}`
      : "value runs over no table with a column of texts, so by cannot divide it: write count(table.column) or sum(table.column)",
  "rules/period-shape": () =>
    "period names the field of the year, { year: …, quarter: … }, { year: …, month: … } or the date in { month: … }; not none of them, and not a quarter and a month",
  "rules/unknown-placeholder": (w) =>
    `each has no placeholder “${w("found")}”${meant(w)}; it has ${w("known")}`,
  "rules/duplicate-id": (w) => `the id “${w("found")}” is taken: every check needs its own`,
  "rules/example-value": (w) =>
    `“${w("found")}” is no value for “${w("field")}”, which is ${said(TYPES, w("type"))}`,
  "rules/example-accept": (w) =>
    `this example should pass “${w("check")}” but does not: ${w("shown")}`,
  "rules/example-reject": (w) =>
    `this example should fail “${w("check")}” but passes; the check: ${w("shown")}`,
  "rules/example-undecided": (w) =>
    `this example does not decide “${w("check")}”: ${said(REASONS, w("reason"))}${w("names") ? ` (${w("names")})` : ""}; complete it`,

  "rules/always-fails": (w) =>
    `“${w("check")}” fails whatever its fields may hold${like(w)}: change the check or the ranges`,
  "rules/never-fails": (w) =>
    `“${w("check")}” passes whatever its fields may hold, so it checks nothing${like(w)}: change the check or the ranges`,
  "rules/never-fires": (w) =>
    `the condition of “${w("check")}” is never met, whatever its fields may hold, so it checks nothing${like(w)}: change the condition or the ranges`,
  "rules/contradiction": (w) =>
    `these checks contradict each other, no answers satisfy all of them: ${w("names")}${like(w)}: change one of them`,
  "rules/implied": (w) =>
    w("spare")
      ? `“${w("check")}” adds nothing, it follows from ${w("names")}${like(w)}: it can be deleted`
      : `where all is filled in, “${w("check")}” follows from ${w("names")}${like(w)}`,
  "rules/fixed-value": (w) =>
    `only ${w("found")} in “${w("field")}” satisfies ${w("names")}: look at these checks again`,
  "rules/tight-tolerance": (w) =>
    `the tolerance ${w("found")} of “${w("check")}” is less than what its terms lose by rounding, ${w("number")} (half a unit of the last decimal each), so honest figures may fail${like(w)}: write ± ${w("min")} or more`,
  "rules/uncovered": (w) => `no check mentions ${w("names")}`,
  "rules/rejected-by-others": (w) =>
    `this example is to show “${w("check")}”, but fails ${w("names")} too${like(w)}: change it so that only the former fails`,
  "rules/accepted-but-failing": (w) =>
    `this example passes “${w("check")}”, but fails ${w("names")}${like(w)}: give answers that pass both`,
  "rules/undecided": (w) =>
    `how these checks go together with others was not decided in time: ${w("names")}`,

  "language/unexpected-character": (w) => `“${w("found")}” cannot stand in a check`,
  "language/unclosed": (w) => `“${w("opening")}” has no closing “${w("closing")}”`,
  "language/thousands-separator": (w) =>
    `numbers are not grouped: write ${w("plain")}; for two numbers put a space after the comma: ${w("list")}`,
  "language/operator-spelling": (w) =>
    `there is no operator “${w("found")}”: write “${w("meant")}”`,
  "language/operator-read-as": (w) => `“${w("found")}” was read as “${w("meant")}”`,
  "language/unexpected": (w) =>
    w("found")
      ? `expected ${w("expected")}, found “${w("found")}”`
      : `the check is incomplete: expected ${w("expected")}`,
  "language/needs-spaces": (w) => `keywords need spaces around them: ${w("meant")}`,
  "language/too-deep": () =>
    "brackets or conditions are nested too deep: make several checks of it",
  "language/chained-comparison": () =>
    "comparisons cannot be chained: join them with and, or use between … and …",
  "language/unknown-function": (w) =>
    `there is no function “${w("found")}”${meant(w)}; known: ${w("known")}`,
  "language/unknown-name": (w) => `there is no field or column named “${w("found")}”${meant(w)}`,
  "language/column-outside-aggregate": (w) =>
    `“${w("found")}” is a column of a table: put it into a function such as sum, count or any, or assert the check for rows`,
  "language/wrong-arguments": (w) => `${w("function")} takes ${w("expected")}`,
  "language/expected-condition": (w) => `expected a condition (such as a = b), found ${w("found")}`,
  "language/expected-amount": (w) => `expected a number, found ${w("found")}`,
  "language/type-mismatch": (w) =>
    `the sides cannot be compared: ${w("expected")} and ${w("found")}`,
  "language/unit-mismatch": (w) =>
    `the units differ: ${unitOr(w("left"))} and ${unitOr(w("right"))}${apart(w)}`,
  "language/unknown-option": (w) =>
    `“${w("found")}” is not among the field's options${meant(w)}; possible: ${w("known")}`,
  "language/no-field": () => "the check mentions no field",
};
