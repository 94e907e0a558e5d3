import { parquetReadObjects } from "hyparquet";
import papaparse from "papaparse";
import { describe, expect, test } from "vitest";
import { collect } from "../../src/dataset/collect.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import { toCsv } from "../../src/dataset/export/csv.js";
import { toDatasetFiles } from "../../src/dataset/export/files.js";
import { fromDatasetJson, toDatasetJson } from "../../src/dataset/export/json.js";
import { toParquet } from "../../src/dataset/export/parquet.js";
import { toSummarySheets } from "../../src/dataset/export/summary.js";
import { readRoster } from "../../src/dataset/roster.js";
import { columnOf, type DataTable } from "../../src/dataset/table.js";
import type { Input } from "../../src/model/filling.js";
import type { Form } from "../../src/model/form.js";
import { renderMessage } from "../../src/report/render.js";
import { numericFields } from "../../src/trends/indicators.js";
import { answered } from "../fixtures/answers.js";
import {
  DECEMBER,
  FOURTH,
  JANUARY,
  MONTHLY,
  NOVEMBER,
  OCTOBER,
  QUARTERLY,
  THIRD,
} from "../fixtures/periodic-forms.js";
import { SURVEY_1 } from "../fixtures/two-forms.js";

function collected(
  form: Form,
  sent: readonly Readonly<Record<string, Input>>[],
  roster?: string,
): Dataset {
  const read = roster === undefined ? undefined : readRoster(roster, "名册.csv");
  if (read && !("roster" in read)) throw new Error(JSON.stringify(read));
  const tables = form.tables.has("设备") ? { 设备: [{ 设备名称: "示例设备", since: 2020 }] } : {};
  return collect(
    sent.map((fields, at) => ({
      form,
      submission: answered(form, { fields, tables }, `${at + 1}.xlsx`),
      findings: [],
      hash: String(at),
    })),
    {
      versions: [form],
      roster: read?.roster,
      language: "zh",
      renderMessage: (finding) => renderMessage(finding, "zh"),
      explain: () => "",
    },
  );
}

const inMonth = (unit: string, year: number, month: number) => ({
  单位名称: unit,
  年: year,
  月: month,
  产值: month,
});

const MONTHS = collected(
  MONTHLY,
  [
    inMonth("示例甲厂", 2023, 10),
    inMonth("示例甲厂", 2023, 12),
    inMonth("示例甲厂", 2024, 1),
    inMonth("示例乙厂", 2023, 10),
    inMonth("示例乙厂", 2023, 10),
  ],
  "unit,since,until\n示例甲厂,2023,\n示例乙厂,2023-10,2023-12\n示例丙厂,2024,2025\n",
);
const QUARTERS = collected(QUARTERLY, [
  { 单位名称: "示例甲厂", 日期: "2023-09-30", 产值: 1 },
  { 单位名称: "示例甲厂", 日期: "2023-10-01", 产值: 2 },
]);
const YEARS = collected(SURVEY_1, [{ 单位名称: "示例甲厂", 年度: 2023, 职工: 1, 产值: 1 }]);

const periodsIn = (table: DataTable, name = "period") => columnOf(table, name);
const csvOf = (table: DataTable, name = "period") =>
  papaparse
    .parse<Record<string, string>>(toCsv(table).replace("\uFEFF", ""), {
      header: true,
      skipEmptyLines: true,
    })
    .data.map((row) => row[name]);
const parquetOf = async (table: DataTable, name = "period") => {
  const { buffer } = toParquet(table);
  return (await parquetReadObjects({ file: buffer as ArrayBuffer })).map((row) => row[name]);
};
const packageTypes = (dataset: Dataset, resource: string): Readonly<Record<string, string>> => {
  const [{ content } = { content: "" }] = toDatasetFiles(dataset);
  const { resources } = JSON.parse(String(content)) as {
    readonly resources: readonly {
      readonly name: string;
      readonly schema: { readonly fields: readonly { name: string; type: string }[] };
    }[];
  };
  const { fields = [] } = resources.find(({ name }) => name === resource)?.schema ?? {};
  return Object.fromEntries(fields.map(({ name, type }) => [name, type]));
};

describe("a dataset of months or quarters", () => {
  test("has its periods as integers", () => {
    expect(periodsIn(MONTHS.tables.submissions)).toEqual([
      OCTOBER,
      DECEMBER,
      JANUARY,
      OCTOBER,
      OCTOBER,
    ]);
    expect(periodsIn(QUARTERS.tables.submissions)).toEqual([THIRD, FOURTH]);
  });

  test("has them as texts in CSV, years as numbers", () => {
    expect(csvOf(MONTHS.tables.submissions)).toEqual([
      "2023-10",
      "2023-12",
      "2024-01",
      "2023-10",
      "2023-10",
    ]);
    expect(csvOf(QUARTERS.tables.values).slice(-1)).toEqual(["2023-Q4"]);
    expect(csvOf(YEARS.tables.submissions)).toEqual(["2023"]);
  });

  test("has them as texts in Parquet, years as numbers", async () => {
    expect((await parquetOf(MONTHS.tables.submissions)).slice(0, 2)).toEqual([
      "2023-10",
      "2023-12",
    ]);
    expect(await parquetOf(QUARTERS.tables.submissions)).toEqual(["2023-Q3", "2023-Q4"]);
    expect(await parquetOf(YEARS.tables.submissions)).toEqual([2023]);
  });

  test("says of which type they are in the Data Package", () => {
    expect(packageTypes(MONTHS, "submissions").period).toBe("yearmonth");
    expect(packageTypes(MONTHS, "units")).toMatchObject({ since: "yearmonth", until: "yearmonth" });
    expect(packageTypes(QUARTERS, "values").period).toBe("string");
    expect(packageTypes(YEARS, "values").period).toBe("integer");
    // A column of the form that is only called like one of the dataset.
    expect(packageTypes(MONTHS, "rows-1")).toMatchObject({ period: "yearmonth", since: "integer" });
  });

  test.each([
    ["months", MONTHS],
    ["quarters", QUARTERS],
    ["years", YEARS],
  ])("of %s is read back from JSON as it was", (_, dataset) => {
    const read = fromDatasetJson(toDatasetJson(dataset));
    if ("problem" in read) throw new Error(read.problem);
    for (const [name, table] of Object.entries(dataset.tables)) {
      const again = read.tables[name as keyof typeof read.tables];
      expect(again.columns).toEqual(table.columns);
      for (const column of table.columns) {
        expect(columnOf(again, column.name)).toEqual(columnOf(table, column.name));
      }
    }
    expect(read.rows.map(({ columns }) => columns)).toEqual(
      dataset.rows.map(({ columns }) => columns),
    );
  });

  test("of years has the integers in JSON that datasets always had", () => {
    expect(toDatasetJson(YEARS)).not.toContain('"period","type":"period"');
    expect(toDatasetJson(YEARS)).toContain('"period","type":"integer"');
    expect(toDatasetJson(MONTHS)).toContain('"period","type":"period"');
  });

  test("has sheets of its periods in the summary", () => {
    const sheets = toSummarySheets(MONTHS);
    expect(sheets.map(({ name }) => name)).toEqual([
      "2024-01",
      "2023-12",
      "2023-10",
      "审核结果",
      "名单",
      "设备",
    ]);
    expect(sheets[2]?.title).toBe("示例月报　2023 年 10 月汇总");
    const totalled = sheets[2]?.columns.filter(({ isTotalled }) => isTotalled);
    expect(totalled?.map(({ header }) => header)).toEqual(["产值（万元）"]);
    expect(toSummarySheets(QUARTERS)[0]).toMatchObject({
      name: "2023-Q4",
      title: "示例季报　2023 年 4 季度汇总",
    });
    expect(sheets[4]?.columns.slice(3).map(({ header }) => header)).toEqual([
      "2024-01",
      "2023-12",
      "2023-10",
    ]);
    expect(sheets[3]?.rows.map(([period]) => period?.value)).toContain("2023-12");
    expect(sheets[5]?.rows[0]?.[0]?.value).toBe("2024-01");
  });
});

test("the number of a month is no indicator", () => {
  expect(numericFields(MONTHS).map(({ name }) => name)).toEqual(["产值"]);
});

describe("a roster of a monthly form", () => {
  test("has a year from its first month to its last", () => {
    expect(csvOf(MONTHS.tables.units, "since")).toEqual(["2023-01", "2023-10", "2024-01"]);
    expect(csvOf(MONTHS.tables.units, "until")).toEqual(["", "2023-12", "2025-12"]);
  });

  test("says who has not reported, and when", () => {
    const { findings } = MONTHS.tables;
    const messages = columnOf<string>(findings, "message");
    const missing = columnOf<string>(findings, "check").flatMap((check, at) =>
      check === "dataset/not-reported" ? [messages[at]] : [],
    );
    expect(missing).toEqual([
      "“示例乙厂”2023 年 12 月没有填报，请催报，或在名册中写明起止",
      "“示例丙厂”2024 年 1 月没有填报，请催报，或在名册中写明起止",
    ]);
    expect(messages).toContain(
      "“示例乙厂”2023 年 10 月有多份填报（4.xlsx、5.xlsx），数值不同的指标不取任何一份，请只保留应采用的一份",
    );
  });

  test("may name months and quarters, and nothing else", () => {
    expect(readRoster("unit,since,until\n甲,2023-10,2023-Q4\n", "r")).toMatchObject({
      roster: { entries: [{ since: OCTOBER, until: FOURTH }] },
    });
    for (const wrong of ["2023-13", "2023-Q5", "202310", "2023/10"]) {
      expect(readRoster(`unit,since\n甲,${wrong}\n`, "r")).toMatchObject({
        findings: [{ rule: "roster/year" }],
      });
    }
  });

  test("without a roster, who reported the month before ought to report again", () => {
    const dataset = collected(MONTHLY, [
      inMonth("示例甲厂", 2023, 10),
      inMonth("示例乙厂", 2023, 11),
    ]);
    expect(columnOf(dataset.tables.findings, "message")).toEqual([
      "“示例甲厂”上月有填报，2023 年 11 月没有，请催报，或核对是否更名、停办",
    ]);
    expect(periodsIn(dataset.tables.findings)).toEqual([NOVEMBER]);
  });
});
