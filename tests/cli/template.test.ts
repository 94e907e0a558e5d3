import { describe, expect, test } from "vitest";
import { openFolder, toReport, valuesWith } from "./run-cli.js";
import { SAMPLE } from "./sample-rules.js";

describe("hebiao template", () => {
  test("calls the workbook after the form, and never replaces it by itself", async () => {
    const folder = openFolder();
    const first = await folder.run("template", "erc-annual");
    expect(first).toEqual({ exitCode: 0, stdout: "已写入 erc-annual-2021.xlsx\n", stderr: "" });
    folder.write("erc-annual-2021.xlsx", "filled in since");
    const zh = await folder.runQuickly("template", "erc-annual");
    const en = await folder.runQuickly("template", "erc-annual@2021", "--lang", "en");
    expect([zh.exitCode, en.exitCode]).toEqual([2, 2]);
    expect(zh.stderr).toBe(
      "已经有“erc-annual-2021.xlsx”，可能填有内容，没有覆盖；请用 -o 指定文件名\n",
    );
    expect(en.stderr).toContain("exists and may have been filled in, so it was not replaced");
    expect(folder.list()).toEqual(["erc-annual-2021.xlsx"]);
    expect(folder.read("erc-annual-2021.xlsx")).toBe("filled in since");
  });

  test("writes where -o says, over an earlier workbook as well", async () => {
    const folder = openFolder();
    folder.write("模板/2021.xlsx", "an earlier one");
    const run = await folder.runQuickly(
      ...["template", "erc-annual@2021", "-o", "模板/2021.xlsx", "--lang", "en"],
    );
    expect(run).toEqual({ exitCode: 0, stdout: "written 模板/2021.xlsx\n", stderr: "" });
    expect(folder.list()).toEqual(["模板/2021.xlsx"]);
    expect([...folder.readBytes("模板/2021.xlsx").slice(0, 2)]).toEqual([0x50, 0x4b]);
  });

  test("serves a form of one's own, which can be checked at once", async () => {
    const folder = openFolder();
    folder.write("sample.yaml", SAMPLE);
    folder.write(
      "values.yaml",
      "fields: { 单位名称: 北方中心, 年度: 2024, 总收入: 5, 其中补助: 9 }",
    );
    const rules = ["--rules", "sample.yaml"];
    const written = await folder.runQuickly(
      "template",
      "sample",
      "--values",
      "values.yaml",
      ...rules,
    );
    expect(written.stdout).toBe("已写入 sample-2024.xlsx\n");
    const run = await folder.runQuickly("check", "sample-2024.xlsx", "--format", "json", ...rules);
    expect(toReport(run).files[0]?.findings.map(({ rule }) => rule)).toEqual([
      "sample/补助不超过收入",
      "required",
    ]);
  });

  test.each(["erc", "erc-annual@1999", "erc-annual@"])(
    "names the forms that there are instead of %s",
    async (wanted) => {
      const known = ["bulletin-monthly@2023", "erc-annual@2021", "newsletter@2021"];
      const folder = openFolder();
      const zh = await folder.runQuickly("template", wanted);
      const en = await folder.runQuickly("template", wanted, "--lang", "en");
      expect(zh).toEqual({
        exitCode: 2,
        stdout: "",
        stderr: `没有表式“${wanted}”；现有：${known.join("、")}\n`,
      });
      expect(en.stderr).toBe(`There is no form “${wanted}”; known: ${known.join(", ")}\n`);
      expect(folder.list()).toEqual([]);
    },
  );
});

describe("hebiao template --values", () => {
  test("points at a field that does not exist, and at what was meant", async () => {
    const folder = openFolder();
    const values = valuesWith(["总经费: 1748.1", "总经废: 1748.1"]);
    folder.write("values.yaml", values);
    const line = values.split("\n").findIndex((text) => text.includes("总经废")) + 1;
    const args = ["template", "erc-annual", "--values", "values.yaml"];
    const zh = await folder.runQuickly(...args);
    const en = await folder.runQuickly(...args, "--lang", "en");
    expect([zh.exitCode, en.exitCode]).toEqual([2, 2]);
    expect(zh.stderr).toBe(
      `values.yaml:${line}:3 错误 没有名为“总经废”的指标，是否指“总经费” [rules/unknown-field]\n` +
        "    总经废: 1748.1\n" +
        "    ^^^^^^\n",
    );
    expect(en.stderr).toContain("there is no field named “总经废” (did you mean “总经费”?)");
    expect(folder.list()).toEqual(["values.yaml"]);
  });

  test.each([
    {
      title: "no file at all",
      file: "none.yaml",
      text: "",
      words: "无法读取“none.yaml”（ENOENT）",
    },
    { title: "no YAML", file: "values.yaml", text: "fields: [", words: "不是正确的 YAML" },
    { title: "nothing", file: "values.yaml", text: "", words: "却是空的" },
    {
      title: "a list where names belong",
      file: "values.yaml",
      text: "fields: [1]",
      words: "“fields”应为一组“键: 值”，却是 [1]",
    },
    {
      title: "a column that does not exist",
      file: "values.yaml",
      text: "tables: { 仪器设备: [{ 单价: 5 }] }",
      words: "没有名为“单价”的指标，是否指“购买单价”",
    },
  ])("writes nothing where it is given $title", async ({ file, text, words }) => {
    const folder = openFolder();
    folder.write("values.yaml", text);
    const run = await folder.runQuickly("template", "erc-annual", "--values", file);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(words);
    expect(folder.list()).toEqual(["values.yaml"]);
  });

  test.each(["values.yaml", "./values.yaml", "rules.yaml"])(
    "never writes over a file it reads: %s",
    async (target) => {
      const folder = openFolder();
      folder.write("rules.yaml", SAMPLE);
      folder.write("values.yaml", "fields: { 总收入: 5 }\n");
      const run = await folder.runQuickly(
        ...["template", "sample", "--rules", "rules.yaml"],
        ...["--values", "values.yaml", "-o", target],
      );
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toBe(`不能写到输入文件“${target}”上，请用 -o 指定别的文件\n`);
      expect(folder.read("values.yaml")).toBe("fields: { 总收入: 5 }\n");
      expect(folder.read("rules.yaml")).toBe(SAMPLE);
    },
  );
});
