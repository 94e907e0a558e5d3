import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Coverage } from "../../src/index.js";
import { loadForm, readFilling, writeTemplate } from "../../src/index.js";
import { openFolder, openFolderWithReal, type Run, replaceAll } from "./run-cli.js";
import { SAMPLE } from "./sample-rules.js";

/** The income is compared with last year's; in the version of 2023 it went by another name. */
const RULES_2024 = replaceAll(SAMPLE, [
  [
    "checks:\n",
    `checks:
  - id: 收入不变
    severity: warning
    assert: 总收入 = previous(总收入)
    accept: [{ 总收入: 1, previous: { 总收入: 1 } }]
    reject: [{ 总收入: 1, previous: { 总收入: 2 } }]
`,
  ],
  ["总收入: { type: decimal,", "总收入: { was: 收入, type: decimal,"],
]);
const RULES_2023 = replaceAll(SAMPLE, [['version: "2024"', 'version: "2023"']]).replaceAll(
  "总收入",
  "收入",
);

async function workbookOf(rules: string, fields: string): Promise<Uint8Array> {
  const { form } = loadForm(rules, "sample.yaml");
  if (!form) throw new Error("the rule file is broken");
  const { filling } = readFilling(`fields: { ${fields} }`, "values.yaml", form);
  if (!filling) throw new Error("the values are broken");
  return writeTemplate(form, filling);
}

const THIS_YEAR = "单位名称: 示例院, 年度: 2024, 总收入: 46, 其中补助: 46, 职工人数: 46";
const LAST_YEAR = "单位名称: 示例院, 年度: 2023, 收入: 46, 其中补助: 46, 职工人数: 46";

const toCoverage = ({ stdout }: Run) =>
  JSON.parse(stdout) as Coverage & { readonly format: string; readonly formatVersion: number };

describe("hebiao rules test on the form that comes along", () => {
  const folder = openFolder(afterAll);
  let coverage: Coverage | undefined;

  beforeAll(async () => {
    const run = await folder.runQuickly("rules", "test", "erc-annual", "--format", "json");
    expect([run.exitCode, run.stderr]).toEqual([0, ""]);
    coverage = toCoverage(run);
  });

  test("tries the published workbook, and not the blank template", () => {
    expect(coverage).toMatchObject({
      form: "erc-annual",
      version: "2021",
      submissions: 1,
      faulty: 1,
      withoutPrevious: 1,
      seed: 1,
      perField: 20,
    });
  });

  test("finds every blank and wrong sign, most wrong units, and few wrong digits", () => {
    const shares = new Map(
      (coverage?.kinds ?? []).map(({ kind, error, warning, note, missed }) => [
        kind,
        (error + warning) / (error + warning + note + missed),
      ]),
    );
    expect(shares.get("blank")).toBe(1);
    expect(shares.get("sign")).toBe(1);
    expect(shares.get("unit")).toBeGreaterThan(0.5);
    expect(shares.get("digit-wrong")).toBeGreaterThan(0.1);
    expect(shares.get("digit-wrong")).toBeLessThan(0.9);
  });

  test("tries every field of numbers that is in order", () => {
    const tried = coverage?.fields.map(({ field }) => field) ?? [];
    expect(tried).toContain("固定人员");
    expect(tried).toContain("仪器设备.购买单价");
    expect(coverage?.untried).toContain("总经费");
    expect(tried).not.toContain("总经费");
    expect(tried.length).toBeGreaterThan(40);
  });

  test.each([
    {
      lang: "zh",
      words: /^教育部.*（erc-annual@2021）\n在 1 份填报中逐个放进 \d+ 个差错/,
      field:
        /^ {2}流动人员 +\d+% {2}43 → 34 没有发现 \[数字颠倒 · .*2021-移动.*\.xlsx · 统计表!C8\]$/m,
      end: /\n共发现 \d+%（\d+ 个差错中的 \d+ 个）。请为上面的指标写审核.*\n$/,
    },
    {
      lang: "en",
      words: /^教育部.* \(erc-annual@2021\)\nMistakes put into submissions, one at a time: \d+/,
      field:
        /^ {2}流动人员 +\d+% {2}43 → 34 not caught \[digits swapped · .*\.xlsx · 统计表!C8\]$/m,
      end: /\nCaught in all: \d+% \(\d+ of \d+\)\. Write checks that read the fields above.*\n$/,
    },
  ])("tells people in $lang", async ({ lang, words, field, end }) => {
    const run = await folder.runQuickly("rules", "test", "erc-annual@2021", "--lang", lang);
    expect(run.exitCode).toBe(0);
    for (const expected of [words, field, end]) expect(run.stdout).toMatch(expected);
    expect(run.stdout).not.toMatch(/undefined|NaN/);
  });
});

describe("hebiao rules test on workbooks of one's own", () => {
  const folder = openFolder(afterAll);
  const test2024 = (...args: readonly string[]) =>
    folder.runQuickly("rules", "test", "2024.yaml", ...args);

  beforeAll(async () => {
    folder.write("2024.yaml", RULES_2024);
    folder.write("old/2023.yaml", RULES_2023);
    folder.write("both/2024.xlsx", await workbookOf(RULES_2024, THIS_YEAR));
    folder.write("both/2023.xlsx", await workbookOf(RULES_2023, LAST_YEAR));
    folder.write("blank/blank.xlsx", await workbookOf(RULES_2024, "单位名称: 示例院, 年度: 2024"));
    folder.write("bad/empty.xlsx", "");
  });

  /** The field's share as a report has it. */
  const caughtIn = (run: Run, field: string): number | undefined => {
    const found = toCoverage(run).fields.find((each) => each.field === field);
    return found && found.error + found.warning;
  };

  test("pairs them with those of the year before, of another version too", async () => {
    const args = ["--rules", "old", "--per-field", "1000", "--format", "json"];
    const paired = await test2024("--data", "both", ...args);
    const alone = await test2024("--data", "both/2024.xlsx", ...args);
    expect([paired.exitCode, alone.exitCode]).toEqual([0, 0]);
    expect(toCoverage(paired)).toMatchObject({ submissions: 1, faulty: 0, withoutPrevious: 0 });
    expect(toCoverage(alone)).toMatchObject({ submissions: 1, faulty: 0, withoutPrevious: 1 });
    const [with2023, without] = [paired, alone].map((run) => caughtIn(run, "总收入") ?? 0);
    const income = toCoverage(paired).fields.find(({ field }) => field === "总收入");
    expect(income).toMatchObject({ missed: 0, note: 0 });
    expect(with2023).toBeGreaterThan(without ?? 0);
    expect(paired.stderr).toBe("另有 1 份不是 sample@2024，没有放进差错；同一表式的作上年数据\n");
    expect(alone.stderr).toBe("");
  });

  test("names the form by its rules as well", async () => {
    const run = await folder.runQuickly(
      ...["rules", "test", "sample", "--rules", "2024.yaml", "old", "--data", "both"],
      ...["--lang", "en"],
    );
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("(sample@2024)");
    expect(run.stderr).toBe(
      "Workbooks that are no sample@2024, so that no mistakes were put into them: 1; those of the same form serve as last year's\n",
    );
  });

  test("chooses the same mistakes for the same seed", async () => {
    const args = ["--data", "both/2024.xlsx", "--per-field", "2", "--format", "json"];
    const [first, again, other] = [
      await test2024(...args, "--seed", "5"),
      await test2024(...args, "--seed", "5"),
      await test2024(...args, "--seed", "6"),
    ];
    expect(first.stdout).toBe(again.stdout);
    expect(toCoverage(first)).toMatchObject({
      format: "hebiao-rules-test",
      formatVersion: 1,
      seed: 5,
      perField: 2,
    });
    expect(toCoverage(other).seed).toBe(6);
    for (const { kinds } of toCoverage(first).fields) {
      for (const { error, warning, note, missed } of kinds) {
        expect(error + warning + note + missed).toBeLessThanOrEqual(2);
      }
    }
  });

  test("goes on where a file cannot be read, and exits with 2", async () => {
    const run = await test2024("--data", "both/2024.xlsx", "bad", "none.xlsx");
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toContain("在 1 份填报中");
    expect(run.stderr).toMatch(/bad\/empty\.xlsx 错误 .*\[file\/empty\]/);
    expect(run.stderr).toMatch(/none\.xlsx 错误 .*\[file\/missing\]/);
  });

  test.each([
    { lang: "zh", words: "没有 sample@2024 的填好的工作簿可以放进差错，请用 --data 指定\n" },
    {
      lang: "en",
      words:
        "There is no workbook of sample@2024 with figures to put mistakes into: name some with --data\n",
    },
  ])("is refused without any, in $lang", async ({ lang, words }) => {
    const runs = [
      await test2024("--lang", lang),
      await test2024("--data", "blank", "--lang", lang),
    ];
    expect(runs).toEqual(Array(2).fill({ exitCode: 2, stdout: "", stderr: words }));
  });

  test("is refused for a folder with the rules of several versions", async () => {
    const folder = openFolder();
    folder.write("rules/2024.yaml", RULES_2024);
    folder.write("rules/2023.yaml", RULES_2023);
    const run = await folder.runQuickly("rules", "test", "rules");
    expect(run).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "没有表式“rules”；现有：sample@2023、sample@2024\n",
    });
  });
});

describe("hebiao rules test that is asked wrongly", () => {
  test.each([
    {
      args: ["unknown"],
      words: "没有表式“unknown”；现有：bulletin-monthly@2023、erc-annual@2021、newsletter@2021\n",
    },
    {
      args: ["erc-annual", "--seed", "x"],
      words: "选项 --seed <number> 不能是 x，可用：1–1000000",
    },
    {
      args: ["erc-annual", "--per-field", "0"],
      words: "选项 --per-field <number> 不能是 0，可用：1–1000000",
    },
    { args: ["erc-annual", "--format", "html"], words: "不能是 html，可用：text, json" },
    { args: [], words: "缺少 <form>" },
  ])("says so: $args", async ({ args, words }) => {
    const run = await openFolder().runQuickly("rules", "test", ...args);
    expect([run.exitCode, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toContain(words);
  });

  test("with a broken rule file does nothing", async () => {
    const folder = openFolderWithReal("real.xlsx");
    folder.write("broken.yaml", replaceAll(SAMPLE, [["总收入 > 0", "总收人 > 0"]]));
    const run = await folder.runQuickly("rules", "test", "broken.yaml", "--data", "real.xlsx");
    expect([run.exitCode, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toContain("没有名为“总收人”的指标或列");
    expect(run.stderr).toMatch(/规则文件有错，什么也没有做。请先改正上面的错误。\n$/);
  });

  test("helps in both languages", async () => {
    const { exitCode, stdout } = await openFolder().runQuickly("rules", "test", "--help");
    expect(exitCode).toBe(0);
    for (const word of ["--data", "--seed", "--per-field", "--format", "--rules", "--lang"]) {
      expect(stdout).toContain(word);
    }
    expect(stdout).toMatch(/差错.* \/ put mistakes/);
  });
});
