import { expect, test } from "vitest";
import { contentOf } from "../fixtures/erc-annual.js";
import { openFolder } from "./run-cli.js";

const rules = (version: string, field: string): string => `
form: survey
version: "${version}"
title: 示例调查表
none: 无
reporting_unit: 单位名称
period: 年度
units: { 元: {}, 万元: { of: 元, factor: 10000 } }
sheets:
  - name: 调查
    sections:
      - title: 基本情况
        fields:
          单位名称: { type: text, may_be_none: false }
          年度: { type: year }
          ${field}
checks: []
`;

test("last year's workbook of another version shows its figures in the names and units of this one", async () => {
  const folder = openFolder();
  folder.write("规则/1.yaml", rules("1", "收入总额: { type: decimal, unit: 元 }"));
  folder.write("规则/2.yaml", rules("2", "收入: { type: decimal, unit: 万元, was: 收入总额 }"));
  folder.write("去年.yaml", "fields: { 单位名称: 示例院, 年度: 2021, 收入总额: 12345 }\n");
  const old = ["template", "survey@1", "--values", "去年.yaml", "-o", "去年.xlsx"];
  const now = ["template", "survey@2", "--previous", "去年.xlsx", "-o", "今年.xlsx"];
  for (const args of [old, now]) {
    expect(await folder.run(...args, "--rules", "规则")).toMatchObject({ exitCode: 0, stderr: "" });
  }
  const { sheets } = await contentOf(folder.readBytes("今年.xlsx"));
  const numbers = sheets.flatMap(({ rows }) =>
    [...rows.values()].flatMap((row) =>
      [...row.values()].flatMap((cell) => (cell.kind === "number" ? cell.number : [])),
    ),
  );
  expect(numbers).toContain(1.2345);
  expect(numbers).not.toContain(12345);
});
