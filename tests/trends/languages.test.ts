import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Dataset } from "../../src/dataset/dataset.js";
import * as library from "../../src/index.js";
import { composition } from "../../src/trends/composition.js";
import { emptyReason } from "../../src/trends/empty-reason.js";
import { FINDING_KINDS, kindWords } from "../../src/trends/finding-counts.js";
import { groupingsOf } from "../../src/trends/groupings.js";
import { rowsOf } from "../../src/trends/rows.js";
import { seriesOf } from "../../src/trends/series.js";
import type { SeriesRow } from "../../src/trends/series-row.js";
import { smallDataset } from "../fixtures/small-dataset.js";
import { everyChart } from "./every-chart.js";
import { everySummary } from "./every-summary.js";
import { LATIN, LATIN_INDICATORS, LATIN_UNITS } from "./latin-dataset.js";
import { wordsIn } from "./words-in.js";

const [INCOME, GRANTS] = LATIN_INDICATORS;

/** Datasets without a Chinese name, that lack one thing or another. */
const DATASETS: Readonly<Record<string, readonly [Dataset, readonly string[]]>> = {
  "fifteen units": [LATIN, LATIN_UNITS],
  "no data": [smallDataset([]), []],
  "one value": [smallDataset([["A", 2020, "income", 5]]), ["A"]],
  "no values": [
    smallDataset([
      ["A", 2018, "income", "blank"],
      ["A", 2020, "income", "unreadable"],
    ]),
    ["A"],
  ],
  "flagged values": [
    smallDataset([
      ["A", 2019, "income", { flagged: 1 }],
      ["A", 2020, "income", { flagged: 2 }],
      ["B", 2020, "income", { flagged: 3 }],
    ]),
    ["A"],
  ],
  zeros: [
    smallDataset([
      ["A", 2019, "income", "none"],
      ["A", 2020, "income", 4],
      ["A", 2020, "grants", 5],
      ["B", 2020, "income", -2],
    ]),
    ["A", "B"],
  ],
};

const CASES = Object.entries(DATASETS);

/** The name of the sheet in all these workbooks, which stays as it is. */
const SHEET = /表一/g;

const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

const beginnings = (names: readonly string[]) =>
  [...new Set(names.map((name) => name.split(" ")[0] ?? ""))].sort();

/** What the library exports from its modules of charts. */
function exportedCharts(): string[] {
  const index = readFileSync(join(import.meta.dirname, "../../src/index.ts"), "utf8");
  const lists = [...index.matchAll(/export \{([^}]*)\} from "\.\/trends\/[a-z-]*-chart\.js"/g)];
  return lists
    .flatMap(([, names = ""]) => names.split(",").map((name) => name.trim()))
    .filter((name) => name !== "" && !name.startsWith("type "))
    .sort();
}

describe("in English", () => {
  test("there is every chart and every summary of the library", () => {
    const charts = everyChart(LATIN, LATIN_INDICATORS, LATIN_UNITS, "en");
    expect(exportedCharts()).toContain("rankBars");
    expect(beginnings(Object.keys(charts))).toEqual(exportedCharts());
    const summaries = Object.keys(everySummary(LATIN, LATIN_INDICATORS, LATIN_UNITS, "en"));
    const exported = Object.keys(library).filter((name) => name.startsWith("summarize"));
    expect(summaries.sort()).toEqual(exported.sort());
  });

  test.each(CASES)("no chart of %s says anything in Chinese", (_, [dataset, units]) => {
    const charts = Object.entries(everyChart(dataset, LATIN_INDICATORS, units, "en"));
    const chinese = charts.filter(([, spec]) =>
      CHINESE.test(JSON.stringify(spec).replace(SHEET, "")),
    );
    expect(chinese.map(([name]) => name)).toEqual([]);
  });

  test.each(CASES)("no summary of %s says anything in Chinese", (_, [dataset, units]) => {
    const said = Object.values(everySummary(dataset, LATIN_INDICATORS, units, "en")).flat();
    expect(said.filter((sentence) => CHINESE.test(sentence))).toEqual([]);
    expect(said.filter((sentence) => !/^[A-Z0-9“].*\.$/.test(sentence))).toEqual([]);
  });

  test("charts take their words from the language, not from the table they draw", () => {
    const chart = (language: "zh" | "en") =>
      library.compositionChart(
        composition(LATIN, { total: "income", parts: ["grants"] }, { together: true, language }),
        INCOME,
        { language: "en" },
      );
    expect(wordsIn(chart("zh"))).toEqual(wordsIn(chart("en")));
  });

  test("a table of a composition names the rest", () => {
    const table = composition(
      LATIN,
      { total: "income", parts: ["grants"] },
      { units: ["Centre 1", "Centre 2"], from: 2019, to: 2019, language: "en" },
    );
    const rows = rowsOf<library.CompositionRow>(table);
    expect(rows.map(({ part }) => part)).toEqual(["grants", "remainder", "grants", "excess"]);
  });

  test("a series says what workbooks that disagree say", () => {
    const rows = rowsOf<SeriesRow>(
      seriesOf(
        smallDataset([
          ["A", 2020, "income", { flagged: 4 }, "a.xlsx"],
          ["A", 2020, "income", "blank", "b.xlsx"],
        ]),
        "income",
        { language: "en" },
      ),
    );
    expect(rows[0]?.others).toBe("4 flagged (a.xlsx), blank (b.xlsx)");
  });

  test("the groups of the roster and the kinds of findings have their names", () => {
    expect(groupingsOf(LATIN, "en").map(({ title }) => title)).toEqual(["Group"]);
    expect(FINDING_KINDS.map((kind) => kindWords("en")[kind])).toEqual([
      "Error",
      "Warning",
      "Explained",
      "Note",
    ]);
  });

  test.each([
    [
      "no data at all",
      [],
      {},
      "No data: nothing has been submitted, or no unit or period is selected.",
    ],
    [
      "no value",
      [["A", 2020, "income", "blank"]],
      {},
      "No data for “income” from the selected units in 2020.",
    ],
    [
      "one period",
      [["A", 2020, "income", 1]],
      { periods: true },
      "“income” has data for one period only, 2020: no change can be seen.",
    ],
    [
      "one unit",
      [["A", 2020, "income", 1]],
      { units: true },
      "“income” has data for one unit only, “A”: there is nothing to compare.",
    ],
  ] as const)("%s is a reason to show nothing", (_, answers, needs, expected) => {
    const series = seriesOf(smallDataset(answers), "income");
    expect(emptyReason(series, INCOME, needs, "en")).toBe(expected);
  });

  test("the words of charts stay as they are", async () => {
    const charts = everyChart(LATIN, [INCOME, GRANTS], LATIN_UNITS, "en");
    const words = Object.entries(charts).map(([name, spec]) => [name, wordsIn(spec)]);
    const json = `${JSON.stringify(Object.fromEntries(words), null, 2)}\n`;
    await expect(json).toMatchFileSnapshot("snapshots/english-words.txt");
  });
});
