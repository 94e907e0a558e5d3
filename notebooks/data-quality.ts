import {
  columnOf,
  type Dataset,
  type FindingCountRow,
  type FindingsBy,
  findingCounts,
  findingsChart,
  kindWords,
  periodsOf,
  rowsOf,
  summarizeFindings,
} from "../src/index.js";
import { element } from "../src/notebook/element.js";
import type { Notebook } from "../src/notebook/kernel.js";
import { radio } from "../src/notebook/radio.js";
import type { Range } from "../src/notebook/range.js";
import { selectOne } from "../src/notebook/select-one.js";
import { dataTable } from "../src/notebook/table.js";
import { CARD_PADDING, pageWidth } from "./parts/page-size.js";
import { askUnits, askYears, toOption } from "./parts/questions.js";
import { readDataset } from "./parts/read-dataset.js";
import { SEVERITIES, severityWord } from "./parts/severity-word.js";
import { trendBlock } from "./parts/trend-block.js";
import { withFindings } from "./parts/with-findings.js";

type FindingRow = {
  readonly unit: string | null;
  readonly period: number | null;
  readonly severity: string;
  readonly check: string | null;
  readonly field: string | null;
  readonly message: string | null;
  readonly explained: string | null;
  readonly file: string | null;
  readonly sheet: string | null;
  readonly cell: string | null;
};

/** What the checks found, where it gathers, and who has not reported. */
export const notebook: Notebook = {
  title: { zh: "数据质量", en: "Data quality" },
  read: readDataset,
  define: (cells) => {
    cells
      .input("units", ["dataset"], (dataset: Dataset) => askUnits(dataset))
      .input("years", ["dataset"], askYears)
      .input("by", [], () =>
        radio<FindingsBy>({
          key: "count",
          label: "统计口径",
          options: [
            { value: "check", label: "按审核" },
            { value: "unit", label: "按单位" },
            { value: "period", label: "按年度" },
          ],
        }),
      )
      .input("severity", [], () =>
        selectOne({
          key: "severity",
          label: "级别",
          options: [
            { value: "", label: "全部" },
            ...SEVERITIES.map((value) => ({ value, label: severityWord(value) })),
          ],
        }),
      )
      .input("check", ["dataset"], (dataset: Dataset) =>
        selectOne({
          key: "check",
          label: "审核",
          options: [{ value: "", label: "全部" }, ...checksFound(dataset).map(toOption)],
        }),
      );
    cells
      .value("width", [], pageWidth)
      .value("chosen", ["dataset", "units", "years", "severity", "check"], choose)
      .draw("counts", ["chosen", "by", "width", "invalidation"], showCounts)
      .draw("coverage", ["dataset", "units", "years"], showCoverage)
      .draw("findings", ["chosen"], showFindings);
  },
};

const checksFound = ({ tables }: Dataset): string[] =>
  [...new Set(columnOf<string>(tables.findings, "check").flatMap((check) => check ?? []))].sort();

/** The dataset with only those findings that the questions leave. */
function choose(
  dataset: Dataset,
  units: readonly string[],
  { from, to }: Range,
  severity: string,
  check: string,
): Dataset {
  const wanted = new Set(units);
  const reporting = reportingUnits(dataset);
  return withFindings(
    dataset,
    (row) =>
      (wanted.has(String(row.unit)) || !reporting.has(row.unit)) &&
      (typeof row.period !== "number" || (row.period >= from && row.period <= to)) &&
      (severity === "" || row.severity === severity) &&
      (check === "" || row.check === check),
  );
}

/** Units that never submitted cannot be chosen, and stay; so does what concerns no unit. */
const reportingUnits = ({ tables }: Dataset): ReadonlySet<unknown> =>
  new Set(columnOf<string>(tables.submissions, "unit").filter((unit) => unit !== null));

function showCounts(
  dataset: Dataset,
  by: FindingsBy,
  width: number,
  invalidation: Promise<unknown>,
): Promise<HTMLElement> {
  const counts = findingCounts(dataset, by);
  const rows = rowsOf<FindingCountRow>(counts);
  const keys = [...new Set(rows.map(({ key }) => key))];
  const isEmpty = rows.every(({ count }) => count === 0);
  return trendBlock({
    heading: "审核结果有多少",
    empty: isEmpty ? "所选范围内没有审核结果。" : null,
    summary: summarizeFindings(counts, by),
    toSpec: () => findingsChart(counts, by, { width: width - CARD_PADDING }),
    table: {
      caption: `审核结果（${NAMES[by]}）`,
      rows: keys.map((key) => {
        const own = rows.filter((row) => row.key === key);
        return {
          key,
          ...Object.fromEntries(own.map(({ kind, count }) => [kind, count])),
          total: own[0]?.total ?? 0,
        };
      }),
      columns: [
        { name: "key", title: NAMES[by] },
        ...Object.entries(kindWords()).map(([name, title]) => ({ name, title })),
        { name: "total", title: "共" },
      ],
    },
    invalidation,
  });
}

const NAMES: Readonly<Record<FindingsBy, string>> = {
  check: "审核",
  unit: "填报单位",
  period: "报告期",
};

/** Units by periods: who has reported, twice, or not. */
function showCoverage(
  dataset: Dataset,
  units: readonly string[],
  { from, to }: Range,
): HTMLElement {
  const { tables } = dataset;
  const reporting = reportingUnits(dataset);
  const wanted = new Set(units);
  const periods = periodsOf(dataset).filter((period) => period >= from && period <= to);
  const counts = new Map<string, number>();
  const of = columnOf<number>(tables.submissions, "period");
  columnOf<string>(tables.submissions, "unit").forEach((unit, at) => {
    const key = `${of[at]} ${unit}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  const missing = missingIn(dataset);
  const groups = columnOf<string>(tables.units, "group");
  const rows = columnOf<string>(tables.units, "unit").flatMap((unit, at) => {
    if (unit === null || (reporting.has(unit) && !wanted.has(unit))) return [];
    const marks = periods.map((period) => {
      const count = counts.get(`${period} ${unit}`) ?? 0;
      if (count === 1) return "● 已报";
      if (count > 1) return `重复 ${count} 份`;
      return missing.has(`${period} ${unit}`) ? "缺" : "—";
    });
    return [
      {
        unit,
        group: groups[at] ?? null,
        ...Object.fromEntries(periods.map((period, index) => [String(period), marks[index] ?? ""])),
        missing: marks.filter((mark) => mark === "缺").length,
      },
    ];
  });
  const lacking = rows.filter((row) => row.missing > 0);
  const total = lacking.reduce((sum, { missing: count }) => sum + count, 0);
  const words =
    total === 0
      ? "应报的都报了。"
      : `${lacking.length} 个单位共缺 ${total} 份。“缺”按名册，名册之外的单位上年报过即应报；“—”不要求填报。`;
  return element(
    "section",
    { class: "trend" },
    element("h2", {}, "谁没有填报"),
    element("p", { class: "note" }, words),
    dataTable({
      caption: "填报情况",
      rows,
      columns: [
        { name: "unit", title: "填报单位" },
        { name: "group", title: "分组" },
        ...periods.map((period) => ({ name: String(period), title: String(period) })),
        { name: "missing", title: "缺（份）" },
      ],
    }),
  );
}

function missingIn({ tables: { findings } }: Dataset): ReadonlySet<string> {
  const [units, periods] = [columnOf(findings, "unit"), columnOf(findings, "period")];
  return new Set(
    columnOf<string>(findings, "check").flatMap((check, at) =>
      check === "dataset/not-reported" || check === "dataset/stopped"
        ? [`${periods[at]} ${units[at]}`]
        : [],
    ),
  );
}

function showFindings({ tables }: Dataset): HTMLElement {
  const rows = rowsOf<FindingRow>(tables.findings.data);
  return element(
    "section",
    { class: "trend" },
    element("h2", {}, "逐条审核结果"),
    dataTable({
      caption: "审核结果",
      rows,
      pageSize: 50,
      columns: [
        { name: "unit", title: "填报单位" },
        { name: "period", title: "报告期" },
        { name: "severity", title: "级别", format: severityWord },
        { name: "message", title: "说明" },
        { name: "explained", title: "核实说明" },
        { name: "field", title: "指标" },
        { name: "file", title: "文件" },
        { name: "sheet", title: "工作表" },
        { name: "cell", title: "单元格" },
        { name: "check", title: "审核" },
      ],
    }),
  );
}
