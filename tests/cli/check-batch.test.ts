import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CORRECTIONS, filledWith, openFolder, openFolderWithReal, verdictsOf } from "./run-cli.js";

describe("hebiao check on many paths", () => {
  test("searches a folder to the bottom, but takes no lock files", async () => {
    const folder = openFolderWithReal("2021/甲/b.XLSX");
    for (const name of ["2021/甲/~$b.XLSX", "2021/乙/深/a.xlsm", "2021/说明.docx"])
      folder.write(name, "");
    const run = await folder.runQuickly("check", "2021", "--format", "json");
    expect(verdictsOf(run)).toEqual([
      ["2021/甲/b.XLSX", "blocked"],
      ["2021/乙/深/a.xlsm", "unreadable"],
    ]);
  });

  test.each([
    { title: "those of a pattern", paths: ["*.xlsx"], files: ["1.xlsx", "2.xlsx", "10.xlsx"] },
    { title: "those of a folder", paths: ["."], files: ["1.xlsx", "2.xlsx", "10.xlsx"] },
    { title: "files as named", paths: ["10.xlsx", "2.xlsx"], files: ["10.xlsx", "2.xlsx"] },
    { title: "a file named twice", paths: ["2.xlsx", "./2.xlsx", "2.xlsx"], files: ["2.xlsx"] },
    { title: "no lock file of a shell's *", paths: ["~$1.xlsx", "1.xlsx"], files: ["1.xlsx"] },
    {
      title: "a file that its folder brings as well",
      paths: ["10.xlsx", "."],
      files: ["10.xlsx", "1.xlsx", "2.xlsx"],
    },
    {
      title: "one in a folder with brackets in its name",
      paths: ["2020[终](1)/*.xls*"],
      files: ["2020[终](1)/a.xls"],
    },
  ])("checks each file once, in a fixed order: $title", async ({ paths, files }) => {
    const folder = openFolder();
    for (const name of ["10.xlsx", "2.xlsx", "1.xlsx", "~$1.xlsx"]) folder.write(name, "");
    if (files.includes("2020[终](1)/a.xls")) folder.write("2020[终](1)/a.xls", "");
    const run = await folder.runQuickly("check", ...paths, "--format", "json");
    expect(verdictsOf(run).map(([file]) => file)).toEqual(files);
  });
});

describe("hebiao check on a workbook in order, one with faults and one that cannot be read", () => {
  const folder = openFolder(afterAll);

  beforeAll(async () => {
    folder.write("2021/fine.xlsx", await filledWith(...CORRECTIONS));
    folder.write("2021/faulty.xlsx", await filledWith());
    folder.write("2021/empty.xlsx", "");
  });

  test.each([
    { lang: "zh", summary: "共 3 个文件：1 个可以提交，1 个需要修改或说明，1 个无法读取" },
    {
      lang: "en",
      summary:
        "3 files: 1 can be submitted, 1 needs corrections or explanations, 1 could not be read",
    },
  ])("ends with how many came to what, in $lang", async ({ lang, summary }) => {
    const run = await folder.runQuickly("check", "2021", "--lang", lang);
    expect(run.stdout.trimEnd().split("\n").at(-1)).toBe(summary);
    expect(run.exitCode).toBe(2);
  });

  test.each([
    { names: ["fine.xlsx", "empty.xlsx"], exitCode: 2 },
    { names: ["fine.xlsx", "faulty.xlsx"], exitCode: 1 },
    { names: ["fine.xlsx"], exitCode: 0 },
  ])("exits with $exitCode for $names", async ({ names, exitCode }) => {
    const run = await folder.run("check", ...names.map((name) => `2021/${name}`));
    expect(run.exitCode).toBe(exitCode);
  });
});
