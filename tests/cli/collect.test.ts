import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openFolder, REAL } from "./run-cli.js";

describe("hebiao collect", () => {
  test("writes a dataset for programs and for the office, and reads nothing twice", async () => {
    const folder = openFolder();
    copyFileSync(REAL, join(folder.path, "2021.xlsx"));
    const first = await folder.run("collect", "2021.xlsx", "-o", "数据集");
    expect(first.stderr).toBe("");
    // Its warnings and errors are in it, so it is not clean.
    expect(first.exitCode).toBe(1);
    expect(first.stdout).toContain("已汇总 1 份填报（1 个单位，2021）到 数据集\n");
    const files = folder.list().filter((file) => file.startsWith("数据集"));
    for (const name of [
      "datapackage.json",
      "dataset.json",
      "values.csv",
      "values.parquet",
      "汇总.xlsx",
    ]) {
      expect(files).toContain(`数据集/${name}`);
    }
    expect(folder.read("数据集/values.csv")).toContain(
      "总经费,1748.1,,flagged,2021.xlsx,统计表,C15",
    );
    const second = await folder.run("collect", ".", "-o", "数据集");
    expect(second.stdout).toContain("其中 1 份没有变化");
  });

  test("never writes into a folder that holds something else", async () => {
    const folder = openFolder();
    copyFileSync(REAL, join(folder.path, "2021.xlsx"));
    folder.write("别的/重要.txt", "重要");
    const run = await folder.run("collect", "2021.xlsx", "-o", "别的");
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("不是核表数据集");
    expect(folder.list().filter((file) => file.startsWith("别的"))).toEqual(["别的/重要.txt"]);
  });

  test("refuses a roster that cannot be right, at its line", async () => {
    const folder = openFolder();
    copyFileSync(REAL, join(folder.path, "2021.xlsx"));
    folder.write("名册.csv", "unit,since\n甲院,今年\n");
    const run = await folder.run("collect", "2021.xlsx", "-o", "d", "--roster", "名册.csv");
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(
      "名册.csv:2:1 错误 “今年”不是 2023、2023-Q3、2023-10 这样的报告期",
    );
  });
});

describe("hebiao notebook build", () => {
  test("puts the data of workbooks or of a dataset into the pages, alike", async () => {
    const folder = openFolder();
    copyFileSync(REAL, join(folder.path, "2021.xlsx"));
    await folder.run("collect", "2021.xlsx", "-o", "数据集");
    const one = await folder.run("notebook", "build", "--data", "数据集", "-o", "甲");
    const other = await folder.run("notebook", "build", "--data", "2021.xlsx", "-o", "乙");
    expect([one.exitCode, other.exitCode]).toEqual([0, 0]);
    expect(one.stdout).toContain("甲/unit-over-time.html");
    expect(folder.read("甲/unit-over-time.html")).toContain("1748.1");
    expect(folder.read("乙/unit-over-time.html")).toBe(folder.read("甲/unit-over-time.html"));
  });

  test("says so where there is no dataset and no workbook", async () => {
    const run = await openFolder().run("notebook", "build", "--data", "没有");
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("没有这个文件或文件夹");
  });
});

test("hebiao check --format html draws which checks fail most, where there are several workbooks", async () => {
  const folder = openFolder();
  for (const name of ["甲.xlsx", "乙.xlsx"]) copyFileSync(REAL, join(folder.path, name));
  await folder.run("check", "甲.xlsx", "乙.xlsx", "--format", "html", "-o", "两份.html");
  await folder.run("check", "甲.xlsx", "--format", "html", "-o", "一份.html");
  expect(folder.read("两份.html")).toMatch(/<figure class="chart"><svg[^>]*>[\s\S]*经费合计/);
  expect(folder.read("一份.html")).not.toContain("<svg");
});
