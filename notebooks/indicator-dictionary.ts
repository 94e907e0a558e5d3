import { columnOf, type Dataset, type DataTable } from "../src/index.js";
import { element } from "../src/notebook/element.js";
import { choose, type Input } from "../src/notebook/input.js";
import type { Notebook } from "../src/notebook/kernel.js";
import { selectOne } from "../src/notebook/select-one.js";
import { dataTable } from "../src/notebook/table.js";
import { textInput } from "../src/notebook/text-input.js";
import { toOption } from "./parts/questions.js";
import { readDataset } from "./parts/read-dataset.js";
import { severityWord } from "./parts/severity-word.js";

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
      .input("search", [], () => textInput({ key: "search", label: "查找指标" }))
      .input("section", ["dataset"], (dataset: Dataset) =>
        selectOne({
          key: "section",
          label: "栏目",
          options: [
            { value: "", label: "全部" },
            ...[...new Set(fieldsOf(dataset).map(({ place }) => place))].map(toOption),
          ],
        }),
      )
      .input("field", ["found"], (found: readonly FieldRow[]) =>
        selectOne({
          key: "field",
          label: "指标",
          options: found.map(({ field }) => toOption(field)),
        }),
      );
    cells
      .value("found", ["dataset", "search", "section"], find)
      .show("definition", ["found", "field", "dataset"], showDefinition)
      .draw("fields", ["found", "viewof field"], showFields)
      .draw("checks", ["dataset"], showAllChecks);
  },
};

function find(dataset: Dataset, search: string, section: string): readonly FieldRow[] {
  const wanted = search.trim().toLowerCase();
  return fieldsOf(dataset).filter(
    (row) =>
      (section === "" || row.place === section) &&
      (wanted === "" || `${row.field} ${row.label} ${row.help}`.toLowerCase().includes(wanted)),
  );
}

const TYPES: Readonly<Record<string, string>> = {
  integer: "整数",
  decimal: "数",
  year: "年份",
  text: "文字",
  choice: "选项",
  date: "日期",
};
const KINDS: Readonly<Record<string, string>> = { stock: "期末存量", flow: "当期发生" };

function fieldsOf({ tables }: Dataset): FieldRow[] {
  const column = reader(tables.fields);
  const counts = countBy(columnOf<string>(tables.reads, "field"));
  return columnOf<string>(tables.fields, "field").map((field, at) => {
    const text = (name: string): string => String(column(name)[at] ?? "");
    const decimals = text("decimals");
    return {
      field: field ?? "",
      label: text("label"),
      place: [text("sheet"), text("section")].filter((part) => part !== "").join(" › "),
      type: `${TYPES[text("type")] ?? ""}${text("type") === "decimal" && decimals ? `（${decimals} 位小数）` : ""}`,
      measured: text("measured_in"),
      kind: KINDS[text("kind")] ?? "",
      range: rangeOf(column("min")[at], column("max")[at]),
      answer: [
        column("required")[at] ? "必填" : "可不填",
        column("may_be_none")[at] ? "可写“无”" : "不可写“无”",
      ].join("，"),
      options: text("options"),
      help: text("help"),
      origins: text("origins"),
      checks: counts.get(field ?? "") ?? 0,
    };
  });
}

function rangeOf(min: unknown, max: unknown): string {
  if (typeof min === "number" && typeof max === "number") return `${min} 到 ${max}`;
  if (typeof min === "number") return `不小于 ${min}`;
  return typeof max === "number" ? `不大于 ${max}` : "";
}

function countBy(names: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const reader = (table: DataTable) => (name: string) => columnOf(table, name);

function showDefinition(found: readonly FieldRow[], field: string, dataset: Dataset): HTMLElement {
  const row = found.find((candidate) => candidate.field === field);
  if (!row) return element("p", { class: "empty" }, "没有符合条件的指标，请换一个词或栏目。");
  const facts: [string, string][] = [
    ["表中名称", row.label],
    ["位置", row.place],
    ["类型", row.type],
    ["计量单位", row.measured],
    ["存量或流量", row.kind],
    ["取值范围", row.range],
    ["填写要求", row.answer],
    ["选项", row.options],
    ["说明", row.help],
    ["各版本名称", row.origins],
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
      caption: `读取“${row.field}”的审核关系`,
      columns: CHECK_COLUMNS,
      rows: checksOf(dataset, row.field),
    }),
  );
}

const CHECK_COLUMNS = [
  { name: "check", title: "审核" },
  { name: "severity", title: "级别" },
  { name: "words", title: "要求" },
  { name: "message", title: "说明" },
  { name: "assert", title: "审核式" },
];

/** All checks, or those that read a field. */
function checksOf({ tables }: Dataset, field?: string): CheckRow[] {
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
      severity: severityWord(text("severity")),
      words: `${text("rows_of") === "" ? "" : `“${text("rows_of")}”每一行：`}${text("words")}`,
      message: text("message"),
      assert: text("assert"),
    };
  });
}

const showFields = (found: readonly FieldRow[], view: Input<string>): HTMLElement =>
  dataTable({
    caption: "指标",
    rows: found,
    pageSize: 60,
    columns: [
      { name: "field", title: "指标" },
      { name: "label", title: "表中名称" },
      { name: "place", title: "位置" },
      { name: "type", title: "类型" },
      { name: "measured", title: "计量单位" },
      { name: "kind", title: "存量或流量" },
      { name: "answer", title: "填写要求" },
      { name: "checks", title: "审核（条）" },
    ],
    onSelect: ({ field }) => choose(view, field),
  });

const showAllChecks = (dataset: Dataset): HTMLElement =>
  dataTable({ caption: "全部审核关系", columns: CHECK_COLUMNS, rows: checksOf(dataset) });
