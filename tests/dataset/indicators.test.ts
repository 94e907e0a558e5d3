import { expect, test } from "vitest";
import { measureIndicators } from "../../src/check/measure.js";
import type { TableName } from "../../src/dataset/dataset.js";
import { toDataset } from "../../src/desk/to-dataset.js";
import { type CompositionRow, composition, compositionsOf } from "../../src/trends/composition.js";
import { numericFields } from "../../src/trends/indicators.js";
import { rowsOf as rowsOfTable } from "../../src/trends/rows.js";
import { PART_COLORS } from "../../src/trends/theme.js";
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
    ["件数[小]", "小", "件数", "integer", "件"],
    ["件数[大]", "大", "件数", "integer", "件"],
  ]);
  expect(fields).toContainEqual(["平均数量", "平均数量", "派生指标", "decimal", null]);
});

test("a composition has as many parts as there are colours, the rest the others", () => {
  const rows = Array.from({ length: 10 }, (_, at) => ({ 名目: "甲", 类别: `类${at}`, 数量: 1 }));
  const fields = { 单位: "示例社", 日期: 20240331, 编号: 3, 声明件数: 10 };
  const submission = answered(REGISTER, { fields, tables: { 明细: rows } }, "3.xlsx");
  const indicators = measureIndicators(REGISTER, submission);
  const sent = [{ form: REGISTER, submission, findings: [], indicators, hash: "3" }];
  const many = toDataset(sent, [REGISTER], "zh");
  const divided = many && compositionsOf(many).find(({ total }) => total === "件数");
  expect(divided?.parts).toHaveLength(PART_COLORS.length);
  if (!many || !divided) throw new Error("the indicator has no parts");
  const told = rowsOfTable<CompositionRow>(composition(many, divided));
  expect(told.find(({ kind }) => kind === "rest")?.value).toBe(10 - PART_COLORS.length);
});

test("parts that a submission does not have are 0 there, so that parts add up to the whole", () => {
  const values = rowsOf("values", "submission", "field", "value", "state");
  expect(values.filter(([, name]) => String(name).startsWith("件数"))).toEqual([
    [1, "件数", 1, "reported"],
    [1, "件数[小]", 0, "reported"],
    [1, "件数[大]", 1, "reported"],
    [2, "件数", 2, "reported"],
    [2, "件数[小]", 2, "reported"],
    [2, "件数[大]", 0, "reported"],
  ]);
});

test("the parts of an indicator are known as such, and values lead to a cell", () => {
  expect(rowsOf("parts", "total", "part")).toContainEqual(["件数", "件数[小]"]);
  const places = rowsOf("values", "field", "sheet", "cell").filter(([name]) => name === "件数[小]");
  expect(places.map(([, sheet]) => sheet)).toEqual(["登记", "登记"]);
  expect(places.every(([, , cell]) => /^[A-Z]+\d+$/.test(String(cell)))).toBe(true);
});

test("trends follow what the form computes first, and divide it into its parts", () => {
  if (!dataset) throw new Error("nothing was collected");
  expect(numericFields(dataset).map(({ name }) => name)).toEqual([
    ...["件数", "件数[小]", "件数[大]", "大件数量", "大件数量[小]", "大件数量[大]"],
    ...["平均数量", "间隔", "编号", "声明件数"],
  ]);
  expect(compositionsOf(dataset)).toContainEqual({
    check: null,
    total: "件数",
    parts: ["件数[小]", "件数[大]"],
  });
});
