import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { ERC } from "../fixtures/erc-annual.js";
import { GREEDY } from "../fixtures/hostile.js";
import {
  CORRECTIONS,
  type Folder,
  filledWith,
  fillIn,
  inYear,
  MAIN,
  openFolder,
  RULES,
  runNode,
  toReport,
} from "./run-cli.js";

/** As it is built: a thread runs no TypeScript. */
const POOL = pathToFileURL(join(dirname(MAIN), "../cli/batch/pool.js")).href;
const { openPool } = (await import(POOL)) as typeof import("../../src/cli/batch/pool.js");

/** Workbooks that differ, under many names; some cannot be read. */
async function openFolderWithMany(count: number): Promise<Folder> {
  const folder = openFolder();
  const books = await Promise.all([
    filledWith(),
    filledWith(...CORRECTIONS),
    filledWith(["总经费: 1748.1", "总经费: 1.1"]),
    "这不是工作簿",
  ]);
  for (let number = 1; number <= count; number += 1) {
    folder.write(`示例/${number}.xlsx`, books[number % books.length] ?? "");
  }
  return folder;
}

const JSON_TO = (name: string) => ["--format", "json", "-o", name];

describe("many workbooks", () => {
  test("come to the same bytes with any number of threads, in the order of their names", async () => {
    const folder = await openFolderWithMany(24);
    await fillIn(folder, "2020/上年.xlsx", ...CORRECTIONS, inYear(2020));
    for (const format of ["json", "html"]) {
      const outputs: string[] = [];
      for (const workers of ["0", "2"]) {
        const name = `${workers}.${format}`;
        const args = ["--previous", "2020", "--format", format, "-o", name, "--workers", workers];
        const run = await folder.run("check", "示例", ...args);
        expect(run).toMatchObject({ exitCode: 2, stderr: "" });
        outputs.push(folder.read(name));
      }
      expect(new Set(outputs).size).toBe(1);
    }
    const { files, summary } = JSON.parse(folder.read("0.json"));
    expect(files.map(({ file }: { file: string }) => file)).toEqual(
      Array.from({ length: 24 }, (_, at) => join("示例", `${at + 1}.xlsx`)),
    );
    expect(summary).toMatchObject({ files: 24, unreadable: 6, units: [{ files: 18 }] });
    expect(summary.periods).toEqual([expect.objectContaining({ period: 2021, files: 18 })]);
    expect(summary.checks[0].files).toBeGreaterThan(10);
  });

  test("are printed one after the other, with what they come to by year, check and unit", async () => {
    const folder = await openFolderWithMany(12);
    const { stdout } = await folder.run("check", "示例", "--workers", "2");
    expect(stdout.indexOf(join("示例", "2.xlsx"))).toBeLessThan(stdout.indexOf("12.xlsx"));
    expect(stdout.split("共 12 个文件：")[1]).toMatch(
      /按年度：\n {2}2021 年 9 个文件：[\s\S]*问题最多的审核：\n[\s\S]*要改得最多的单位：\n/,
    );
  });

  test("have marked copies of the same names and bytes with any number of threads", async () => {
    const folder = openFolder();
    const books = [await filledWith(), await filledWith(...CORRECTIONS)];
    // Copies of one name: which gets a number must not depend on which is done first.
    for (const at of ["甲", "乙", "丙", "丁"]) folder.write(`${at}/表.xlsx`, books[0] ?? "");
    folder.write("戊/表.xlsx", books[1] ?? "");
    for (const workers of ["0", "2"]) {
      const args = ["--annotate", `标注${workers}`, "--workers", workers];
      const run = await folder.run("check", "甲", "乙", "丙", "丁", "戊", ...args);
      expect(run.exitCode).toBe(1);
    }
    const copies = folder.list().filter((name) => name.startsWith("标注"));
    expect(copies).toHaveLength(10);
    for (const name of copies.filter((each) => each.startsWith("标注0"))) {
      const other = name.replace("标注0", "标注2");
      expect(Buffer.from(folder.readBytes(name)).equals(folder.readBytes(other))).toBe(true);
    }
  });

  test("are collected into the same dataset with any number of threads", async () => {
    const folder = await openFolderWithMany(26);
    for (const workers of ["0", "2"]) {
      const run = await folder.run("collect", "示例", "-o", `集${workers}`, "--workers", workers);
      expect(run.exitCode).toBe(2);
    }
    const files = folder.list().filter((name) => name.startsWith("集0"));
    expect(files.length).toBeGreaterThan(6);
    for (const name of files) {
      const other = folder.readBytes(name.replace("集0", "集2"));
      expect(Buffer.from(folder.readBytes(name)).equals(other), name).toBe(true);
    }
  });
});

test.each(["0", "2"])("a store that cannot be written says so with %s threads", async (workers) => {
  const folder = await openFolderWithMany(4);
  folder.write("集/dataset.json", "{}");
  folder.write("集/.read", "不是文件夹");
  const run = await folder.run("collect", "示例", "-o", "集", "--workers", workers);
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain("无法写入“集/.read");
  expect(run.stderr).not.toContain("意外");
});

describe("an interrupted run", () => {
  /** Kills the program once it has noted some files; resolves to the lines of its journal. */
  async function interrupt(folder: Folder, journal: string): Promise<string[]> {
    const args = [MAIN, "check", "示例", ...JSON_TO("结果.json"), "--workers", "1"];
    const child = spawn(process.execPath, args, { cwd: folder.path, stdio: "ignore" });
    const gone = new Promise((done) => child.on("close", done));
    const lines = () => (existsSync(journal) ? readFileSync(journal, "utf8").split("\n") : []);
    while (lines().length < 8 && child.exitCode === null) {
      await new Promise((done) => setTimeout(done, 2));
    }
    child.kill("SIGKILL");
    await gone;
    return lines();
  }

  test("with Ctrl-C says how to go on", async () => {
    const folder = await openFolderWithMany(40);
    const journal = join(folder.path, "结果.json.未完成");
    const args = [MAIN, "check", "示例", ...JSON_TO("结果.json"), "--workers", "1"];
    const child = spawn(process.execPath, args, { cwd: folder.path });
    let stderr = "";
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    const gone = new Promise((done) => child.on("close", done));
    const lines = () =>
      existsSync(journal) ? readFileSync(journal, "utf8").split("\n").length : 0;
    while (lines() < 4 && child.exitCode === null) {
      await new Promise((done) => setTimeout(done, 2));
    }
    child.kill("SIGINT");
    expect(await gone).toBe(130);
    expect(stderr).toMatch(
      /没有做完：已审核的 \d+ 个文件记在 结果.json.未完成，再次运行同一命令会接着做/,
    );
  });

  const reportIn = (line = "") => JSON.parse(line).report;

  test("is taken up by the next one, without repeating or losing a file", async () => {
    const folder = await openFolderWithMany(40);
    await folder.run("check", "示例", ...JSON_TO("全.json"));
    const journal = join(folder.path, "结果.json.未完成");
    const [head, first, ...others] = await interrupt(folder, journal);
    expect(existsSync(join(folder.path, "结果.json"))).toBe(false);
    expect(others.length).toBeGreaterThan(4);
    expect(others.length).toBeLessThan(38);
    // What is said in it shows that the file is not checked again.
    const marked = {
      ...JSON.parse(first ?? ""),
      report: { ...reportIn(first), annotated: "上次" },
    };
    const torn = '{"hash":"';
    writeFileSync(journal, [head, JSON.stringify(marked), ...others.slice(0, -1), torn].join("\n"));

    const run = await folder.run("check", "示例", ...JSON_TO("结果.json"));
    expect(run.stderr).toMatch(/^接着上次没有做完的做：\d+ 个文件已经审核过/);
    const all = JSON.parse(folder.read("全.json"));
    all.files[0].annotated = "上次";
    expect(JSON.parse(folder.read("结果.json"))).toEqual(all);
    expect(folder.list().filter((name) => name.includes("未完成"))).toEqual([]);
  });

  test("checks a file again that has changed, and every file under other rules", async () => {
    const folder = await openFolderWithMany(40);
    const journal = join(folder.path, "结果.json.未完成");
    const lines = await interrupt(folder, journal);
    const file = reportIn(lines[1]).file;
    folder.write(file, await filledWith(["总经费: 1748.1", "总经费: 2.2"]));
    const before = readFileSync(journal);
    await folder.run("check", "示例", ...JSON_TO("结果.json"));
    expect(JSON.stringify(JSON.parse(folder.read("结果.json")).files[0])).toContain("2.2");

    writeFileSync(journal, before);
    folder.write("rules.yaml", `${readFileSync(RULES, "utf8")}\n# 另一份规则\n`);
    const args = [...JSON_TO("结果.json"), "--rules", "rules.yaml"];
    const again = await folder.run("check", "示例", ...args);
    expect(again.stderr).toBe("");
  });
});

describe("where nothing can be written", () => {
  test("a full disk leaves no half file, and says how to go on", async () => {
    const folder = await openFolderWithMany(40);
    // A limit on the size of files fails like a disk that is full.
    const command = `trap '' XFSZ; ulimit -f 24; exec "$0" "$@"`;
    const args = ["check", "示例", ...JSON_TO("结果.json"), "--workers", "0"];
    const run = await new Promise<{ code: number | null; stderr: string }>((done) => {
      const child = spawn("bash", ["-c", command, process.execPath, MAIN, ...args], {
        cwd: folder.path,
      });
      let stderr = "";
      child.stderr.on("data", (text) => {
        stderr += text;
      });
      child.on("close", (code) => done({ code, stderr }));
    });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/没有做完：已审核的 \d+ 个文件记在 结果.json.未完成/);
    expect(run.stderr).toContain("EFBIG");
    expect(folder.list().filter((name) => name.startsWith("结果"))).toEqual(["结果.json.未完成"]);
    expect((await folder.run("check", "示例", ...JSON_TO("结果.json"))).stderr).toContain("接着");
    expect(toReport({ ...run, exitCode: 2, stdout: folder.read("结果.json") }).files).toHaveLength(
      40,
    );
  });

  test.each([["real.xlsx/结果.json"], ["示例"]])("%s is refused in one sentence", async (name) => {
    const folder = await openFolderWithMany(2);
    await fillIn(folder, "real.xlsx");
    const before = folder.list();
    const run = await folder.run("check", "示例", ...JSON_TO(name));
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr.trim().split("\n")).toHaveLength(1);
    expect(folder.list()).toEqual(before);
  });
});

describe("a file that takes too much", () => {
  const TIME = { seconds: 0.001, megabytes: 512 };
  const MEMORY = { seconds: 600, megabytes: 40 };

  test.each([
    ["time", TIME, { limit: 0.001, unit: "s" }],
    ["memory", MEMORY, { limit: 40, unit: "MB" }],
  ])("%s is given up", async (_, limits, data) => {
    const folder = openFolder();
    const [, bytes] = GREEDY.find(([name]) => name === "250,000 numbers, one in a row") ?? [];
    folder.write("大.xlsx", bytes?.() ?? "");
    const pool = await openPool({ forms: [ERC], previous: [] }, 1, limits);
    const found = await pool.check({ file: join(folder.path, "大.xlsx") });
    expect(found).toMatchObject({ report: { findings: [{ rule: "file/given-up", data }] } });
    if (limits === MEMORY) {
      await fillIn(folder, "甲.xlsx");
      const next = await pool.check({ file: join(folder.path, "甲.xlsx") });
      expect(next).toMatchObject({ report: { submission: { period: 2021 } } });
    }
    await pool.close();
  });

  test("is none of those that a form is", async () => {
    const folder = openFolder();
    await fillIn(folder, "甲.xlsx");
    const pool = await openPool({ forms: [ERC], previous: [] }, 1);
    const found = await pool.check({ file: join(folder.path, "甲.xlsx") });
    expect(found).toMatchObject({ report: { submission: { period: 2021 } } });
    await pool.close();
  });
});

test("a number of threads that makes no sense is refused", async () => {
  for (const number of ["-1", "1.5", "65", "zwei"]) {
    const run = await runNode([MAIN, "check", "x.xlsx", "--workers", number], openFolder().path);
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toContain("--workers");
  }
});
