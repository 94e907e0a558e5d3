import { describe, expect, test } from "vitest";
import type { Coverage, Mistake } from "../../src/model/coverage.js";
import { toCoverageText } from "../../src/report/coverage-text.js";
import { PLAIN } from "../../src/report/text.js";

const place = (address: string, field: string) =>
  ({ kind: "cell", sheet: "表", address, field }) as const;
const MISTAKE: Mistake = {
  kind: "digits-swapped",
  file: "甲院.xlsx",
  field: "人数",
  place: place("C5", "人数"),
  meant: 56,
  typed: 65,
};
const NONE = { error: 0, warning: 0, note: 0, missed: 0 };

const COVERAGE: Coverage = {
  form: "sample",
  version: "1",
  title: "示例统计表",
  submissions: 2,
  faulty: 1,
  withoutPrevious: 2,
  seed: 7,
  perField: 20,
  total: { error: 995, warning: 4, note: 1, missed: 2 },
  kinds: [
    { kind: "digits-swapped", ...NONE, missed: 2, note: 1 },
    { kind: "blank", ...NONE, error: 995, warning: 4 },
  ],
  fields: [
    { field: "人数", ...NONE, missed: 1, kinds: [], example: MISTAKE },
    { field: "其中：女", ...NONE, error: 1, missed: 2, kinds: [], example: MISTAKE },
    { field: "收入", ...NONE, error: 1, missed: 1, kinds: [], example: MISTAKE },
  ],
  untried: ["明细.金额", "明细.数量"],
};

/** Without what would be said only of faulty or unpaired submissions. */
const FINE: Coverage = {
  ...COVERAGE,
  faulty: 0,
  withoutPrevious: 0,
  untried: [],
  fields: COVERAGE.fields.slice(2),
};

describe("the report on mistakes", () => {
  test("has a table by kind, the weak fields and what to do, in Chinese", () => {
    expect(toCoverageText(COVERAGE, "zh")).toBe(`示例统计表（sample@1）
在 2 份填报中逐个放进 1002 个差错（每个指标每种至多 20 个，随机种子 7）
其中 1 份本来就有问题：有问题的格子和相关的格子不放差错，只有新的问题才算发现
其中 2 份没有上年数据，跨年审核没有参加：请把上年的工作簿一并用 --data 给出

  差错      试了  错误  核实  仅提示  漏掉  发现
  数字颠倒     3     0     0       1     2    0%
  漏填       999   995     4       0     0  100%
  合计      1002   995     4       1     2   99%

差错多半发现不了的指标（3 个中的 2 个），例如
  人数        0%  56 → 65 没有发现 [数字颠倒 · 甲院.xlsx · 表!C5]
  其中：女   33%  56 → 65 没有发现 [数字颠倒 · 甲院.xlsx · 表!C5]

没有试到的指标，因为填报中没有数，或本来就有问题：明细.金额、明细.数量
共发现 99%（1002 个差错中的 999 个）。请为上面的指标写审核：与合计、其中项、相关指标或上年数比较，容许的范围不要太宽；然后再试一次
`);
  });

  test("has the same in English", () => {
    expect(toCoverageText(COVERAGE, "en")).toBe(`示例统计表 (sample@1)
Mistakes put into submissions, one at a time: 1002 (submissions: 2, of each kind in a field at most: 20, seed: 7)
Submissions that had findings before: 1; no mistakes were put into those cells, and only new findings count
Submissions without last year's figures, so that checks against them took no part: 2; name last year's workbooks with --data as well

  mistake         tried  error  warning  only a note  missed  caught
  digits swapped      3      0        0            1       2      0%
  left blank        999    995        4            0       0    100%
  all              1002    995        4            1       2     99%

Fields whose mistakes mostly slip through (2 of 3), for example
  人数        0%  56 → 65 not caught [digits swapped · 甲院.xlsx · 表!C5]
  其中：女   33%  56 → 65 not caught [digits swapped · 甲院.xlsx · 表!C5]

Fields that were not tried, because the submissions have no numbers for them, or none that is in order: 明细.金额, 明细.数量
Caught in all: 99% (999 of 1002). Write checks that read the fields above: compare them with totals, parts, related fields or last year, within ranges that are not too wide; then try again
`);
  });

  test("says no more than there is to say", () => {
    const text = toCoverageText(FINE, "zh");
    expect(text).not.toMatch(/本来就有问题|没有上年|没有试到|没有发现|请为/);
    expect(text.endsWith("\n\n共发现 99%（1002 个差错中的 999 个）\n")).toBe(true);
  });

  test.each([
    { title: "a blank", more: { kind: "blank", typed: undefined }, zh: "56 → 空白 没有发现 [漏填" },
    {
      title: "a neighbour's number",
      more: { kind: "neighbour", typed: 43, neighbour: { field: "乙", place: place("C6", "乙") } },
      zh: "56 → 43 没有发现 [填成相邻格的数",
    },
    {
      title: "exchanged numbers",
      more: { kind: "swapped", typed: 43, neighbour: { field: "乙", place: place("C6", "乙") } },
      zh: "56 ⇄ 乙 43 没有发现 [与相邻格对调",
    },
    { title: "an amount", more: { typed: 0.1 + 0.2 }, zh: "56 → 0.3 没有发现" },
    {
      title: "a file whose name has two lines",
      more: { file: "甲\n院.xlsx" },
      zh: " · 甲 院.xlsx · ",
    },
  ] as const)("shows $title in one line", ({ more, zh }) => {
    const { typed, ...rest } = { ...MISTAKE, ...more };
    const example: Mistake = { ...rest, ...(typed !== undefined && { typed }) };
    const fields = [{ field: "人数", ...NONE, missed: 1, kinds: [], example }];
    expect(toCoverageText({ ...COVERAGE, fields }, "zh")).toContain(zh);
  });

  test("sets off its heading and its conclusion on a terminal", () => {
    const text = toCoverageText(FINE, "en", { ...PLAIN, strong: (words) => `<${words}>` });
    expect(text.match(/<[^>]+>/g)).toEqual([
      "<示例统计表 (sample@1)>",
      "<  all              1002    995        4            1       2     99%>",
      "<Caught in all: 99% (999 of 1002)>",
    ]);
  });
});
