import { columnOf, type Dataset, type DataTable, type Language } from "../src/index.js";
import { element } from "../src/notebook/element.js";
import { choose, type Input } from "../src/notebook/input.js";
import type { Notebook } from "../src/notebook/kernel.js";
import { selectOne } from "../src/notebook/select-one.js";
import { dataTable } from "../src/notebook/table.js";
import type { Column } from "../src/notebook/table-lines.js";
import { textInput } from "../src/notebook/text-input.js";
import { indicatorDictionaryWords } from "./parts/indicator-dictionary-words.js";
import { toOption } from "./parts/questions.js";
import { readDataset } from "./parts/read-dataset.js";
import { severityWord } from "./parts/severity-word.js";
import { trendWords } from "./parts/trend-words.js";

type FieldRow = {
  readonly field: string;
  readonly label: string;
  readonly place: string;
  readonly type: string;
  readonly measured: string;
  readonly kind: string;
  readonly range: string;
  readonly answer: string;
  readonly options: string;
  readonly help: string;
  readonly origins: string;
  readonly checks: number;
};

type CheckRow = {
  readonly check: string;
  readonly severity: string;
  readonly words: string;
  readonly message: string;
  readonly assert: string;
};

/** Every field of the form: what it means, how it is measured, and which checks read it. */
export const notebook: Notebook = {
  title: { zh: "指标字典", en: "Indicator dictionary" },
  read: readDataset,
  define: (cells) => {
    cells
      .input("search", ["language"], (language: Language) =>
        textInput({ key: "search", label: indicatorDictionaryWords(language).search }),
      )
      .input("section", ["dataset", "language"], askSection)
      .input("field", ["found", "language"], (found: readonly FieldRow[], language: Language) =>
        selectOne({
          key: "field",
          label: trendWords(language).indicator,
          options: found.map(({ field }) => toOption(field)),
        }),
      );
    cells
      .value("found", ["dataset", "search", "section", "language"], find)
      .show("definition", ["found", "field", "dataset", "language"], showDefinition)
      .draw("fields", ["found", "viewof field", "language"], showFields)
      .draw("checks", ["dataset", "language"], showAllChecks);
  },
};

function askSection(dataset: Dataset, language: Language): Input<string> {
  const places = fieldsOf(dataset, language).map(({ place }) => place);
  return selectOne({
    key: "section",
    label: indicatorDictionaryWords(language).section,
    options: [
      { value: "", label: trendWords(language).all },
      ...[...new Set(places)].map(toOption),
    ],
  });
}

function find(
  dataset: Dataset,
  search: string,
  section: string,
  language: Language,
): readonly FieldRow[] {
  const wanted = search.trim().toLowerCase();
  return fieldsOf(dataset, language).filter(
    (row) =>
      (section === "" || row.place === section) &&
      (wanted === "" || `${row.field} ${row.label} ${row.help}`.toLowerCase().includes(wanted)),
  );
}

function fieldsOf({ tables }: Dataset, language: Language): FieldRow[] {
  const words = indicatorDictionaryWords(language);
  const column = reader(tables.fields);
  const counts = countBy(columnOf<string>(tables.reads, "field"));
  return columnOf<string>(tables.fields, "field").map((field, at) => {
    const text = (name: string): string => String(column(name)[at] ?? "");
    const type = wordOf(words.types, text("type"));
    const decimals = text("decimals");
    return {
      field: field ?? "",
      label: text("label"),
      place: [text("sheet"), text("section")].filter((part) => part !== "").join(" › "),
      type: text("type") === "decimal" && decimals ? words.decimals(type, decimals) : type,
      measured: text("measured_in"),
      kind: wordOf(words.kinds, text("kind")),
      range: rangeOf(column("min")[at], column("max")[at], language),
      answer:
        text("sheet") === ""
          ? words.computed
          : words.demands(column("required")[at] === true, column("may_be_none")[at] === true),
      options: text("options"),
      help: text("help"),
      origins: text("origins"),
      checks: counts.get(field ?? "") ?? 0,
    };
  });
}

/** What the dataset names by a word of its own may be of a later program. */
const wordOf = (words: Readonly<Record<string, string>>, name: string): string => words[name] ?? "";

function rangeOf(min: unknown, max: unknown, language: Language): string {
  const { between, least, most } = indicatorDictionaryWords(language);
  if (typeof min === "number" && typeof max === "number") return between(min, max);
  if (typeof min === "number") return least(min);
  return typeof max === "number" ? most(max) : "";
}

function countBy(names: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const reader = (table: DataTable) => (name: string) => columnOf(table, name);

function showDefinition(
  found: readonly FieldRow[],
  field: string,
  dataset: Dataset,
  language: Language,
): HTMLElement {
  const words = indicatorDictionaryWords(language);
  const row = found.find((candidate) => candidate.field === field);
  if (!row) return element("p", { class: "empty" }, words.noneFound);
  const facts: [string, string][] = [
    [words.label, row.label],
    [words.place, row.place],
    [words.type, row.type],
    [words.measured, row.measured],
    [words.kind, row.kind],
    [words.range, row.range],
    [words.answer, row.answer],
    [words.options, row.options],
    [words.help, row.help],
    [words.origins, row.origins],
  ];
  return element(
    "section",
    { class: "trend" },
    element("h2", {}, row.field),
    element(
      "dl",
      { class: "facts" },
      ...facts
        .filter(([, text]) => text !== "")
        .map(([name, text]) =>
          element("div", {}, element("dt", {}, name), element("dd", {}, text)),
        ),
    ),
    dataTable({
      caption: words.checksOn(row.field),
      columns: checkColumns(language),
      rows: checksOf(dataset, language, row.field),
    }),
  );
}

function checkColumns(language: Language): readonly Column<CheckRow>[] {
  const { check, severity, message } = trendWords(language);
  const { requirement, expression } = indicatorDictionaryWords(language);
  return [
    { name: "check", title: check },
    { name: "severity", title: severity },
    { name: "words", title: requirement },
    { name: "message", title: message },
    { name: "assert", title: expression },
  ];
}

/** All checks, or those that read a field. */
function checksOf({ tables }: Dataset, language: Language, field?: string): CheckRow[] {
  const { eachRow } = indicatorDictionaryWords(language);
  const names = columnOf<string>(tables.reads, "check");
  const reading = new Set(
    columnOf<string>(tables.reads, "field").flatMap((read, at) =>
      read === field ? [names[at]] : [],
    ),
  );
  const column = reader(tables.checks);
  return columnOf<string>(tables.checks, "check").flatMap((check, at) => {
    if (field !== undefined && !reading.has(check)) return [];
    const text = (name: string): string => String(column(name)[at] ?? "");
    return {
      check: (check ?? "").replace(/^[^/]*\//, ""),
      severity: severityWord(text("severity"), language),
      words: text("rows_of") === "" ? text("words") : eachRow(text("rows_of"), text("words")),
      message: text("message"),
      assert: text("assert"),
    };
  });
}

function showFields(
  found: readonly FieldRow[],
  view: Input<string>,
  language: Language,
): HTMLElement {
  const words = indicatorDictionaryWords(language);
  return dataTable({
    caption: words.fields,
    rows: found,
    pageSize: 60,
    columns: [
      { name: "field", title: trendWords(language).indicator },
      { name: "label", title: words.label },
      { name: "place", title: words.place },
      { name: "type", title: words.type },
      { name: "measured", title: words.measured },
      { name: "kind", title: words.kind },
      { name: "answer", title: words.answer },
      { name: "checks", title: words.checkCount },
    ],
    onSelect: ({ field }) => choose(view, field),
  });
}

const showAllChecks = (dataset: Dataset, language: Language): HTMLElement =>
  dataTable({
    caption: indicatorDictionaryWords(language).checks,
    columns: checkColumns(language),
    rows: checksOf(dataset, language),
  });
