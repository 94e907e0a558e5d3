import {
  columnOf,
  type Dataset,
  type FindingCountRow,
  type FindingsBy,
  findingCounts,
  findingsChart,
  kindWords,
  type Language,
  periodKindOf,
  periodsOf,
  printPeriod,
  rowsOf,
  summarizeFindings,
} from "../src/index.js";
import { element } from "../src/notebook/element.js";
import type { Input } from "../src/notebook/input.js";
import type { Notebook } from "../src/notebook/kernel.js";
import { radio } from "../src/notebook/radio.js";
import type { Range } from "../src/notebook/range.js";
import { selectOne } from "../src/notebook/select-one.js";
import { dataTable } from "../src/notebook/table.js";
import { dataQualityWords } from "./parts/data-quality-words.js";
import { CARD_PADDING, pageWidth } from "./parts/page-size.js";
import { askUnits, askYears, toOption } from "./parts/questions.js";
import { readDataset } from "./parts/read-dataset.js";
import { SEVERITIES, severityWord } from "./parts/severity-word.js";
import { trendBlock } from "./parts/trend-block.js";
import { trendWords } from "./parts/trend-words.js";
import { withFindings } from "./parts/with-findings.js";
import { withWrittenPeriods } from "./parts/written-periods.js";

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
      .input("years", ["dataset", "language"], askYears)
      .input("by", ["dataset", "language"], askBy)
      .input("severity", ["language"], askSeverity)
      .input("check", ["dataset", "language"], askCheck);
    cells
      .value("width", [], pageWidth)
      .value("chosen", ["dataset", "units", "years", "severity", "check"], choose)
      .draw("counts", ["chosen", "by", "width", "invalidation", "language"], showCounts)
      .draw("coverage", ["dataset", "units", "years", "language"], showCoverage)
      .draw("findings", ["chosen", "language"], showFindings);
  },
};

function askBy(dataset: Dataset, language: Language): Input<FindingsBy> {
  const { by, byOptions } = dataQualityWords(language);
  return radio<FindingsBy>({
    key: "count",
    label: by,
    options: [
      { value: "check", label: byOptions.check },
      { value: "unit", label: byOptions.unit },
      { value: "period", label: byOptions.period(periodKindOf(dataset)) },
    ],
  });
}

function askSeverity(language: Language): Input<string> {
  const { severity, all } = trendWords(language);
  return selectOne({
    key: "severity",
    label: severity,
    options: [
      { value: "", label: all },
      ...SEVERITIES.map((value) => ({ value, label: severityWord(value, language) })),
    ],
  });
}

function askCheck(dataset: Dataset, language: Language): Input<string> {
  const { check, all } = trendWords(language);
  return selectOne({
    key: "check",
    label: check,
    options: [{ value: "", label: all }, ...checksFound(dataset).map(toOption)],
  });
}

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
  language: Language,
): Promise<HTMLElement> {
  const words = dataQualityWords(language);
  const name = trendWords(language)[by];
  const counts = findingCounts(dataset, by);
  const rows = rowsOf<FindingCountRow>(counts);
  const keys = [...new Set(rows.map(({ key }) => key))];
  const isEmpty = rows.every(({ count }) => count === 0);
  return trendBlock({
    heading: words.counts,
    empty: isEmpty ? words.noneShown : null,
    summary: summarizeFindings(counts, by, language),
    toSpec: () => findingsChart(counts, by, { width: width - CARD_PADDING, language }),
    table: {
      caption: words.countsBy(name),
      rows: keys.map((key) => {
        const own = rows.filter((row) => row.key === key);
        return {
          key,
          ...Object.fromEntries(own.map(({ kind, count }) => [kind, count])),
          total: own[0]?.total ?? 0,
        };
      }),
      columns: [
        { name: "key", title: name },
        ...Object.entries(kindWords(language)).map(([kind, title]) => ({ name: kind, title })),
        { name: "total", title: words.total },
      ],
    },
    invalidation,
  });
}

/** Units by periods: who has reported, twice, or not. */
function showCoverage(
  dataset: Dataset,
  units: readonly string[],
  { from, to }: Range,
  language: Language,
): HTMLElement {
  const words = dataQualityWords(language);
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
  const kind = periodKindOf(dataset);
  const missing = missingIn(dataset);
  const groups = columnOf<string>(tables.units, "group");
  const rows = columnOf<string>(tables.units, "unit").flatMap((unit, at) => {
    if (unit === null || (reporting.has(unit) && !wanted.has(unit))) return [];
    const marks = periods.map((period) => {
      const count = counts.get(`${period} ${unit}`) ?? 0;
      if (count === 1) return words.submitted;
      if (count > 1) return words.repeated(count);
      return missing.has(`${period} ${unit}`) ? words.missing : words.notDue;
    });
    return [
      {
        unit,
        group: groups[at] ?? null,
        ...Object.fromEntries(
          periods.map((period, index) => [printPeriod(period), marks[index] ?? ""]),
        ),
        missing: marks.filter((mark) => mark === words.missing).length,
      },
    ];
  });
  const lacking = rows.filter((row) => row.missing > 0);
  const total = lacking.reduce((sum, { missing: count }) => sum + count, 0);
  const note = total === 0 ? words.complete : words.lacking(lacking.length, total, kind);
  const { unit, group } = trendWords(language);
  return element(
    "section",
    { class: "trend" },
    element("h2", {}, words.coverage),
    element("p", { class: "note" }, note),
    dataTable({
      caption: words.coverageTable(kind),
      rows,
      columns: [
        { name: "unit", title: unit },
        { name: "group", title: group },
        ...periods.map(printPeriod).map((period) => ({ name: period, title: period })),
        { name: "missing", title: words.missingCount },
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

function showFindings({ tables }: Dataset, language: Language): HTMLElement {
  const words = dataQualityWords(language);
  const { unit, period, severity, message, indicator, file, sheet, cell, check } =
    trendWords(language);
  const rows = rowsOf<FindingRow>(tables.findings.data).map(withWrittenPeriods);
  return element(
    "section",
    { class: "trend" },
    element("h2", {}, words.findings),
    dataTable({
      caption: words.findingsTable,
      rows,
      pageSize: 50,
      columns: [
        { name: "unit", title: unit },
        { name: "period", title: period, align: "end" },
        {
          name: "severity",
          title: severity,
          format: (value) => severityWord(value, language),
        },
        { name: "message", title: message },
        { name: "explained", title: words.explanation },
        { name: "field", title: indicator },
        { name: "file", title: file },
        { name: "sheet", title: sheet },
        { name: "cell", title: cell },
        { name: "check", title: check },
      ],
    }),
  );
}
