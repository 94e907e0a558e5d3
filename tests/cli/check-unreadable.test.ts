import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOSTILE_FILES, plainWorkbook } from "./hostile-files.js";
import {
  fileFindingsOf,
  type JsonFile,
  openFolder,
  openFolderWithReal,
  REAL,
  RULES,
  type Run,
  replaceAll,
  toReport,
} from "./run-cli.js";
import { SAMPLE } from "./sample-rules.js";

describe("hebiao check on something that is no workbook", () => {
  const folder = openFolder(afterAll);
  let zh: Run | undefined;
  let en: Run | undefined;

  beforeAll(async () => {
    folder.write("real.xlsx", readFileSync(REAL));
    for (const { name, bytes } of HOSTILE_FILES) folder.write(name, bytes());
    zh = await folder.run("check", ".", "--format", "json");
    en = await folder.runQuickly("check", ".", "--format", "json", "--lang", "en");
  });

  const fileIn = (run: Run | undefined, name: string): JsonFile | undefined =>
    run && toReport(run).files.find(({ file }) => file === name);

  test.each(HOSTILE_FILES)("refuses $name as $code, and says what to do", async (hostile) => {
    const { name, code, advice } = hostile;
    const alone = await folder.runQuickly("check", name, "--format", "json");
    expect(alone.exitCode).toBe(2);
    expect(alone.stderr).toBe("");
    expect(fileFindingsOf(alone)).toEqual([[name, code, "error"]]);
    expect(toReport(alone).summary).toMatchObject({ files: 1, unreadable: 1 });
    expect(fileIn(alone, name)).toEqual(fileIn(zh, name));
    expect(fileIn(zh, name)?.findings[0]?.message).toContain(advice.zh);
    expect(fileIn(en, name)?.findings[0]?.message).toContain(advice.en);
  });

  test("still checks the rest of the batch", () => {
    expect(zh?.exitCode).toBe(2);
    expect(zh?.stderr).toBe("");
    expect(zh && toReport(zh).summary).toMatchObject({
      files: HOSTILE_FILES.length + 1,
      accepted: 0,
      blocked: 1,
      unreadable: HOSTILE_FILES.length,
      unused: 0,
    });
    expect(fileIn(zh, "real.xlsx")?.counts).toMatchObject({ error: 3, warning: 1 });
  });
});

describe("hebiao check where there is nothing to check", () => {
  test.each([
    {
      title: "a missing file",
      path: "2020/统计表.xlsx",
      code: "file/missing",
      zh: "没有这个文件或文件夹，请检查路径“2020/统计表.xlsx”",
      en: "there is no such file or folder: check the path “2020/统计表.xlsx”",
    },
    {
      title: "a folder without workbooks",
      path: "2021",
      code: "file/no-workbooks",
      zh: "“2021”中没有工作簿（.xlsx、.xlsm），请检查路径",
      en: "there is no workbook (.xlsx, .xlsm) in “2021”: check the path",
    },
    {
      title: "a pattern that nothing fits",
      path: "2021/*.xlsx",
      code: "file/no-workbooks",
      zh: "“2021/*.xlsx”中没有工作簿",
      en: "there is no workbook (.xlsx, .xlsm) in “2021/*.xlsx”: check the path",
    },
    {
      title: "nothing but a lock file",
      path: "2021/~$统计表.xlsx",
      code: "file/no-workbooks",
      zh: "“2021/~$统计表.xlsx”中没有工作簿",
      en: "there is no workbook (.xlsx, .xlsm) in “2021/~$统计表.xlsx”: check the path",
    },
  ])("says so of $title", async ({ path, code, zh, en }) => {
    const folder = openFolder();
    folder.write("2021/说明.txt", "");
    folder.write("2021/~$统计表.xlsx", "somebody");
    const json = await folder.runQuickly("check", path, "--format", "json");
    const english = await folder.runQuickly("check", path, "--lang", "en");
    expect([json.exitCode, english.exitCode]).toEqual([2, 2]);
    expect(fileFindingsOf(json)).toEqual([[path, code, "error"]]);
    expect(toReport(json).files[0]?.findings[0]?.message).toContain(zh);
    expect(english.stdout).toBe(`${path}\n    error ${en} [${code}]\n`);
  });

  test("says it once of a path that was given twice", async () => {
    const run = await openFolder().run("check", "none.xlsx", "./none.xlsx");
    expect(run.stdout).toBe(
      "none.xlsx\n    错误 没有这个文件或文件夹，请检查路径“none.xlsx” [file/missing]\n",
    );
  });
});

describe("hebiao check on a workbook of no known form", () => {
  test.each([
    {
      lang: "zh",
      how: "没有表式标识，已有表式的名称最多只对上 0%",
      known:
        "现有表式：bulletin-monthly@2023（舆情监测月报登记表）、erc-annual@2021（教育部工程研究中心年度运行情况统计表）",
    },
    {
      lang: "en",
      how: "no form's mark, and at most 0% of a form's labels were found",
      known: "known forms: bulletin-monthly@2023（舆情监测月报登记表）",
    },
  ])("says how it was tried and which there are, in $lang", async ({ lang, how, known }) => {
    const folder = openFolder();
    folder.write("other.xlsx", plainWorkbook());
    const run = await folder.runQuickly("check", "other.xlsx", "--lang", lang);
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toContain(how);
    expect(run.stdout).toContain(known);
  });

  test("names the form that the workbook says it is", async () => {
    const folder = openFolderWithReal("real.xlsx");
    folder.write("sample.yaml", SAMPLE);
    const run = await folder.runQuickly("check", "real.xlsx", "--rules", "sample.yaml");
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toContain(
      "文件标明的表式是 erc-annual@2021，但没有它的规则文件；现有表式：sample@2024（示例统计表）",
    );
  });

  test("names the versions that there are of its form", async () => {
    const folder = openFolderWithReal("real.xlsx");
    const rules = readFileSync(RULES, "utf8");
    folder.write("2022.yaml", replaceAll(rules, [['version: "2021"', 'version: "2022"']]));
    const run = await folder.runQuickly(
      "check",
      "real.xlsx",
      "--rules",
      "2022.yaml",
      "--lang",
      "en",
    );
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toContain(
      "the file says it is version 2021 of erc-annual, but there is no rule file for it; known: erc-annual@2022",
    );
  });
});
