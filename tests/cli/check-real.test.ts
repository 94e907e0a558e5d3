import { describe, expect, test } from "vitest";
import {
  BLANK,
  CORRECTIONS,
  filledWith,
  fillIn,
  openFolder,
  openFolderWithReal,
  type Run,
  toReport,
} from "./run-cli.js";

describe("hebiao check on the published workbook of 2021", () => {
  test("finds exactly the faults of the publication, and leaves the workbook alone", async () => {
    const folder = openFolderWithReal("real.xlsx");
    const before = folder.readBytes("real.xlsx");
    const run = await folder.run("check", "real.xlsx", "--format", "json");
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toBe("");
    expect(cellFindingsOf(run)).toEqual([
      ["erc-annual/经费合计", "error", "统计表", "C15"],
      ["erc-annual/全为专利则金额相等/转让合同项数", "warning", "统计表", "C29"],
      ["required", "error", "研究方向与学科", "B18"],
      ["required", "error", "研究方向与学科", "B19"],
      ["normalised", "note", "仪器设备", "B6"],
      ["normalised", "note", "仪器设备", "E15"],
      ["normalised", "note", "仪器设备", "E16"],
    ]);
    expect(folder.list()).toEqual(["real.xlsx"]);
    expect(folder.readBytes("real.xlsx")).toEqual(before);
  });

  test.each(["zh", "en"])("shows them with their numbers to people who read %s", async (lang) => {
    const folder = openFolderWithReal("real.xlsx");
    const run = await folder.run("check", "real.xlsx", "--lang", lang);
    expect(run.exitCode).toBe(1);
    await expect(run.stdout).toMatchFileSnapshot(`snapshots/real.${lang}.txt`);
  });
});

describe("hebiao check on a corrected copy", () => {
  test("says that it can be submitted, and exits with 0", async () => {
    const folder = openFolder();
    await fillIn(folder, "corrected.xlsx", ...CORRECTIONS);
    const run = await folder.run("check", "corrected.xlsx");
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(
      /^corrected\.xlsx\n {2}移动数字医院系统教育部工程研究中心 · 2021 · erc-annual@2021\n\n {2}可以提交\n/,
    );
  });

  test("accepts it with notes that something was not written plainly", async () => {
    const folder = openFolder();
    const blocking = CORRECTIONS.filter(([from]) => !from.startsWith('"'));
    folder.write("noted.xlsx", await filledWith(...blocking));
    const run = await folder.runQuickly("check", "noted.xlsx", "--lang", "en");
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("\n  can be submitted (also 3 notes)\n");
  });
});

test("the blank template lacks its answers and nothing else", async () => {
  const run = await openFolder().runQuickly("check", BLANK, "--format", "json");
  expect(run.exitCode).toBe(1);
  const rules = cellFindingsOf(run).map(([rule]) => rule);
  expect([...new Set(rules)].sort()).toEqual([
    "erc-annual/至少一个研究方向",
    "required",
    "required-table",
  ]);
});

/** [rule, severity, sheet, address] of every finding. */
const cellFindingsOf = (run: Run) =>
  toReport(run).files.flatMap(({ findings }) =>
    findings.map(({ rule, severity, place }) => [rule, severity, place.sheet, place.address]),
  );
