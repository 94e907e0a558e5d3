import { describe, expect, test } from "vitest";
import { type Desk, openDesk } from "../../src/desk/desk.js";
import { formsOf, readRuleFile } from "../../src/desk/rule-files.js";
import {
  handed,
  handedBook,
  ignoreProgress,
  lying,
  OTHER_FORM,
  OTHER_RULES,
  RULES,
} from "./small-books.js";

const BROKEN = OTHER_RULES.replace("    severity: warning", "    severty: warning");
/** The same version with another demand. */
const STRICTER = RULES.replace("assert: 收入 > 0", "assert: 收入 > 5").replace(
  "accept: [{ 收入: 1 }]",
  "accept: [{ 收入: 6 }]",
);

const newDesk = (): Desk => openDesk([{ file: "given.yaml", text: RULES }], { now: () => 0 });

const drop = (desk: Desk, name: string, text: string): Promise<readonly number[]> =>
  desk.add([handed(name, text)], ignoreProgress);

const idsOf = (desk: Desk) => desk.forms().map(({ id, version }) => `${id}@${version}`);

describe("a rule file handed over", () => {
  test("makes workbooks readable that lay there unknown, under their ids", async () => {
    const desk = newDesk();
    const book = await handedBook("别.xlsx", { fields: { 收入: 1 } }, OTHER_FORM);
    const [id = 0] = await desk.add([book], ignoreProgress);
    expect(await lying(desk)).toEqual([["别.xlsx", "unreadable", ["file/unknown-form-id"]]]);
    expect(await drop(desk, "别.yaml", OTHER_RULES)).toEqual([]);
    expect(await lying(desk)).toEqual([["别.xlsx", "blocked", ["收大于支"]]]);
    expect(desk.files()[0]?.id).toBe(id);
    expect(desk.forms()).toEqual([
      { id: "sample", version: "1", title: "示例表" },
      { id: "other", version: "1", title: "示例表" },
    ]);
  });

  test("is read before the workbooks it comes with", async () => {
    const desk = newDesk();
    const book = await handedBook("别.xlsx", {}, OTHER_FORM);
    await desk.add([book, handed("别.YML", OTHER_RULES)], ignoreProgress);
    expect(await lying(desk)).toEqual([["别.xlsx", "accepted", []]]);
  });

  test("is there for workbooks that are still being read when it comes", async () => {
    const desk = newDesk();
    const book = await handedBook("别.xlsx", {}, OTHER_FORM);
    await Promise.all([desk.add([book], ignoreProgress), drop(desk, "别.yaml", OTHER_RULES)]);
    expect(await lying(desk)).toEqual([["别.xlsx", "accepted", []]]);
  });

  test("leaves alone what happens while workbooks are read again", async () => {
    const desk = newDesk();
    const [taken = 0, told = 0] = await desk.add(
      [
        await handedBook("a.xlsx"),
        await handedBook("b.xlsx", { fields: { 单位: "乙院", 收入: 1 } }),
      ],
      ignoreProgress,
    );
    const adding = drop(desk, "别.yaml", OTHER_RULES);
    for (let turns = 0; desk.forms().length === 1 && turns < 1_000; turns += 1) await nextTurn();
    expect(desk.forms()).toHaveLength(2);
    desk.remove([taken]);
    desk.explain(told, 0, "设备更新");
    await adding;
    expect(await lying(desk)).toEqual([["b.xlsx", "accepted", ["收大于支"]]]);
  });

  test("stays when another comes", async () => {
    const desk = newDesk();
    await drop(desk, "别.yaml", OTHER_RULES);
    await drop(desk, "三.yaml", RULES.replace("form: sample", "form: third"));
    expect(desk.rules("zh").map(({ file }) => file)).toEqual(["别.yaml", "三.yaml"]);
    expect(idsOf(desk)).toEqual(["sample@1", "other@1", "third@1"]);
  });

  test("of a version that is known takes its place", async () => {
    const desk = newDesk();
    await desk.add([await handedBook("a.xlsx")], ignoreProgress);
    await drop(desk, "严.yaml", STRICTER);
    expect(idsOf(desk)).toEqual(["sample@1"]);
    expect(await lying(desk)).toEqual([["a.xlsx", "blocked", ["收入为正"]]]);
  });

  test("leaves explanations and the comparison with the state before as they are", async () => {
    const desk = newDesk();
    const poor = await handedBook("a.xlsx", { fields: { 收入: 1 } });
    await desk.add([poor], ignoreProgress);
    const [id = 0] = await desk.add([poor], ignoreProgress);
    desk.explain(id, 0, "设备更新");
    await drop(desk, "别.yaml", OTHER_RULES);
    expect((await desk.review(id, "zh"))?.findings[0]?.explanation).toBe("设备更新");
    expect((await desk.review(id, "zh"))?.compared?.fixed).toHaveLength(1);
  });

  test("leaves a workbook that could not be taken into memory as it is", async () => {
    const desk = newDesk();
    const lost = { name: "a.xlsx", size: 1, arrayBuffer: () => Promise.reject(new Error("lost")) };
    await desk.add([lost], ignoreProgress);
    await drop(desk, "别.yaml", OTHER_RULES);
    expect(await lying(desk)).toEqual([["a.xlsx", "unreadable", ["file/unreadable"]]]);
  });

  test("is listed; the files that the desk was opened with are not", async () => {
    const desk = newDesk();
    expect(desk.rules("zh")).toEqual([]);
    await drop(desk, "别.yaml", OTHER_RULES);
    expect(desk.rules("zh")).toEqual([
      {
        file: "别.yaml",
        form: { id: "other", version: "1", title: "示例表" },
        findings: [],
      },
    ]);
  });
});

describe("a broken rule file", () => {
  test("is not used, and says where it is broken", async () => {
    const desk = newDesk();
    await desk.add([await handedBook("别.xlsx", {}, OTHER_FORM)], ignoreProgress);
    await drop(desk, "别.yaml", BROKEN);
    expect(idsOf(desk)).toEqual(["sample@1"]);
    expect(await lying(desk)).toEqual([["别.xlsx", "unreadable", ["file/unknown-form-id"]]]);
    const [rules] = desk.rules("zh");
    expect(rules).not.toHaveProperty("form");
    const line = BROKEN.split("\n").findIndex((text) => text.includes("severty")) + 1;
    expect(rules?.findings).toEqual([
      {
        severity: "error",
        word: "错误",
        message: "没有“severty”这个键，是否指“severity”",
        rule: "rules/unknown-key",
        line,
        column: 5,
        excerpt: "    severty: warning",
        width: "severty".length,
      },
    ]);
    expect(desk.rules("en")[0]?.findings[0]).toMatchObject({ word: "error", line, column: 5 });
    expect(desk.rules("en")[0]?.findings[0]?.message).toContain("severty");
  });

  test("is replaced by its mended version, and the other way round", async () => {
    const desk = newDesk();
    await desk.add([await handedBook("别.xlsx", {}, OTHER_FORM)], ignoreProgress);
    const verdicts: unknown[] = [];
    for (const text of [BROKEN, OTHER_RULES, BROKEN]) {
      await drop(desk, "别.yaml", text);
      verdicts.push(desk.files()[0]?.verdict);
      expect(desk.rules("zh")).toHaveLength(1);
    }
    expect(verdicts).toEqual(["unreadable", "accepted", "unreadable"]);
    expect(idsOf(desk)).toEqual(["sample@1"]);
  });

  test.each([
    ["that is no YAML", "form: [", "rules/yaml"],
    ["that is empty", "", "rules/wrong-type"],
  ])("%s says so at a line and column", async (_, text, rule) => {
    const desk = newDesk();
    await drop(desk, "坏.yaml", text);
    const [finding] = desk.rules("zh")[0]?.findings ?? [];
    expect(finding).toMatchObject({ rule, severity: "error" });
    expect([finding?.line, finding?.column]).toEqual([expect.any(Number), expect.any(Number)]);
  });

  test("that cannot be taken into memory has that as its finding", async () => {
    const desk = newDesk();
    const lost = { name: "失.yaml", size: 1, arrayBuffer: () => Promise.reject(new Error("lost")) };
    const large = { ...lost, name: "大.yaml", size: 2 ** 31 };
    await desk.add([lost, large, handed("别.yaml", OTHER_RULES)], ignoreProgress);
    expect(
      desk
        .rules("zh")
        .map(({ file, form, findings }) => [
          file,
          form?.id,
          findings.map(({ rule, line }) => [rule, line]),
        ]),
    ).toEqual([
      ["失.yaml", undefined, [["file/unreadable", undefined]]],
      ["大.yaml", undefined, [["file/too-large", undefined]]],
      ["别.yaml", "other", []],
    ]);
  });
});

describe("the forms of rule files", () => {
  test("are those of the sound ones, of one version the last, where the first stood", () => {
    const files = [RULES, OTHER_RULES, BROKEN, STRICTER].map((text, at) =>
      readRuleFile({ file: `${at}.yaml`, text }),
    );
    const forms = formsOf(files);
    expect(forms.map(({ id }) => id)).toEqual(["sample", "other"]);
    expect(forms[0]).toBe(files[3]?.form);
  });

  test("have each version of one form", () => {
    const files = [RULES, RULES.replace('version: "1"', 'version: "2"')].map((text, at) =>
      readRuleFile({ file: `${at}.yaml`, text }),
    );
    expect(formsOf(files).map(({ version }) => version)).toEqual(["1", "2"]);
  });
});

/** Promises that are settled already go on, and nothing else does. */
const nextTurn = (): Promise<void> => Promise.resolve();
