import { spawn } from "node:child_process";
import { symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DENSE_RULES, WRONG, writeDense } from "../fixtures/dense-totals.js";
import {
  filledWith,
  inYear,
  type JsonReport,
  MAIN,
  openFolder,
  openFolderWithReal,
  runNode,
  toReport,
} from "./run-cli.js";
import { SAMPLE } from "./sample-rules.js";

const ESCAPE = "\u001b";
const PAINT = join(dirname(MAIN), "../cli/paint.js");

describe("hebiao check --format json", () => {
  test("has the documented shape", async () => {
    const folder = openFolderWithReal("real.xlsx");
    const run = await folder.run("check", "real.xlsx", "--format", "json", "--lang", "en");
    const report = toReport(run);
    expect(Object.keys(report)).toEqual([
      ...["format", "formatVersion", "language", "summary", "files"],
    ]);
    expect(report).toMatchObject({
      format: "hebiao-check",
      formatVersion: 1,
      language: "en",
      summary: { files: 1, accepted: 0, blocked: 1, unreadable: 0, unused: 0 },
    });
    const [file] = report.files;
    expect(file).toMatchObject({
      file: "real.xlsx",
      verdict: "blocked",
      form: "erc-annual",
      version: "2021",
      title: "教育部工程研究中心年度运行情况统计表",
      unit: "移动数字医院系统教育部工程研究中心",
      period: 2021,
      counts: { error: 3, warning: 1, note: 3, explained: 0 },
    });
    expect(file?.findings[0]).toMatchObject({
      rule: "erc-annual/经费合计",
      severity: "error",
      outcome: "fails",
      place: { kind: "cell", sheet: "统计表", address: "C15", field: "总经费" },
      related: [
        { kind: "cell", sheet: "统计表", address: "C16", field: "纵向经费" },
        { kind: "cell", sheet: "统计表", address: "C17", field: "横向经费" },
      ],
      actual: { kind: "number", number: 1748.1 },
      expected: { kind: "number", number: 1748.5 },
      message: expect.stringContaining("总经费 1748.1 ≠ 纵向经费 1358 + 横向经费 390.5 = 1748.5"),
    });
    expect(file?.skipped).toContainEqual({
      rule: "erc-annual/面积衔接上年",
      reason: "no-previous",
      names: ["工程中心面积"],
      count: 1,
    });
  });

  test("is valid for files that cannot be read as well", async () => {
    const folder = openFolder();
    folder.write("empty.xlsx", "");
    const run = await folder.runQuickly("check", "empty.xlsx", "none.xlsx", "--format", "json");
    expect(run.exitCode).toBe(2);
    const { files } = toReport(run);
    expect(files).toEqual([
      {
        file: "empty.xlsx",
        verdict: "unreadable",
        counts: { error: 1, warning: 0, note: 0, explained: 0 },
        findings: [
          {
            rule: "file/empty",
            severity: "error",
            outcome: "cannot-tell",
            place: { kind: "file", file: "empty.xlsx" },
            related: [],
            data: {},
            message: "文件为空（0 字节），请重新保存或重新拷贝",
          },
        ],
        skipped: [],
      },
      expect.objectContaining({ file: "none.xlsx", verdict: "unreadable" }),
    ]);
  });
});

describe("hebiao check -o", () => {
  test("writes the whole report over an earlier one, and says so", async () => {
    const folder = openFolderWithReal("real.xlsx");
    folder.write("out/结果.json", "an earlier report");
    const run = await folder.run("check", "real.xlsx", "--format", "json", "-o", "out/结果.json");
    expect(run).toEqual({ exitCode: 1, stdout: "已写入 out/结果.json\n", stderr: "" });
    expect(folder.list()).toEqual(["out/结果.json", "real.xlsx"]);
    const report = JSON.parse(folder.read("out/结果.json")) as JsonReport;
    expect(report.files.map(({ file }) => file)).toEqual(["real.xlsx"]);
  });

  test("makes the folder it is to be in", async () => {
    const folder = openFolderWithReal("real.xlsx");
    const run = await folder.runQuickly("check", "real.xlsx", "-o", "新/结果.txt");
    expect([run.exitCode, run.stderr]).toEqual([1, ""]);
    expect(folder.list()).toEqual(["real.xlsx", "新/结果.txt"]);
  });

  test.each([
    { title: "a folder that is a file", target: "a.xlsx/result.txt" },
    { title: "the name of a folder", target: "taken" },
    { title: "a place where nothing may be created", target: "/proc/result.txt" },
  ])("leaves nothing behind where it is given $title", async ({ target }) => {
    const folder = openFolder();
    folder.write("a.xlsx", "");
    folder.write("taken/note.txt", "");
    const run = await folder.runQuickly("check", "a.xlsx", "-o", target);
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe("");
    expect(run.stderr).toMatch(
      new RegExp(`^无法写入“${target}”（E[A-Z]+），请检查文件夹和权限\n$`),
    );
    expect(folder.list()).toEqual(["a.xlsx", "taken/note.txt"]);
  });
});

describe("hebiao check -o never writes over", () => {
  const folder = openFolder(afterAll);
  const names = ["2021.xlsx", "2020.xlsx", "2018.xlsx", "empty.xlsx", "sample.yaml"];
  let before: readonly Uint8Array[] = [];

  beforeAll(async () => {
    folder.write("2021.xlsx", await filledWith());
    folder.write("2020.xlsx", await filledWith(inYear(2020)));
    folder.write("2018.xlsx", await filledWith(inYear(2018)));
    folder.write("empty.xlsx", "");
    folder.write("sample.yaml", SAMPLE);
    symlinkSync("empty.xlsx", join(folder.path, "link.xlsx"));
    before = names.map(folder.readBytes);
  });

  test.each([
    { title: "a file that is checked", target: "empty.xlsx", args: ["empty.xlsx"] },
    { title: "it by another spelling", target: "./x/../empty.xlsx", args: ["empty.xlsx"] },
    { title: "the file that a link leads to", target: "empty.xlsx", args: ["link.xlsx"] },
    {
      title: "last year's workbook",
      target: "2020.xlsx",
      args: ["2021.xlsx", "--previous", "2020.xlsx"],
    },
    {
      title: "a workbook of last year that was not used",
      target: "2018.xlsx",
      args: ["empty.xlsx", "--previous", "2018.xlsx"],
    },
    {
      title: "a rule file",
      target: "sample.yaml",
      args: ["empty.xlsx", "--rules", "sample.yaml"],
    },
  ])("$title", async ({ target, args }) => {
    const run = await folder.runQuickly("check", ...args, "-o", target);
    expect(run).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `不能写到输入文件“${target}”上，请用 -o 指定别的文件\n`,
    });
    expect(names.map(folder.readBytes)).toEqual(before);
  });
});

describe("what stands on standard output", () => {
  test.each([{}, { FORCE_COLOR: "1" }, { NO_COLOR: "1" }])(
    "has neither colours nor a progress bar where it is no terminal, with %j",
    async (environment) => {
      const folder = openFolder();
      for (let number = 1; number <= 9; number += 1) folder.write(`${number}.xlsx`, "");
      const run = await runNode([MAIN, "check", "."], folder.path, environment);
      expect(run.stdout).not.toContain(ESCAPE);
      expect(run.stderr).toBe("");
    },
  );

  test.each([
    { environment: { FORCE_COLOR: "1" }, isColoured: true },
    { environment: { FORCE_COLOR: "1", NO_COLOR: "1" }, isColoured: false },
  ])("has colours on a terminal unless NO_COLOR is set: $environment", async (row) => {
    const script = `import { paintFor } from ${JSON.stringify(pathToFileURL(PAINT).href)};
      process.stdout.write(paintFor({ isTTY: true }).error("错误"));`;
    const args = ["--input-type=module", "--eval", script];
    const run = await runNode(args, openFolder().path, row.environment);
    expect(run.stdout.includes(ESCAPE)).toBe(row.isColoured);
  });

  test("may be left by its reader before the end", async () => {
    const folder = openFolderWithReal("real.xlsx");
    const child = spawn(process.execPath, [MAIN, "check", "real.xlsx"], { cwd: folder.path });
    child.stdout.destroy();
    let complaint = "";
    child.stderr.on("data", (text) => {
      complaint += text;
    });
    const exitCode = await new Promise((done) => child.on("close", done));
    expect({ exitCode, complaint }).toEqual({ exitCode: 1, complaint: "" });
  });

  test("keeps line breaks and control characters of cells out of its lines", async () => {
    const folder = openFolder();
    const odd = `总经费: "约一千\\n七百_x001B_[31m万${"元".repeat(500)}"`;
    folder.write("odd.xlsx", await filledWith(["总经费: 1748.1", odd]));
    const run = await folder.runQuickly("check", "odd.xlsx");
    expect(run.stdout).not.toContain(ESCAPE);
    expect(run.stdout).toMatch(/^ {4}C15 错误 总经费 “约一千 七百.{1,60}…”/m);
  });
});

test("where very many sets of cells are possible, the solver names the wrong ones", async () => {
  const folder = openFolder();
  folder.write("rules.yaml", DENSE_RULES);
  folder.write("总表.xlsx", await writeDense());
  const { stdout, exitCode } = await folder.run(
    "check",
    "总表.xlsx",
    "--rules",
    "rules.yaml",
    "--format",
    "json",
  );
  expect(exitCode).toBe(1);
  const [{ suspects }] = JSON.parse(stdout).files;
  expect(suspects).toMatchObject({ isComplete: false, solver: "used" });
  for (const name of WRONG) expect(JSON.stringify(suspects)).toContain(`"${name}"`);
});
