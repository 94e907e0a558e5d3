import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkSubmission } from "../../src/check/check.js";
import { indexPrevious } from "../../src/check/previous.js";
import { collect } from "../../src/dataset/collect.js";
import type { Dataset, TableName } from "../../src/dataset/dataset.js";
import type { Collected } from "../../src/dataset/reports.js";
import { type Roster, readRoster } from "../../src/dataset/roster.js";
import { spellingKey } from "../../src/dataset/unit-name.js";
import type { Input } from "../../src/model/filling.js";
import type { Form } from "../../src/model/form.js";
import { renderMessage } from "../../src/report/render.js";
import { type Answers, answered } from "../fixtures/answers.js";
import { VERSION_1, VERSION_10, VERSIONS } from "../fixtures/versions.js";

type Sent = readonly [form: Form, fields: Readonly<Record<string, Input>>, file: string];

function collected(
  sent: readonly Sent[],
  roster?: Roster,
  tables: Answers["tables"] = {},
): Dataset {
  const read = sent.map(([form, fields, file]) => ({
    form,
    submission: answered(form, { fields, tables }, file),
    hash: `#${file}`,
  }));
  const previous = indexPrevious(read, VERSIONS);
  const checked = read.map(
    (each): Collected => ({
      ...each,
      findings: checkSubmission(
        each.form,
        each.submission,
        previous.find(each.form, each.submission),
      ).findings,
    }),
  );
  return collect(checked, {
    versions: VERSIONS,
    roster,
    language: "zh",
    renderMessage: (finding) => renderMessage(finding, "zh"),
    explain: () => "说明",
  });
}

const rowsOf = ({ tables }: Dataset, name: TableName, ...columns: readonly string[]) =>
  (tables[name].data.objects() as Record<string, unknown>[]).map((row) =>
    columns.map((column) => row[column]),
  );

const sound = { 类别: "公办", 从业人员: 5, 产值: 3, 占地: 100, 内销: 1, 外销: 2 };
const rosterOf = (text: string): Roster => {
  const read = readRoster(text, "名册.csv");
  if (!("roster" in read)) throw new Error(JSON.stringify(read));
  return read.roster;
};
const coverageOf = (dataset: Dataset) =>
  rowsOf(dataset, "findings", "check", "unit", "period", "file").filter(([check]) =>
    String(check).startsWith("dataset/"),
  );

describe("the values of a dataset", () => {
  test("tell reported, none, blank, unreadable and flagged apart, and name the cell", () => {
    const fields = {
      ...sound,
      单位名称: "甲院",
      年度: 2021,
      产值: 4,
      占地: "无",
      从业人员: "约5",
      外销: "",
    };
    const dataset = collected([[VERSION_10, { ...fields, 内销: 5 }, "甲.xlsx"]]);
    const values = rowsOf(dataset, "values", "field", "value", "text", "state", "file", "cell");
    expect(values).toEqual(
      expect.arrayContaining([
        ["单位名称", null, "甲院", "reported", "甲.xlsx", expect.any(String)],
        ["类别", null, "公办", "reported", "甲.xlsx", expect.any(String)],
        ["从业人员", null, "约5", "unreadable", "甲.xlsx", expect.any(String)],
        ["产值", 4, null, "reported", "甲.xlsx", expect.any(String)],
        ["占地", 0, null, "none", "甲.xlsx", expect.any(String)],
        ["内销", 5, null, "flagged", "甲.xlsx", expect.any(String)],
        ["外销", null, null, "blank", "甲.xlsx", expect.any(String)],
      ]),
    );
  });

  test("of an older version stand under the newest version's names and in its units", () => {
    const old = {
      单位名称: "甲院",
      年度: 2020,
      类别: "公办",
      职工数: 5,
      产值: 20000,
      占地: 1,
      旧指标: 9,
    };
    const dataset = collected([[VERSION_1, old, "旧.xlsx"]]);
    const values = Object.fromEntries(
      rowsOf(dataset, "values", "field", "value").map(([field, value]) => [field, value]),
    );
    expect(values).toMatchObject({ 从业人员: 5, 产值: 2, 旧指标: 9 });
    expect(Object.keys(values)).not.toContain("占地");
    expect(Object.keys(values)).not.toContain("外销");
    const origins = rowsOf(dataset, "fields", "field", "origins");
    expect(origins).toContainEqual(["产值", "10：产值；2：产值；1：产值 × 0.0001"]);
    expect(origins).toContainEqual(["占地", "10：占地；2：占地；1：—"]);
  });

  test("of tables are rows with the kinds of the form, in its newest units", () => {
    const rows = {
      名单: [
        { 姓名: "示例甲", 工资: 5000 },
        { 姓名: "无", 工资: "无" },
      ],
    };
    const old = { 单位名称: "甲院", 年度: 2020 };
    const [names] = collected([[VERSION_1, old, "旧.xlsx"]], undefined, rows).rows;
    expect(names?.data.objects()).toMatchObject([
      { submission: 1, unit: "甲院", period: 2020, 姓名: "示例甲", 工资: 0.5, file: "旧.xlsx" },
      { 姓名: "无", 工资: 0 },
    ]);
    expect(names?.columns.find(({ name }) => name === "工资")).toMatchObject({
      type: "number",
      unit: "万元",
    });
  });
});

describe("what a dataset says of its set of submissions", () => {
  test("two workbooks of one unit and period are both named, and both kept", () => {
    const one = { ...sound, 单位名称: "甲院", 年度: 2021 };
    const dataset = collected([
      [VERSION_10, one, "甲.xlsx"],
      [VERSION_10, { ...one, 占地: 7 }, "甲-更正.xlsx"],
    ]);
    expect(coverageOf(dataset)).toEqual([
      ["dataset/repeated", "甲院", 2021, "甲-更正.xlsx"],
      ["dataset/repeated", "甲院", 2021, "甲.xlsx"],
    ]);
    const [first] = rowsOf(dataset, "findings", "message");
    expect(first?.[0]).toContain("甲-更正.xlsx、甲.xlsx");
    expect(rowsOf(dataset, "submissions", "file", "repeated")).toEqual([
      ["甲-更正.xlsx", true],
      ["甲.xlsx", true],
    ]);
  });

  test("without a roster: who reported the year before but not this year", () => {
    const dataset = collected([
      [VERSION_10, { ...sound, 单位名称: "甲院", 年度: 2020 }, "甲0"],
      [VERSION_10, { ...sound, 单位名称: "甲院", 年度: 2022 }, "甲2"],
      [VERSION_10, { ...sound, 单位名称: "乙院", 年度: 2021 }, "乙1"],
    ]);
    expect(coverageOf(dataset)).toEqual([
      ["dataset/stopped", "甲院", 2021, "甲0"],
      ["dataset/stopped", "乙院", 2022, "乙1"],
    ]);
  });

  test("with a roster: who has not reported within its time, and who is unknown", () => {
    const roster = rosterOf("unit,since,until\n甲院,,\n丁院,2021,\n戊院,,2020\n");
    const dataset = collected(
      [
        [VERSION_10, { ...sound, 单位名称: "甲院", 年度: 2020 }, "甲0"],
        [VERSION_10, { ...sound, 单位名称: "丙院", 年度: 2021 }, "丙1"],
      ],
      roster,
    );
    expect(coverageOf(dataset)).toEqual([
      ["dataset/unknown-unit", "丙院", 2021, "丙1"],
      ["dataset/not-reported", "甲院", 2021, "名册.csv"],
      ["dataset/not-reported", "丁院", 2021, "名册.csv"],
      ["dataset/not-reported", "戊院", 2020, "名册.csv"],
    ]);
  });

  test("an alias of the roster stands for its unit; the name as written is kept", () => {
    const roster = rosterOf("unit,aliases,group\n甲院,甲所,东部\n");
    const dataset = collected(
      [[VERSION_10, { ...sound, 单位名称: "甲所", 年度: 2020 }, "甲0"]],
      roster,
    );
    expect(coverageOf(dataset)).toEqual([]);
    expect(rowsOf(dataset, "submissions", "unit", "unit_as_written")).toEqual([["甲院", "甲所"]]);
    expect(rowsOf(dataset, "units", "unit", "group")).toEqual([["甲院", "东部"]]);
  });

  test("names spelt alike are asked about and not merged", () => {
    const dataset = collected([
      [VERSION_10, { ...sound, 单位名称: "甲院（北京）", 年度: 2020 }, "甲0"],
      [VERSION_10, { ...sound, 单位名称: "甲院 (北京)", 年度: 2020 }, "乙0"],
    ]);
    expect(coverageOf(dataset).map(([check]) => check)).toEqual(["dataset/spelling"]);
    expect(rowsOf(dataset, "units", "unit")).toHaveLength(2);
  });

  test("a submission without a name or a year is in it, under neither", () => {
    const dataset = collected([[VERSION_10, { ...sound, 年度: 2020 }, "无名"]]);
    expect(coverageOf(dataset)).toEqual([["dataset/no-identity", null, null, "无名"]]);
    expect(rowsOf(dataset, "submissions", "unit", "period", "file")).toEqual([
      [null, null, "无名"],
    ]);
  });
});

describe("what a dataset knows of its form", () => {
  const dataset = collected([]);

  test("parts are read off the checks that add them up or bound them", () => {
    expect(rowsOf(dataset, "parts", "total", "part", "check")).toEqual([
      ["产值", "内销", "survey/产销"],
      ["产值", "外销", "survey/产销"],
      ["产值", "内销", "survey/内销不超过产值"],
    ]);
  });

  test("each check is listed with the fields it reads", () => {
    expect(rowsOf(dataset, "reads", "check", "field")).toContainEqual([
      "survey/工资为正",
      "名单.工资",
    ]);
    expect(rowsOf(dataset, "reads", "check", "field")).toContainEqual([
      "survey/人员变动",
      "从业人员",
    ]);
  });

  test("fields of every version are described, columns of tables under their table", () => {
    const fields = rowsOf(dataset, "fields", "field", "table", "measured_in", "section");
    expect(fields).toContainEqual(["旧指标", null, null, "规模"]);
    expect(fields).toContainEqual(["名单.工资", "名单", "万元", "名单"]);
  });
});

test("a dataset does not depend on the order of its submissions", () => {
  const sent: Sent[] = ["丙院", "甲院", "乙院"].flatMap((unit) =>
    [2020, 2021].map(
      (year): Sent => [VERSION_10, { ...sound, 单位名称: unit, 年度: year }, `${unit}${year}`],
    ),
  );
  const plain = (dataset: Dataset) =>
    Object.values(dataset.tables).map(({ data }) => data.objects());
  const expected = plain(collected(sent));
  fc.assert(
    fc.property(fc.shuffledSubarray(sent, { minLength: sent.length }), (shuffled) => {
      expect(plain(collected(shuffled))).toEqual(expected);
    }),
    { numRuns: 10 },
  );
});

test.each([
  ["甲院（北京）", "甲院 (北京)"],
  ["ＡＢ中心", "ab中心"],
  ["甲—乙", "甲-乙"],
  ["甲　院", "甲院"],
])("%s and %s are spelt alike", (one, other) => {
  expect(spellingKey(one)).toBe(spellingKey(other));
});

test.each([
  ["甲院", "乙院"],
  ["第一中心", "第二中心"],
])("%s and %s are not", (one, other) => {
  expect(spellingKey(one)).not.toBe(spellingKey(other));
});
