import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openFolder, openFolderWithReal, type Replacement, RULES, replaceAll } from "./run-cli.js";
import { SAMPLE } from "./sample-rules.js";

type Mistake = {
  readonly title: string;
  readonly change: readonly Replacement[];
  readonly rule: string;
  /** What the caret points at; the last occurrence in the changed rule file. */
  readonly fault: string;
  readonly zh: string;
  readonly en: string;
};

const MISTAKES: readonly Mistake[] = [
  {
    title: "a typo in a key",
    change: [["年度: { type: year, may_be_none", "年度: { type: year, may_be_non"]],
    rule: "rules/unknown-key",
    fault: "may_be_non",
    zh: "没有“may_be_non”这个键，是否指“may_be_none”",
    en: "there is no key “may_be_non” (did you mean “may_be_none”?)",
  },
  {
    title: "an unknown field in a check",
    change: [["assert: 其中补助 <= 总收入", "assert: 其中补助 <= 总收人"]],
    rule: "language/unknown-name",
    fault: "总收人",
    zh: "没有名为“总收人”的指标或列，是否指“总收入”",
    en: "there is no field or column named “总收人” (did you mean “总收入”?)",
  },
  {
    title: "万元 compared with 人",
    change: [["assert: 其中补助 <= 总收入", "assert: 其中补助 <= 职工人数"]],
    rule: "language/unit-mismatch",
    fault: "其中补助 <= 职工人数",
    zh: "计量单位不同：万元 与 人",
    en: "the units differ: 万元 and 人",
  },
  {
    title: "an id that recurs",
    change: [["id: 收入不为零", "id: 补助不超过收入"]],
    rule: "rules/duplicate-id",
    fault: "补助不超过收入",
    zh: "审核编号“补助不超过收入”重复，每条审核要有自己的编号",
    en: "the id “补助不超过收入” is taken: every check needs its own",
  },
  {
    title: "no example to reject",
    change: [["    reject: [{ 总收入: 0 }]\n", ""]],
    rule: "rules/missing-key",
    fault: "id: 收入不为零",
    zh: "缺少“reject”",
    en: "“reject” is missing",
  },
  {
    title: "an example that should fail and passes",
    change: [["reject: [{ 其中补助: 6, 总收入: 5 }]", "reject: [{ 其中补助: 4, 总收入: 5 }]"]],
    rule: "rules/example-reject",
    fault: "{ 其中补助: 4, 总收入: 5 }",
    zh: "这个例子应当不通过“补助不超过收入”，却通过了",
    en: "this example should fail “补助不超过收入” but passes",
  },
  {
    title: "an example that should pass and fails",
    change: [["accept: [{ 其中补助: 3, 总收入: 5 }]", "accept: [{ 其中补助: 7, 总收入: 5 }]"]],
    rule: "rules/example-accept",
    fault: "{ 其中补助: 7, 总收入: 5 }",
    zh: "这个例子应当通过“补助不超过收入”，却没有通过：其中补助 7 > 总收入 5，差 2",
    en: "this example should pass “补助不超过收入” but does not: 其中补助 7 > 总收入 5, difference 2",
  },
  {
    title: "an operator of another language",
    change: [["assert: 总收入 > 0", "assert: 总收入 != 0"]],
    rule: "language/operator-spelling",
    fault: "!=",
    zh: "没有运算符“!=”，请写“<>”",
    en: "there is no operator “!=”: write “<>”",
  },
  {
    title: "a version without quotes",
    change: [['version: "2024"', "version: 2024"]],
    rule: "rules/wrong-type",
    fault: "2024",
    zh: "“version”应为文字（数字要加引号），却是 2024",
    en: "“version” should be a text (a number needs quotes), but is 2024",
  },
  {
    title: "a misspelt type",
    change: [["职工人数: { type: integer", "职工人数: { type: interger"]],
    rule: "rules/unknown-value",
    fault: "interger",
    zh: "“type”不能是 interger，是否指“integer”",
    en: "“type” cannot be interger (did you mean “integer”?)",
  },
];

describe("hebiao rules lint", () => {
  const folder = openFolder(afterAll);
  let outputs: ReadonlyMap<string, readonly string[]> = new Map();

  beforeAll(async () => {
    MISTAKES.forEach(({ change }, index) => {
      folder.write(`broken/${nameOf(index)}`, replaceAll(SAMPLE, change));
    });
    const runs = [
      await folder.run("rules", "lint", "broken"),
      await folder.runQuickly("rules", "lint", "broken", "--lang", "en"),
    ];
    outputs = new Map(["zh", "en"].map((lang, at) => [lang, runs[at]?.stdout.split("\n") ?? []]));
    expect(runs.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual([
      [2, ""],
      [2, ""],
    ]);
  });

  /** The lines on one of the rule files. */
  function linesOn(name: string, lang: string): readonly string[] {
    const lines = outputs.get(lang) ?? [];
    const start = lines.findIndex((line) => line.startsWith(`broken/${name}:`));
    const length = lines.slice(start + 1).findIndex((line) => !line.startsWith(" ")) + 1;
    return lines.slice(start, start + length);
  }

  const rows = MISTAKES.map((mistake, index) => ({ ...mistake, name: nameOf(index) }));

  test.each(rows)("points at $title", ({ name, change, rule, fault, zh, en }) => {
    const { line, column, source } = placeOf(replaceAll(SAMPLE, change), fault);
    const [head = "", shown = "", caret = "", ...rest] = linesOn(name, "zh");
    expect(rest).toEqual([]);
    expect(head).toContain(`broken/${name}:${line}:${column} 错误 ${zh}`);
    expect(head.endsWith(` [${rule}]`)).toBe(true);
    expect(shown).toBe(`  ${source}`);
    expect(underlined(shown, caret)).toBe(fault);
    expect(linesOn(name, "en")[0]).toContain(`broken/${name}:${line}:${column} error ${en}`);
  });

  test("shows what an entry with placeholders reads as", async () => {
    const folder = openFolder();
    folder.write(
      "broken.yaml",
      replaceAll(SAMPLE, [
        ["assert: 总收入 > 0", 'each: { 指标: [总收入, 职工人数] }\n    assert: "{指标}_合计 > 0"'],
      ]),
    );
    const { stdout } = await folder.runQuickly("rules", "lint", "broken.yaml");
    expect(stdout).toContain('\n      assert: "{指标}_合计 > 0"\n');
    expect(stdout).toContain("\n  = 总收入_合计 > 0\n");
  });

  test("finds several mistakes at once, in the order of the file", async () => {
    const folder = openFolder();
    folder.write(
      "broken.yaml",
      replaceAll(SAMPLE, [
        ["assert: 总收入 > 0", "assert: 总收人 > 0"],
        ["其中补助 <= 总收入", "其中补住 <= 总收入"],
      ]),
    );
    const { stdout } = await folder.runQuickly("rules", "lint", "broken.yaml");
    expect(stdout.match(/没有名为“[^”]+”/g)).toEqual(["没有名为“其中补住”", "没有名为“总收人”"]);
  });

  test.each([
    { title: "an empty file", text: "", zh: "文件内容应为一组“键: 值”，却是空的" },
    { title: "no YAML", text: 'none: "无\ntitle: 表', zh: "不是正确的 YAML" },
    { title: "a workbook's bytes", text: `PK\u0003\u0004${"\u0001".repeat(4_000)}`, zh: "错误" },
  ])("says that $title is no rule file, in lines that fit a screen", async ({ text, zh }) => {
    const folder = openFolder();
    folder.write("broken.yaml", text);
    const run = await folder.runQuickly("rules", "lint", "broken.yaml");
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toContain(zh);
    const excerpts = run.stdout.split("\n").filter((line) => line.startsWith("  "));
    for (const line of excerpts) expect(line.length).toBeLessThan(130);
  });

  test.each([
    {
      lang: "zh",
      words: /^规则文件没有问题：.*2021\.yaml（\d+ 个指标，\d+ 张明细表，\d+ 条审核）\n$/,
    },
    {
      lang: "en",
      words:
        /^The rule file is in order: .*2021\.yaml \(fields: \d+, tables: \d+, checks: \d+\)\n$/,
    },
  ])("says in $lang that the form that comes along is fine", async ({ lang, words }) => {
    const wanted = lang === "zh" ? "erc-annual" : RULES;
    const run = await openFolder().runQuickly("rules", "lint", wanted, "--lang", lang);
    expect(run).toEqual({ exitCode: 0, stdout: expect.stringMatching(words), stderr: "" });
  });

  test("takes a broken rule file for the form that cannot be found", async () => {
    const folder = openFolder();
    folder.write("rules/sample.yaml", SAMPLE);
    folder.write("rules/other.yaml", "form: other\nversion: [");
    const run = await folder.runQuickly("rules", "lint", "other", "--rules", "rules");
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toContain("rules/other.yaml:2:");
  });
});

describe("hebiao rules explain", () => {
  test.each([
    {
      lang: "zh",
      count: /^共 (\d+) 条审核$/m,
      check: "错误 补助不超过收入\n    其中补助 应不超过 总收入\n    补助是总收入的一部分\n",
    },
    {
      lang: "en",
      count: /^(\d+) checks$/m,
      check:
        "error 补助不超过收入\n    其中补助 must not exceed 总收入\n    grants are part of the income\n",
    },
  ])("lists all checks in plain words, in $lang", async ({ lang, count, check }) => {
    const folder = openFolder();
    folder.write("sample.yaml", SAMPLE);
    const sample = await folder.runQuickly("rules", "explain", "sample.yaml", "--lang", lang);
    const real = await folder.run("rules", "explain", "erc-annual", "--lang", lang);
    expect([sample.exitCode, real.exitCode]).toEqual([0, 0]);
    expect(sample.stdout).toContain(check);
    const checks = real.stdout.match(/^(?:错误|核实|提示|error|warning|note) \S+$/gm) ?? [];
    expect(checks.length).toBe(Number(count.exec(real.stdout)?.[1]));
    expect(checks.length).toBeGreaterThan(90);
    expect(real.stdout).not.toContain("undefined");
  });
});

describe("a rule file that is broken", () => {
  const commands = [
    ["check", "real.xlsx", "--rules", "broken.yaml"],
    ["template", "sample", "--rules", "broken.yaml"],
    ["rules", "explain", "broken.yaml"],
  ];

  test.each(commands)("is refused by hebiao %s %s", async (...args) => {
    const folder = openFolderWithReal("real.xlsx");
    folder.write("broken.yaml", replaceAll(SAMPLE, [["总收入 > 0", "总收人 > 0"]]));
    const run = await folder.run(...args);
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe("");
    expect(run.stderr).toContain("没有名为“总收人”的指标或列");
    expect(run.stderr).toMatch(/规则文件有错，什么也没有做。请先改正上面的错误。\n$/);
    expect(folder.list()).toEqual(["broken.yaml", "real.xlsx"]);
  });
});

describe("--rules that lead nowhere", () => {
  test.each([
    { lang: "zh", words: "none.yaml 错误 没有这个文件或文件夹，请检查路径“none.yaml”" },
    {
      lang: "en",
      words: "none.yaml error there is no such file or folder: check the path “none.yaml”",
    },
  ])("are said to be missing, in $lang", async ({ lang, words }) => {
    const folder = openFolderWithReal("real.xlsx");
    const run = await folder.runQuickly(
      "check",
      "real.xlsx",
      "--rules",
      "none.yaml",
      "--lang",
      lang,
    );
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe("");
    expect(run.stderr).toContain(words);
  });

  test.each([
    ["check", "real.xlsx", "--rules", "empty"],
    ["template", "sample", "--rules", "empty"],
    ["rules", "lint", "empty"],
  ])("are said to hold no rule file: hebiao %s %s", async (...args) => {
    const folder = openFolderWithReal("real.xlsx");
    folder.write("empty/readme.txt", "");
    const run = await folder.runQuickly(...args);
    expect(run).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "“empty”中没有规则文件（.yaml），请检查 --rules 的路径\n",
    });
  });
});

const nameOf = (index: number): string => `${10 + index}.yaml`;

/** Where the last occurrence of a text stands, 1-based. */
function placeOf(text: string, fault: string) {
  const before = text.slice(0, text.lastIndexOf(fault)).split("\n");
  const line = before.length;
  const column = (before.at(-1) ?? "").length + 1;
  return { line, column, source: text.split("\n")[line - 1] ?? "" };
}

/** What stands above the carets on a terminal, where a Chinese character takes two columns. */
function underlined(line: string, caret: string): string {
  const columns = [...line].flatMap((sign) => Array(widthOf(sign)).fill(sign) as string[]);
  const marks = [...caret].flatMap((sign) => Array(widthOf(sign)).fill(sign) as string[]);
  const seen = columns.filter((_, index) => marks[index] === "^").join("");
  // Every wide character was counted for each of its two columns.
  return seen.replace(/([\u2e80-\uffff])\1/gu, "$1");
}

const widthOf = (sign: string): number => (/[\u2e80-\uffff]/u.test(sign) ? 2 : 1);
