import { describe, expect, test } from "vitest";
import { FORM_KEYS } from "../../src/form/schema.js";
import { lintRuleFile, loadForm } from "../../src/index.js";
import { AGGREGATES, SIGNATURES } from "../../src/language/functions.js";
import { MAIN, openFolder, runNode } from "../cli/run-cli.js";
import { blocksIn, commandsIn, partOf, stepsIn, wordsInCode } from "./guide.js";

const FIRST = partOf("From an empty file to a published template");
const TABLE = partOf("A form that is one table");
const REGISTER = partOf("A register by months");
const REFERENCE = partOf("Reference");
const LANGUAGE = partOf("The language of the checks");

const steps = stepsIn(blocksIn(FIRST), "library.yaml");
const library = steps.at(-1)?.file ?? "";
const answers = blocksIn(FIRST).find(({ text }) => text.startsWith("fields:"))?.text ?? "";
const counties = blocksIn(TABLE).find(({ language }) => language === "yaml")?.text ?? "";

/** Where “…” stands, something was left out. */
function expectShown(printed: string, shown: string): void {
  let rest = printed;
  for (const piece of shown.split(/…|\n/).map((line) => line.trim())) {
    const at = rest.indexOf(piece);
    expect(at, `${piece}\nis not, or not here, in\n${printed}`).toBeGreaterThanOrEqual(0);
    rest = rest.slice(at + piece.length);
  }
}

/** The output of `check` that a part shows. */
const shownIn = (part: string): string =>
  blocksIn(part).find(({ language, text }) => language === "text" && text.startsWith("  "))?.text ??
  "";

describe("from an empty file to a published template", () => {
  const printing = steps.flatMap(({ file, printed }, at) =>
    printed === undefined ? [] : [{ at: at + 1, file, printed }],
  );

  test("has mistakes on the way, of several kinds", () => {
    const codes = printing.flatMap(({ printed }) => printed.match(/\[[a-z-]+\/[a-z-]+\]/g) ?? []);
    expect(new Set(codes).size).toBeGreaterThanOrEqual(5);
  });

  test.each(printing)("state $at of the file is judged as printed", async ({ file, printed }) => {
    const folder = openFolder();
    folder.write("library.yaml", file);
    const { stdout } = await folder.run("rules", "lint", "library.yaml");
    expect(stdout).toBe(printed);
  });

  test("ends with a file without findings, of which lint says what stands there", async () => {
    const folder = openFolder();
    folder.write("library.yaml", library);
    const { exitCode, stdout } = await folder.run("rules", "lint", "library.yaml");
    expect(exitCode).toBe(0);
    expect(FIRST).toContain(`\`${stdout.trimEnd()}\``);
  });

  test("its commands do what it says, one after the other", async () => {
    const folder = openFolder();
    folder.write("library.yaml", library);
    folder.write("示例甲馆.yaml", answers);
    // As in the project's own folder.
    folder.write("rules/library/2024.yaml", library.replace("rules/form.s", "../form.s"));
    const outputs = new Map<string, string>();
    for (const command of commandsIn(FIRST)) {
      const isPublished = command === "template library -o 示例图书馆年报.xlsx";
      const args = command.split(" ").concat(isPublished ? ["--rules", "rules"] : []);
      const { exitCode, stdout, stderr } = await runNode([MAIN, ...args], folder.path);
      expect([command, exitCode, stderr]).toEqual([command, args[0] === "check" ? 1 : 0, ""]);
      outputs.set(args.slice(0, 2).join(" "), stdout);
    }
    expectShown(outputs.get("check 示例甲馆.xlsx") ?? "", shownIn(FIRST));
    const [missed = ""] = /52000 → \d+ 没有发现/.exec(FIRST) ?? ["nothing"];
    expect(outputs.get("rules test")).toContain(missed);
    expect(folder.list()).toContain("自查/check.html");
  });
});

describe("a form that is one table", () => {
  const { form } = loadForm(counties, "counties.yaml");

  test("is complete, without findings, and has ten columns of numbers", () => {
    const loaded = { file: "counties.yaml", ...loadForm(counties, "counties.yaml") };
    expect(lintRuleFile(loaded, counties, () => 0)).toEqual([]);
    const columns = [...(form?.tables.get("各县")?.columns.values() ?? [])];
    expect(columns.filter(({ type }) => type !== "text")).toHaveLength(10);
  });

  test("checks a filled-in workbook as said", async () => {
    const folder = openFolder();
    folder.write("counties.yaml", counties);
    folder.write("values.yaml", JSON.stringify(twelveRows()));
    const rules = ["--rules", "counties.yaml"];
    await folder.run("template", "counties", ...rules, "--values", "values.yaml", "-o", "a.xlsx");
    const { exitCode, stdout } = await folder.run("check", "a.xlsx", ...rules);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("还有 3 处必须修改、1 处需要说明或修改");
    expectShown(stdout, shownIn(TABLE));
  });
});

/** As the guide has it: a wrong sum, much research, people without an enterprise. */
function twelveRows() {
  const row = { 农业: 1, 工业: 2, 建筑: 3, 交通: 4, 商业: 5, 服务: 6, 研发费: 1, 产值: 21 };
  const rows = [..."甲乙丙丁戊己庚辛壬癸子丑"].map((name) => ({
    ...{ 县名: `示例${name}县`, 企业: 4, 职工: 40 },
    ...row,
    ...(name === "乙" && { 产值: 12 }),
    ...(name === "丙" && { 研发费: 240 }),
    ...(name === "丁" && { 企业: 0, 职工: 12 }),
  }));
  const total = rows.length * row.产值;
  return { fields: { 汇总单位: "示例市", 年度: 2024, 全市产值: total }, tables: { 各县: rows } };
}

describe("the reference", () => {
  const keys = wordsInCode(REFERENCE);
  const functions = wordsInCode(LANGUAGE);

  test.each(FORM_KEYS)("has the key %s", (key) => {
    expect(keys).toContain(key);
  });

  test.each([...new Set([...Object.keys(SIGNATURES), ...Object.keys(AGGREGATES), "previous"])])(
    "has the function %s",
    (name) => {
      expect(functions).toContain(name);
      expect(LANGUAGE).toMatch(new RegExp(`\\b${name}\\(`));
    },
  );
});

test("every command in the guide exists, with its options", async () => {
  const parts = [FIRST, TABLE, REGISTER, REFERENCE, LANGUAGE];
  const commands = parts.flatMap(commandsIn).map((command) => command.split(" "));
  expect(commands.length).toBeGreaterThanOrEqual(7);
  const folder = openFolder();
  for (const [first = "", second = "", ...rest] of commands) {
    const isGroup = first === "rules" || first === "notebook";
    const command = isGroup ? [first, second] : [first];
    const { stdout } = await folder.runQuickly(...command, "--help");
    expect(stdout).toContain(`Usage: hebiao ${command.join(" ")} [options] `.trimEnd());
    for (const option of rest.filter((word) => word.startsWith("-"))) {
      expect(stdout).toContain(option);
    }
  }
});
