import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openFolder, runNode, START } from "./run-cli.js";

describe("npm start", () => {
  test("runs the script that is tested here", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(scripts.start).toMatch(/&& node dist\/bin\/start\.js$/);
  });

  test("shows the real workbook's faults, and commands that work as they stand", async () => {
    const folder = openFolder();
    const run = await runNode([START], folder.path);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toBe("");
    expect(run.stdout).toContain("2021-移动数字医院系统.xlsx");
    expect(run.stdout).toContain(
      "总经费 1748.1 ≠ 纵向经费 1358 + 横向经费 390.5 = 1748.5，差 -0.4",
    );
    expect(run.stdout).toContain("还有 3 处必须修改、1 处需要说明或修改（另有 3 条提示）");
    expect(run.stdout).toMatch(/空白模板 \/ the blank template: .*空白模板\.xlsx/);
    const commands = [...run.stdout.matchAll(/^ {2}npx hebiao (.+?) {2}/gm)].map(([, words]) =>
      [...(words ?? "").matchAll(/"([^"]+)"|(\S+)/g)].map(
        ([, quoted, bare]) => quoted ?? bare ?? "",
      ),
    );
    expect(commands.map(([command]) => command)).toEqual([
      "check",
      "check",
      "check",
      "template",
      "rules",
      "collect",
      "notebook",
    ]);
    const outcomes: (readonly [number, string])[] = [];
    for (const args of commands) {
      const { exitCode, stderr } = await folder.runQuickly(...args);
      outcomes.push([exitCode, stderr]);
    }
    const marked = "已写入 1 份标注副本：退回\n";
    expect(outcomes).toEqual([
      [1, ""],
      [1, ""],
      [1, marked],
      [0, ""],
      [0, ""],
      [1, ""],
      [0, ""],
    ]);
    const pages = [...run.stdout.matchAll(/^已写入 (.+?\.html)/gm)].map(([, page]) => page ?? "");
    const [check = "", ...trends] = pages.filter((page) => page.includes("erc-annual"));
    expect(readFileSync(check, "utf8")).toContain('"file":"erc-annual/2021.yaml"');
    expect(trends).toHaveLength(4);
    for (const page of trends) expect(readFileSync(page, "utf8")).toContain("示例中心甲");
    const written = folder.list().filter((file) => !/^(数据集|趋势)\//.test(file));
    expect(written).toEqual(["报告.html", "模板.xlsx", "退回/2021-移动数字医院系统-审核.xlsx"]);
  });
});
