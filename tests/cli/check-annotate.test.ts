import exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import { type Folder, filledWith, openFolder, openFolderWithReal, toReport } from "./run-cli.js";

/** Types something into one cell, as a filler does, and saves. */
async function type(folder: Folder, file: string, sheet: string, address: string, text: string) {
  const book = new exceljs.Workbook();
  await book.xlsx.load(folder.readBytes(file) as unknown as ArrayBuffer);
  const found = book.getWorksheet(sheet);
  if (!found) throw new Error(`no sheet ${sheet}`);
  found.getCell(address).value = text;
  folder.write(file, new Uint8Array(await book.xlsx.writeBuffer()));
}

/** Where a text stands on a sheet. */
async function find(folder: Folder, file: string, sheet: string, text: string) {
  const book = new exceljs.Workbook();
  await book.xlsx.load(folder.readBytes(file) as unknown as ArrayBuffer);
  const cells: string[] = [];
  book.getWorksheet(sheet)?.eachRow((row) => {
    row.eachCell((cell) => {
      if (cell.text === text) cells.push(cell.address);
    });
  });
  return cells;
}

const countsOf = (run: {
  readonly stdout: string;
  readonly exitCode: number;
  readonly stderr: string;
}) => toReport(run).files.map(({ verdict, counts }) => ({ verdict, ...counts }));

describe("hebiao check --annotate", () => {
  test("writes a marked copy, says so, and leaves the workbook as it was", async () => {
    const folder = openFolderWithReal("a.xlsx");
    const before = Buffer.from(folder.readBytes("a.xlsx"));
    const run = await folder.run("check", "a.xlsx", "--annotate", "back", "--format", "json");
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toBe("已写入 1 份标注副本：back\n");
    expect(toReport(run).files[0]).toMatchObject({ annotated: "back/a-审核.xlsx" });
    expect(folder.list()).toEqual(["a.xlsx", "back/a-审核.xlsx"]);
    expect(before.equals(folder.readBytes("a.xlsx"))).toBe(true);
    const result = await find(folder, "back/a-审核.xlsx", "审核结果", "经费合计");
    expect(result).toHaveLength(1);
  });

  test("finds the same in the marked copy, and marks it again without any change", async () => {
    const folder = openFolderWithReal("a.xlsx");
    const first = await folder.runQuickly(
      "check",
      "a.xlsx",
      "--annotate",
      "back",
      "--format",
      "json",
    );
    const bytes = Buffer.from(folder.readBytes("back/a-审核.xlsx"));
    const second = await folder.runQuickly(
      "check",
      "back",
      "--annotate",
      "back",
      "--format",
      "json",
    );
    expect(countsOf(second)).toEqual(countsOf(first));
    expect(folder.list()).toEqual(["a.xlsx", "back/a-审核.xlsx"]);
    expect(bytes.equals(folder.readBytes("back/a-审核.xlsx"))).toBe(true);
  });

  test("keeps two workbooks of one name apart, in one run and in two", async () => {
    const folder = openFolderWithReal("甲/表.xlsx");
    folder.write("乙/表.xlsx", await filledWith(["总经费: 1748.1", "总经费: 1748.2"]));
    folder.write("丙/表.xlsx", await filledWith(["总经费: 1748.1", "总经费: 1748.3"]));
    await folder.runQuickly("check", "甲", "乙", "--annotate", "回");
    await folder.runQuickly("check", "丙", "--annotate", "回");
    expect(folder.list().filter((file) => file.startsWith("回/"))).toEqual([
      "回/表-审核 (2).xlsx",
      "回/表-审核 (3).xlsx",
      "回/表-审核.xlsx",
    ]);
    const totals: (string | undefined)[] = [];
    for (const file of ["回/表-审核.xlsx", "回/表-审核 (2).xlsx", "回/表-审核 (3).xlsx"]) {
      const run = await folder.runQuickly("check", file, "--format", "json");
      totals.push(toReport(run).files[0]?.findings[0]?.message);
    }
    expect(totals.map((message) => message?.slice(0, 10))).toEqual([
      "总经费 1748.1",
      "总经费 1748.2",
      "总经费 1748.3",
    ]);
  });

  test("gives two equal workbooks of one name a copy each, the same ones the next time", async () => {
    const folder = openFolderWithReal("甲/表.xlsx", "乙/表.xlsx");
    for (const _ of ["first", "again"]) {
      const run = await folder.runQuickly("check", "甲", "乙", "--annotate", "回");
      expect(run.stderr).toBe("已写入 2 份标注副本：回\n");
      const copies = folder.list().filter((file) => file.startsWith("回/"));
      expect(copies).toEqual(["回/表-审核 (2).xlsx", "回/表-审核.xlsx"]);
    }
  });

  test("does not write where something stands that cannot be read", async () => {
    const folder = openFolderWithReal("a.xlsx");
    folder.write("回/a-审核.xlsx/inside.txt", "kept");
    const run = await folder.runQuickly("check", "a.xlsx", "--annotate", "回");
    expect([run.exitCode, run.stderr]).toEqual([2, expect.stringContaining("EISDIR")]);
    expect(folder.read("回/a-审核.xlsx/inside.txt")).toBe("kept");
  });

  test("marks those that can be read where others cannot", async () => {
    const folder = openFolderWithReal("a.xlsx");
    folder.write("empty.xlsx", "");
    const run = await folder.runQuickly(
      "check",
      "a.xlsx",
      "empty.xlsx",
      "--annotate",
      "back",
      "--lang",
      "en",
    );
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toBe("1 marked copy written to back\n");
    expect(folder.list()).toEqual(["a.xlsx", "back/a-checked.xlsx", "empty.xlsx"]);
  });
});

describe("what a filler explains", () => {
  const WARNING = "全为专利则金额相等/转让合同项数";

  test.each([
    ["本年另有 600 万元为技术秘密转让", { warning: 0, explained: 1 }],
    ["核实无误。", { warning: 1, explained: 0 }],
  ])("in a marked copy counts as “%s” deserves", async (text, expected) => {
    const folder = openFolderWithReal("a.xlsx");
    await folder.runQuickly("check", "a.xlsx", "--annotate", ".");
    const [cell = ""] = await find(folder, "a-审核.xlsx", "审核结果", WARNING);
    await type(folder, "a-审核.xlsx", "审核结果", cell.replace("F", "G"), text);
    const run = await folder.runQuickly("check", "a-审核.xlsx", "--format", "json");
    expect(countsOf(run)[0]).toMatchObject({ verdict: "blocked", error: 3, ...expected });
  });

  test("in the template lets a workbook without errors be submitted", async () => {
    const folder = openFolder();
    const noErrors = [
      ["总经费: 1748.1", "总经费: 1748.5"],
      [
        "    - { 学科名称: 智能科学技术 }",
        "    - { 学科名称: 智能科学技术 }\n    - { 学科名称: 无 }\n    - { 学科名称: 无 }",
      ],
    ] as const;
    folder.write("b.xlsx", await filledWith(...noErrors));
    const before = await folder.runQuickly("check", "b.xlsx", "--format", "json");
    expect([before.exitCode, countsOf(before)[0]]).toMatchObject([1, { error: 0, warning: 1 }]);
    const [cell = ""] = await find(folder, "b.xlsx", "核实说明", WARNING);
    await type(folder, "b.xlsx", "核实说明", cell.replace("A", "D"), "另有技术秘密转让 600 万元");
    const after = await folder.runQuickly("check", "b.xlsx");
    expect(after.exitCode).toBe(0);
    expect(after.stdout).toContain("（已说明：另有技术秘密转让 600 万元）");
    expect(after.stdout).toContain("可以提交（另有 1 处已说明");
  });
});

describe("hebiao check --format html", () => {
  test("writes one file for a browser", async () => {
    const folder = openFolderWithReal("a.xlsx");
    const run = await folder.runQuickly("check", "a.xlsx", "--format", "html", "-o", "r.html");
    expect(run.exitCode).toBe(1);
    expect(folder.read("r.html")).toMatch(/^<!doctype html>/i);
    expect(folder.read("r.html")).toContain("总经费应等于纵向经费与横向经费之和");
  });
});
