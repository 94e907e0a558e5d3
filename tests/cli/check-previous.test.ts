import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  CORRECTIONS,
  fileFindingsOf,
  filledWith,
  fillIn,
  inYear,
  openFolder,
  type Replacement,
  toReport,
} from "./run-cli.js";

const UNIT = "移动数字医院系统教育部工程研究中心";

test("hebiao check --previous makes the checks against last year", async () => {
  const folder = openFolder();
  const morePatents: Replacement = ["有效专利: 24", "有效专利: 80"];
  await Promise.all([
    fillIn(folder, "2021.xlsx", ...CORRECTIONS),
    fillIn(folder, "2020.xlsx", ...CORRECTIONS, inYear(2020), morePatents),
  ]);
  const run = await folder.run(
    ...["check", "2021.xlsx", "--previous", "2020.xlsx", "--format", "json"],
  );
  expect(run.exitCode).toBe(1);
  const { files, summary } = toReport(run);
  expect(summary).toMatchObject({ files: 1, blocked: 1 });
  expect(files[0]?.previous).toBe("2020.xlsx");
  expect(files[0]?.skipped.filter(({ reason }) => reason === "no-previous")).toEqual([]);
  expect(files[0]?.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ["erc-annual/存量变动/有效专利", "warning"],
  ]);
  expect(files[0]?.findings[0]?.message).toContain("80");
});

test("a folder compared with itself tells of each file once", async () => {
  const folder = openFolder();
  folder.write("全部/2021.xlsx", await filledWith(...CORRECTIONS));
  folder.write("全部/2020.xlsx", await filledWith(...CORRECTIONS, inYear(2020)));
  folder.write("全部/empty.xlsx", "");
  const run = await folder.runQuickly(
    ...["check", "全部", "--previous", "全部", "--format", "json"],
  );
  const { files, summary } = toReport(run);
  expect(summary).toMatchObject({ files: 3, accepted: 2, unreadable: 1, unused: 0 });
  expect(files.map(({ file, previous }) => [file, previous])).toEqual([
    ["全部/2020.xlsx", undefined],
    ["全部/2021.xlsx", "全部/2020.xlsx"],
    ["全部/empty.xlsx", undefined],
  ]);
});

describe("a workbook of last year that fits nothing", () => {
  const folder = openFolder(afterAll);

  beforeAll(async () => {
    folder.write("2021.xlsx", await filledWith(...CORRECTIONS));
    folder.write("2019.xlsx", await filledWith(inYear(2019)));
    folder.write("again.xlsx", await filledWith());
    folder.write("other.xlsx", await filledWith([`中心名称: ${UNIT}`, "中心名称: 北方研究中心"]));
    folder.write("undated.xlsx", await filledWith(["报告年度: 2021", "报告年度: 去年"]));
    const last = await filledWith(inYear(2020));
    for (const name of ["2020/a.xlsx", "2020/b.xlsx"]) folder.write(name, last);
    folder.write("empty.xlsx", "");
  });

  test.each([
    {
      title: "of the wrong year",
      old: "2019.xlsx",
      words: `没有用上：没有“${UNIT}”2020 年的填报要与它对照，请检查单位名称和年度`,
    },
    {
      title: "of this year",
      old: "again.xlsx",
      words: `没有用上：没有“${UNIT}”2022 年的填报要与它对照`,
    },
    {
      title: "of another unit",
      old: "other.xlsx",
      words: "没有用上：没有“北方研究中心”2022 年的填报要与它对照",
    },
    {
      title: "that does not say its year",
      old: "undated.xlsx",
      words: "没有用上：读不出填报单位或年度，请先补全",
    },
  ])("$title gets a note, which blocks nothing", async ({ old, words }) => {
    const run = await folder.runQuickly(
      ...["check", "2021.xlsx", "--previous", old, "--format", "json"],
    );
    expect(run.exitCode).toBe(0);
    expect(fileFindingsOf(run)).toEqual([[old, "file/previous-unmatched", "note"]]);
    const { files, summary } = toReport(run);
    expect(files[1]).toMatchObject({ file: old, verdict: "unused" });
    expect(files[1]?.findings[0]?.message).toContain(words);
    expect(summary).toMatchObject({ files: 2, accepted: 1, blocked: 0, unreadable: 0, unused: 1 });
  });

  test.each([
    {
      lang: "zh",
      note: `\n2019.xlsx\n    提示 没有用上：没有“${UNIT}”2020 年的填报要与它对照`,
      skipped: / {2}\d+ 条跨年审核没有进行：用 --previous 指定上年的工作簿\n/,
      summary: "共 2 个文件：1 个可以提交，0 个需要修改或说明，0 个无法读取，1 个没有用上\n",
    },
    {
      lang: "en",
      note: `\n2019.xlsx\n    note not used: there is no submission of “${UNIT}” for 2020 to compare with it`,
      skipped: / {2}\d+ checks against last year not made: name last year's workbooks with --prev/,
      summary: "0 need corrections or explanations, 0 could not be read, 1 not used\n",
    },
  ])("is told from those that cannot be read, in $lang", async (row) => {
    const { lang, note, skipped, summary } = row;
    const run = await folder.runQuickly(
      ...["check", "2021.xlsx", "--previous", "2019.xlsx", "--lang", lang],
    );
    expect(run.stdout).toContain(note);
    expect(run.stdout).toMatch(skipped);
    expect(run.stdout.endsWith(summary)).toBe(true);
  });

  test("is named together with the other one for the same unit", async () => {
    const run = await folder.runQuickly(
      ...["check", "2021.xlsx", "--previous", "2020", "--format", "json"],
    );
    expect(run.exitCode).toBe(0);
    expect(fileFindingsOf(run)).toEqual([
      ["2020/a.xlsx", "file/previous-repeated", "note"],
      ["2020/b.xlsx", "file/previous-repeated", "note"],
    ]);
    expect(toReport(run).files[1]?.findings[0]?.message).toBe(
      `没有用上：与“${UNIT}”2021 年的填报对照的有多份（2020/a.xlsx、2020/b.xlsx），请只保留一份`,
    );
  });

  test("makes the exit code 2 where it cannot be read, but stops nothing", async () => {
    const run = await folder.runQuickly(
      ...["check", "2021.xlsx", "--previous", "none.xlsx", "empty.xlsx", "--format", "json"],
    );
    expect(run.exitCode).toBe(2);
    expect(fileFindingsOf(run)).toEqual([
      ["empty.xlsx", "file/empty", "error"],
      ["none.xlsx", "file/missing", "error"],
    ]);
    expect(toReport(run).summary).toMatchObject({ accepted: 1, unreadable: 2 });
  });
});
