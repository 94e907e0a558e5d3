import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { describe, expect, test } from "vitest";
import type { Dataset } from "../../src/dataset/dataset.js";
import type { Language } from "../../src/model/text.js";
import { findingCounts } from "../../src/trends/finding-counts.js";
import { findingsChart } from "../../src/trends/findings-chart.js";
import { indicatorOf } from "../../src/trends/indicators.js";
import { rowsOf } from "../../src/trends/rows.js";
import { seriesOf } from "../../src/trends/series.js";
import type { SeriesRow } from "../../src/trends/series-row.js";
import { facetLines, unitLinesChart } from "../../src/trends/unit-lines-chart.js";
import { yearOverYear } from "../../src/trends/year-over-year.js";
import { yearOverYearChart } from "../../src/trends/year-over-year-chart.js";
import { smallDataset } from "../fixtures/small-dataset.js";
import { BUSY, BUSY_FIELDS, HOSTILE } from "./busy-dataset.js";
import { everyChart } from "./every-chart.js";
import { AMOUNT, COUNT } from "./indicator.js";
import { LATIN, LATIN_INDICATORS, LATIN_UNITS } from "./latin-dataset.js";

const chartsOf = (
  dataset: Dataset,
  [first, second]: readonly [string, string],
  units: readonly string[],
  language?: Language,
) =>
  everyChart(
    dataset,
    [indicatorOf(dataset, first) ?? AMOUNT, indicatorOf(dataset, second) ?? COUNT],
    units,
    language,
  );

const PLAIN = ["额", "数"] as const;
const DATASETS: Readonly<Record<string, Readonly<Record<string, TopLevelSpec>>>> = {
  "hostile names": chartsOf(BUSY, BUSY_FIELDS, HOSTILE),
  "hostile names, in English": chartsOf(BUSY, BUSY_FIELDS, HOSTILE, "en"),
  "Latin names, in English": everyChart(LATIN, LATIN_INDICATORS, LATIN_UNITS, "en"),
  "no data": chartsOf(smallDataset([]), PLAIN, []),
  "one value": chartsOf(smallDataset([["甲", 2020, "额", 5]]), PLAIN, ["甲"]),
  "no values": chartsOf(
    smallDataset([
      ["甲", 2018, "额", "blank"],
      ["甲", 2020, "额", "unreadable"],
    ]),
    PLAIN,
    ["甲"],
  ),
  zeros: chartsOf(
    smallDataset([
      ["甲", 2019, "额", 0],
      ["甲", 2020, "额", "none"],
    ]),
    PLAIN,
    ["甲"],
  ),
};

const CASES = Object.entries(DATASETS).flatMap(([data, charts]) =>
  Object.entries(charts).map(([name, spec]) => [name, data, spec] as const),
);

/** What Vega-Lite and Vega have to complain about. */
async function complaintsOf(spec: TopLevelSpec): Promise<string[]> {
  const complaints: string[] = [];
  const note = (...words: unknown[]) => {
    complaints.push(words.map(String).join(" "));
    return logger;
  };
  const logger = {
    level: () => logger,
    error: note,
    warn: note,
    info: () => logger,
    debug: () => logger,
  } as never;
  const view = new View(parse(compile(structuredClone(spec), { logger }).spec), {
    renderer: "none",
    logger,
  });
  await view.runAsync();
  view.finalize();
  // Vega says so, by default not aloud, of every layer without rows whose axis follows from them.
  return complaints.filter((complaint) => !complaint.startsWith("Infinite extent"));
}

describe("charts", () => {
  test.each(CASES)("%s of %s compiles and draws without a warning", async (_, __, spec) => {
    expect(await complaintsOf(spec)).toEqual([]);
  });

  test.each(CASES)("%s of %s is plain data of its own", (_, __, spec) => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    expect(spec).toHaveProperty("data.values");
    expect(spec.config).toHaveProperty("axis.labelLimit", 0);
  });

  test("draw rows of any dataset without changing them", () => {
    const series = seriesOf(BUSY, BUSY_FIELDS[0]);
    const before = rowsOf<SeriesRow>(series);
    unitLinesChart(series, AMOUNT);
    expect(rowsOf<SeriesRow>(series)).toEqual(before);
  });

  test.each(CASES)("%s of %s calls its columns by plain names", (_, __, spec) => {
    const named = [...JSON.stringify(spec).matchAll(/"field":("(?:[^"\\]|\\.)*")/g)];
    const fields = named.map(([, field]) => String(JSON.parse(field ?? "")));
    expect(fields.filter((field) => !/^[a-z][A-Za-z0-9]*$/.test(field))).toEqual([]);
  });
});

describe("lines", () => {
  const dataset = smallDataset([
    ["甲", 2018, "额", 1200],
    ["甲", 2020, "额", { flagged: 1300 }],
    ["甲", 2021, "额", "none"],
    ["乙", 2018, "额", 900],
  ]);
  const series = seriesOf(dataset, "额");
  type Row = {
    unit: string;
    period: number;
    value: number | null;
    gap: string | null;
    reasonText: string;
  };
  const rowsIn = (spec: TopLevelSpec) =>
    (spec as unknown as { data: { values: Row[] } }).data.values;

  test("mark what is missing once for each period, and say who and why", () => {
    const gaps = rowsIn(unitLinesChart(series, AMOUNT)).filter(({ gap }) => gap !== null);
    expect(gaps.map(({ period, gap, reasonText }) => [period, gap, reasonText])).toEqual([
      [2019, "缺 2 个", "甲 缺报；乙 缺报"],
      [2020, "缺", "缺报"],
      [2021, "缺", "缺报"],
    ]);
  });

  test("say the same in English", () => {
    const english = seriesOf(dataset, "额", { language: "en" });
    const rows = rowsIn(unitLinesChart(english, AMOUNT, { language: "en" }));
    const gaps = rows.filter(({ gap }) => gap !== null);
    expect(gaps.map(({ period, gap, reasonText }) => [period, gap, reasonText])).toEqual([
      [2019, "n/a (2)", "甲: not submitted; 乙: not submitted"],
      [2020, "n/a", "not submitted"],
      [2021, "n/a", "not submitted"],
    ]);
    expect(rows[2]).toMatchObject({
      shown: "1,300.00 万元",
      stateText: "flagged",
      findingsText: "0 findings",
    });
  });

  test("have every period on the axis, whether anybody reported or not", () => {
    const text = JSON.stringify(unitLinesChart(series, AMOUNT));
    expect(text).toContain('"domain":[2018,2019,2020,2021]');
    expect(text).toContain("break-paths-show-path-domains");
  });

  test("of more than eight units become a plot each", () => {
    expect(unitLinesChart(seriesOf(BUSY, BUSY_FIELDS[0]), AMOUNT)).toHaveProperty(
      "facet.field",
      "panel",
    );
    const nine = facetLines(seriesOf(BUSY, BUSY_FIELDS[0]), AMOUNT, { width: 320 });
    expect(nine).toHaveProperty("columns", 1);
  });

  test("keep the lineage of a point in its row", () => {
    expect(rowsIn(unitLinesChart(series, AMOUNT))[2]).toMatchObject({
      unit: "甲",
      period: 2020,
      submission: 1,
      file: "甲2020.xlsx",
      cell: "C3",
      shown: "1,300.00 万元",
      stateText: "待核实",
      findingsText: "0 条",
    });
  });
});

describe("specifications stay as they are", () => {
  const dataset = smallDataset(
    [
      ["甲", 2018, "额", 1200],
      ["甲", 2019, "额", { flagged: 1300 }],
      ["甲", 2021, "额", 1250],
    ],
    { findings: [{ unit: "甲", period: 2018, check: "合计", severity: "error" }] },
  );
  const series = seriesOf(dataset, "额");
  test.each([
    ["unit-lines", unitLinesChart(series, AMOUNT)],
    ["year-over-year", yearOverYearChart(yearOverYear(series), AMOUNT)],
    ["findings", findingsChart(findingCounts(dataset, "check"), "check")],
  ])("%s", async (name, spec) => {
    const json = `${JSON.stringify(spec, null, 2)}\n`;
    await expect(json).toMatchFileSnapshot(`snapshots/${name}.vl.txt`);
  });
});
