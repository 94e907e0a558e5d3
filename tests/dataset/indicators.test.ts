import { expect, test } from "vitest";
import { measureIndicators } from "../../src/check/measure.js";
import type { TableName } from "../../src/dataset/dataset.js";
import { toDataset } from "../../src/desk/to-dataset.js";
import { compositionsOf } from "../../src/trends/composition.js";
import { numericFields } from "../../src/trends/indicators.js";
import { answered } from "../fixtures/answers.js";
import { REGISTER } from "../fixtures/register.js";

/** Two months; in each another kind of items is missing. */
const SENT = [
  { 日期: 20240131, rows: [{ 名目: "甲", 类别: "大", 数量: 3 }] },
  {
    日期: 20240229,
    rows: [
      { 名目: "乙", 类别: "小", 数量: 2 },
      { 名目: "丙", 类别: "小", 数量: 2 },
    ],
  },
].map(({ 日期, rows }, at) => {
  const fields = { 单位: "示例社", 日期, 编号: at + 1, 声明件数: rows.length };
  const submission = answered(REGISTER, { fields, tables: { 明细: rows } }, `${at + 1}.xlsx`);
  const indicators = measureIndicators(REGISTER, submission);
  return { form: REGISTER, submission, findings: [], indicators, hash: String(at) };
});

const dataset = toDataset(SENT, [REGISTER], "zh");
const tables = dataset?.tables;
const rowsOf = (name: TableName, ...columns: readonly string[]) =>
  ((tables?.[name].data.objects() ?? []) as Record<string, unknown>[]).map((row) =>
    columns.map((column) => row[column]),
  );

test("an indicator and its parts are fields, the most frequent part first", () => {
  const fields = rowsOf("fields", "field", "label", "section", "type", "measured_in");
  expect(fields.filter(([name]) => String(name).startsWith("件数"))).toEqual([
    ["件数", "件数", "派生指标", "integer", "件"],
    ["件数：小", "小", "件数", "integer", "件"],
    ["件数：大", "大", "件数", "integer", "件"],
  ]);
  expect(fields).toContainEqual(["平均数量", "平均数量", "派生指标", "decimal", null]);
});

test("parts that a submission does not have are 0 there, so that parts add up to the whole", () => {
  const values = rowsOf("values", "submission", "field", "value", "state");
  expect(values.filter(([, name]) => String(name).startsWith("件数"))).toEqual([
    [1, "件数", 1, "reported"],
    [1, "件数：小", 0, "reported"],
    [1, "件数：大", 1, "reported"],
    [2, "件数", 2, "reported"],
    [2, "件数：小", 2, "reported"],
    [2, "件数：大", 0, "reported"],
  ]);
});

test("the parts of an indicator are known as such, and values lead to a cell", () => {
  expect(rowsOf("parts", "total", "part")).toContainEqual(["件数", "件数：小"]);
  const places = rowsOf("values", "field", "sheet", "cell").filter(([name]) => name === "件数：小");
  expect(places.map(([, sheet]) => sheet)).toEqual(["登记", "登记"]);
  expect(places.every(([, , cell]) => /^[A-Z]+\d+$/.test(String(cell)))).toBe(true);
});

test("trends follow what the form computes first, and divide it into its parts", () => {
  if (!dataset) throw new Error("nothing was collected");
  expect(numericFields(dataset).map(({ name }) => name)).toEqual([
    ...["件数", "件数：小", "件数：大", "大件数量", "大件数量：小", "大件数量：大"],
    ...["平均数量", "间隔", "编号", "声明件数"],
  ]);
  expect(compositionsOf(dataset)).toContainEqual({
    check: null,
    total: "件数",
    parts: ["件数：小", "件数：大"],
  });
});
