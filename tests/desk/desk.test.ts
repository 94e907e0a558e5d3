import { beforeAll, describe, expect, test, vi } from "vitest";
import { checkPaths } from "../../src/cli/check.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import { fromStoredDataset } from "../../src/dataset/export/json.js";
import type { StoredDataset } from "../../src/dataset/export/stored-dataset.js";
import { columnOf } from "../../src/dataset/table.js";
import { type Desk, openDesk } from "../../src/desk/desk.js";
import { toJson } from "../../src/report/json.js";
import { bytesOf, ERC, REAL_FILE, textOf } from "../fixtures/erc-annual.js";
import { GREEDY, type Hostile, OTHER_FILES } from "../fixtures/hostile.js";
import {
  handed,
  handedBook,
  ignoreProgress,
  lying,
  OTHER_FORM,
  OTHER_RULES,
  RULES,
  writeBook,
} from "./small-books.js";

const newDesk = (...rules: readonly string[]): Desk =>
  openDesk(
    rules.map((text, at) => ({ file: `${at}.yaml`, text })),
    { now: () => 0 },
  );

function hostile(list: readonly Hostile[], wanted: string): Uint8Array {
  const [, bytes] = list.find(([name]) => name === wanted) ?? [];
  if (!bytes) throw new Error(`no file is ${wanted}`);
  return bytes();
}

describe("files handed over", () => {
  test("lie there in their order, with ids, verdicts and counts", async () => {
    const desk = newDesk(RULES);
    const files = [
      await handedBook("a.xlsx", { fields: { 收入: 0 } }),
      await handedBook("b.xlsx", { fields: { 单位: "乙院" } }),
    ];
    const ids = await desk.add(files, ignoreProgress);
    const submission = { form: "sample", version: "1", title: "示例表", period: 2024 };
    expect(desk.files()).toEqual([
      {
        id: ids[0],
        file: "a.xlsx",
        submission: { ...submission, unit: "甲院" },
        verdict: "blocked",
        counts: { error: 1, warning: 1, note: 0, explained: 0 },
      },
      {
        id: ids[1],
        file: "b.xlsx",
        submission: { ...submission, unit: "乙院" },
        verdict: "accepted",
        counts: { error: 0, warning: 0, note: 0, explained: 0 },
      },
    ]);
    expect(new Set(ids).size).toBe(2);
  });

  test("are counted one after the other as they are read; rule files are not", async () => {
    const desk = newDesk();
    const calls: string[] = [];
    const told = (name: string, bytes: Uint8Array) => ({
      ...handed(name, bytes),
      arrayBuffer: () => {
        calls.push(name);
        return handed(name, bytes).arrayBuffer();
      },
    });
    const bytes = await writeBook();
    await desk.add(
      [
        told("a.xlsx", bytes),
        handed("表.yaml", RULES),
        told("b", Uint8Array.of(1)),
        told("c", bytes),
      ],
      (done, total) => calls.push(`${done}/${total}`),
    );
    expect(calls).toEqual(["a.xlsx", "1/3", "b", "2/3", "c", "3/3"]);
  });

  test("none, nothing is read and nothing changes", async () => {
    const desk = newDesk(RULES);
    const onProgress = vi.fn();
    expect(await desk.add([], onProgress)).toEqual([]);
    expect(onProgress).not.toHaveBeenCalled();
    expect(desk.files()).toEqual([]);
  });

  test("are read though those before them failed", async () => {
    const desk = newDesk(RULES);
    const fails = () => {
      throw new Error("nobody is there to be told");
    };
    const book = await handedBook("a.xlsx");
    await expect(desk.add([book], fails)).rejects.toThrow("nobody is there to be told");
    await desk.add([book], ignoreProgress);
    expect(await lying(desk)).toEqual([["a.xlsx", "accepted", []]]);
  });
});

describe("files that are no workbooks", () => {
  const desk = newDesk(RULES);
  const readTooLarge = vi.fn(async () => new ArrayBuffer(0));
  let ids: readonly number[] = [];

  beforeAll(async () => {
    const limit = 128 * 1_048_576;
    ids = await desk.add(
      [
        handed("函.docx", hostile(OTHER_FILES, "a .docx")),
        handed("弹.xlsx", hostile(GREEDY, "100 MB of one character")),
        handed("密.xlsx", hostile(OTHER_FILES, "a workbook with a password")),
        handed("空.xlsx", ""),
        {
          name: "移走.xlsx",
          size: 5,
          arrayBuffer: () => Promise.reject(new DOMException("gone", "NotFoundError")),
        },
        { name: "怪.xlsx", size: 5, arrayBuffer: () => Promise.reject("no error object") },
        { name: "大.xlsx", size: limit + 1, arrayBuffer: readTooLarge },
        await handedBook("好.xlsx"),
      ],
      ignoreProgress,
    );
  });

  test("have their own finding each, and the others are checked", async () => {
    expect(await lying(desk)).toEqual([
      ["函.docx", "unreadable", ["file/other-document"]],
      ["弹.xlsx", "unreadable", ["file/too-large"]],
      ["密.xlsx", "unreadable", ["file/encrypted"]],
      ["空.xlsx", "unreadable", ["file/empty"]],
      ["移走.xlsx", "unreadable", ["file/unreadable"]],
      ["怪.xlsx", "unreadable", ["file/unreadable"]],
      ["大.xlsx", "unreadable", ["file/too-large"]],
      ["好.xlsx", "accepted", []],
    ]);
  });

  test("say why as their conclusion", async () => {
    const reviews = await Promise.all(ids.map((id) => desk.review(id, "zh")));
    const conclusions = reviews.map((review) => review?.conclusion);
    expect(conclusions[2]).toBe("文件设有打开密码，请去除密码后再保存");
    expect(conclusions[4]).toContain("NotFoundError");
    expect(conclusions[5]).toContain("no error object");
    expect(conclusions[6]).toContain("128 MB");
  });

  test("are not taken into memory where they are too large", () => {
    expect(readTooLarge).not.toHaveBeenCalled();
  });

  test("have neither sheets nor a marked copy nor a submission", async () => {
    for (const id of ids.slice(0, -1)) {
      expect(await desk.view(id)).toEqual([]);
      expect(await desk.markedCopy(id, "zh")).toBeUndefined();
      expect(await desk.review(id, "zh")).not.toHaveProperty("submission");
      expect((await desk.review(id, "zh"))?.answers).toEqual(new Map());
    }
    const sheets = await desk.view(ids.at(-1) ?? 0);
    expect(sheets.map(({ name }) => name)).toContain("总表");
  });

  test("of just the largest size are read", async () => {
    const arrayBuffer = vi.fn(async () => new ArrayBuffer(0));
    const other = newDesk(RULES);
    await other.add([{ name: "a.xlsx", size: 128 * 1_048_576, arrayBuffer }], ignoreProgress);
    expect(arrayBuffer).toHaveBeenCalledOnce();
    expect(await lying(other)).toEqual([["a.xlsx", "unreadable", ["file/empty"]]]);
  });
});

describe("an id", () => {
  test("stays that of its workbook, whatever happens to others", async () => {
    const desk = newDesk(RULES);
    const [first = 0, second = 0, third = 0] = await desk.add(
      [
        await handedBook("a.xlsx"),
        await handedBook("b.xlsx", { fields: { 单位: "乙院", 收入: 1 } }),
        await handedBook("c.xlsx", { fields: { 单位: "丙院" } }),
      ],
      ignoreProgress,
    );
    desk.explain(second, 0, "设备更新");
    desk.remove([first]);
    await desk.add([handed("别.yaml", OTHER_RULES)], ignoreProgress);
    const [fourth = 0] = await desk.add(
      [await handedBook("d.xlsx", { fields: { 单位: "丁院" } })],
      ignoreProgress,
    );
    const reviews = [first, second, third, fourth].map((id) => desk.review(id, "zh"));
    const filesOf = (await Promise.all(reviews)).map((review) => review?.file);
    expect(filesOf).toEqual([undefined, "b.xlsx", "c.xlsx", "d.xlsx"]);
    expect((await desk.review(second, "zh"))?.findings[0]?.explanation).toBe("设备更新");
    expect(new Set([first, second, third, fourth]).size).toBe(4);
  });

  test("ends when a later state takes the workbook's place", async () => {
    const desk = newDesk(RULES);
    const [before = 0] = await desk.add([await handedBook("a.xlsx")], ignoreProgress);
    const [now = 0] = await desk.add([await handedBook("b.xlsx")], ignoreProgress);
    expect(desk.files().map(({ id }) => id)).toEqual([now]);
    expect(await desk.review(before, "zh")).toBeUndefined();
    expect((await desk.review(now, "zh"))?.compared).toEqual({
      file: "a.xlsx",
      fixed: [],
      remaining: 0,
      fresh: 0,
    });
  });

  test("that is nobody's has nothing", async () => {
    const desk = newDesk(RULES);
    const [id = 0] = await desk.add([await handedBook("a.xlsx")], ignoreProgress);
    const nobody = id + 1;
    desk.explain(nobody, 0, "原因");
    desk.remove([nobody]);
    expect(await lying(desk)).toEqual([["a.xlsx", "accepted", []]]);
    expect(await desk.review(nobody, "zh")).toBeUndefined();
    expect(await desk.view(nobody)).toEqual([]);
    expect(await desk.markedCopy(nobody, "zh")).toBeUndefined();
    expect(JSON.parse(await desk.report([nobody], "json", "zh")).files).toEqual([]);
  });
});

describe("what is taken away", () => {
  test("is gone, and last year's is no longer compared with", async () => {
    const desk = newDesk(RULES);
    const [now = 0, before = 0] = await desk.add(
      [
        await handedBook("2024.xlsx", { fields: { 收入: 50 } }),
        await handedBook("2023.xlsx", { fields: { 年度: 2023 } }),
      ],
      ignoreProgress,
    );
    expect((await lying(desk))[0]).toEqual(["2024.xlsx", "blocked", ["收入变动"]]);
    expect((await desk.review(now, "zh"))?.withoutPrevious).toBe(0);
    desk.remove([before]);
    expect(await lying(desk)).toEqual([["2024.xlsx", "accepted", []]]);
    expect((await desk.review(now, "zh"))?.withoutPrevious).toBe(1);
    desk.remove([now]);
    expect(desk.files()).toEqual([]);
  });
});

describe("what is written about a warning", () => {
  test("closes it in the review, the list of files and the report", async () => {
    const desk = newDesk(RULES);
    const [id = 0] = await desk.add(
      [await handedBook("a.xlsx", { fields: { 收入: 1 } })],
      ignoreProgress,
    );
    expect(desk.files()[0]?.verdict).toBe("blocked");
    desk.explain(id, 0, "设备更新");
    expect(desk.files()[0]).toMatchObject({
      verdict: "accepted",
      counts: { warning: 0, explained: 1 },
    });
    expect((await desk.review(id, "zh"))?.findings[0]).toMatchObject({
      explanation: "设备更新",
      open: false,
      explainable: true,
    });
    const [file] = JSON.parse(await desk.report([id], "json", "zh")).files;
    expect(file.findings[0].explained).toBe("设备更新");
    expect(await desk.report([id], "html", "zh")).toContain("设备更新");
  });

  test("counts as fixed when the workbook comes again unchanged", async () => {
    const desk = newDesk(RULES);
    const poor = await handedBook("a.xlsx", { fields: { 收入: 1 } });
    await desk.add([poor], ignoreProgress);
    const [id = 0] = await desk.add([poor], ignoreProgress);
    expect((await desk.review(id, "zh"))?.compared).toMatchObject({
      fixed: [],
      remaining: 1,
      fresh: 0,
    });
    desk.explain(id, 0, "设备更新");
    const compared = (await desk.review(id, "zh"))?.compared;
    expect(compared).toMatchObject({ file: "a.xlsx", remaining: 0, fresh: 0 });
    expect(compared?.fixed.map(({ where }) => where)).toEqual(["收入"]);
  });
});

describe("the report of the real workbook", () => {
  const desk = openDesk([{ file: "erc.yaml", text: textOf("rules/erc-annual/2021.yaml") }], {
    now: () => 0,
  });
  let id = 0;

  beforeAll(async () => {
    [id = 0] = await desk.add([handed(REAL_FILE, bytesOf(REAL_FILE))], ignoreProgress);
  });

  test.each(["zh", "en"] as const)("is the command line's, in %s", async (language) => {
    const reports = await checkPaths([REAL_FILE], [], [ERC], language);
    const report = await desk.report([id], "json", language);
    expect(JSON.parse(report)).toEqual(JSON.parse(toJson(reports, language)));
    expect(JSON.parse(report).files[0].findings.length).toBeGreaterThan(0);
  });

  test("may be of several files, in the order in which they lie there", async () => {
    const [other = 0] = await desk.add([handed("空.xlsx", "")], ignoreProgress);
    const { files, summary } = JSON.parse(await desk.report([other, id], "json", "zh"));
    expect(files.map(({ file }: { readonly file: string }) => file)).toEqual([
      REAL_FILE,
      "空.xlsx",
    ]);
    expect(summary).toMatchObject({ files: 2, blocked: 1, unreadable: 1 });
    const html = await desk.report([other], "html", "en");
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html).toContain("空.xlsx");
    expect(html).not.toContain(REAL_FILE);
  });
});

describe("the dataset of a form", () => {
  const desk = newDesk(RULES, OTHER_RULES);

  beforeAll(async () => {
    await desk.add(
      [
        handed("坏.xlsx", "x"),
        await handedBook("别.xlsx", {}, OTHER_FORM),
        await handedBook("甲2024.xlsx", { fields: { 收入: 0 } }),
        await handedBook("甲2023.xlsx", { fields: { 年度: 2023, 收入: 7 } }),
        await handedBook("乙2024.xlsx", { fields: { 单位: "乙院", 收入: 9 } }),
      ],
      ignoreProgress,
    );
  });

  test("is none while no submission of it lies there", async () => {
    const other = newDesk(RULES, OTHER_RULES);
    expect(other.dataset("sample", "zh")).toBeUndefined();
    await other.add(
      [handed("坏.xlsx", "x"), await handedBook("别.xlsx", {}, OTHER_FORM)],
      ignoreProgress,
    );
    expect(other.dataset("sample", "zh")).toBeUndefined();
    expect(desk.dataset("unheard-of", "zh")).toBeUndefined();
  });

  test("holds all submissions of this form and their findings, and no others", () => {
    const { tables, form } = read(desk.dataset("sample", "zh"));
    expect(form).toMatchObject({ id: "sample", versions: ["1"] });
    const [units, periods, files] = ["unit", "period", "file"].map((name) =>
      columnOf(tables.submissions, name),
    );
    expect(files?.map((file, at) => [file, units?.[at], periods?.[at]])).toEqual([
      ["甲2023.xlsx", "甲院", 2023],
      ["甲2024.xlsx", "甲院", 2024],
      ["乙2024.xlsx", "乙院", 2024],
    ]);
    const [values, fields] = ["value", "field"].map((name) => columnOf(tables.values, name));
    expect(values?.filter((_, at) => fields?.[at] === "收入")).toEqual([7, 0, 9]);
    const checks = columnOf(tables.findings, "check");
    expect([...checks].sort()).toEqual(["sample/收入为正", "sample/收大于支"]);
    const others = read(desk.dataset("other", "zh")).tables.submissions;
    expect(columnOf(others, "file")).toEqual(["别.xlsx"]);
  });

  test("speaks the language asked for, and is plain data", () => {
    const [zh, en] = (["zh", "en"] as const).map((language) => desk.dataset("sample", language));
    expect(structuredClone(zh)).toEqual(zh);
    expect(JSON.parse(JSON.stringify(zh))).toEqual(zh);
    const messagesOf = (stored: StoredDataset | undefined) =>
      columnOf<string>(read(stored).tables.findings, "message");
    expect(messagesOf(zh)).toContain("收入 0 < 支出 1 + 上缴 1 = 2，差 -2");
    expect(messagesOf(en)).toContain("收入 0 < 支出 1 + 上缴 1 = 2, difference -2");
    const demandsOf = (stored: StoredDataset | undefined) =>
      columnOf<string>(read(stored).tables.checks, "words");
    expect(demandsOf(zh)).toContain("收入 应不低于 支出 + 上缴");
    expect(demandsOf(en)).toContain("收入 must be at least 支出 + 上缴");
  });
});

function read(stored: StoredDataset | undefined): Dataset {
  const dataset = fromStoredDataset(stored);
  if ("problem" in dataset) throw new Error(dataset.problem);
  return dataset;
}
