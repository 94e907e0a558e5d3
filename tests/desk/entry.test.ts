import { describe, expect, test } from "vitest";
import { type Arrival, arrive, type Entry, explainIn, recheck } from "../../src/desk/entry.js";
import { toFileFinding } from "../../src/desk/file-finding.js";
import type { OpenedFile } from "../../src/desk/open-file.js";
import type { Explanation } from "../../src/model/explanation.js";
import type { Submission } from "../../src/model/submission.js";
import { answered } from "../fixtures/answers.js";
import { answersOf, type Book, FORM, OTHER_FORM } from "./small-books.js";

let count = 0;

function arrival(file: string, opened: OpenedFile): Arrival {
  count += 1;
  return { id: count, file, opened };
}

/** A workbook of the form that was just opened. */
const book = (file: string, answers: Book = {}, form = FORM): Arrival =>
  arrival(file, { kind: "submission", form, submission: answered(form, answersOf(answers), file) });

const unreadable = (file: string): Arrival =>
  arrival(file, { kind: "problem", finding: toFileFinding(file, "file/corrupt", {}) });

/** The same workbook with something else about its submission. */
const changed = (book: Arrival, change: (submission: Submission) => Submission): Arrival =>
  book.opened.kind === "problem"
    ? book
    : { ...book, opened: { ...book.opened, submission: change(book.opened.submission) } };

const FORMS = [FORM, OTHER_FORM];

/** What lies there after files came in several drops, each a list. */
const drop = (...drops: readonly (readonly Arrival[])[]): Entry[] =>
  drops.reduce<Entry[]>((entries, files) => recheck(arrive(entries, files), FORMS), []);

const explained = (entry: Entry, at: number, text: string): Entry =>
  recheckOne(explainIn(entry, at, text));

function recheckOne(entry: Entry): Entry {
  const [checked] = recheck([entry], FORMS);
  return checked ?? entry;
}

const dropOne = (...states: readonly Arrival[]): Entry =>
  drop(...states.map((state) => [state]))[0] ?? fail();

function fail(): never {
  throw new Error("nothing lies there");
}

/** Each finding as check, address and explanation. */
const shown = ({ report }: Entry) =>
  report.findings.map(({ rule, place, explained: text }) => [
    rule.replace("sample/", ""),
    place.kind === "cell" ? place.address : "",
    text,
  ]);

const filesOf = (entries: readonly Entry[]) =>
  entries.map(({ file, earlier }) => [file, earlier?.file]);

/** Income below cost: a warning about the whole form. */
const POOR: Book = { fields: { 收入: 1 } };
const POOR_WARNING = ["收大于支", "C7", undefined];

describe("a file that comes", () => {
  test("lies behind those that came before it", () => {
    const entries = drop([book("a.xlsx"), book("b.xlsx", { fields: { 单位: "乙院" } })]);
    expect(filesOf(entries)).toEqual([
      ["a.xlsx", undefined],
      ["b.xlsx", undefined],
    ]);
    expect(entries.map(({ explanations }) => explanations)).toEqual([[], []]);
  });

  test("takes the place of the same unit's workbook of that period, whatever it is called", () => {
    const other = book("乙.xlsx", { fields: { 单位: "乙院" } });
    const [first, second] = [book("a.xlsx", POOR), book("a 改正.xlsx")];
    const entries = drop([first, other], [second]);
    expect(filesOf(entries)).toEqual([
      ["a 改正.xlsx", "a.xlsx"],
      ["乙.xlsx", undefined],
    ]);
    expect(entries.map(({ id }) => id)).toEqual([second.id, other.id]);
    expect(entries[0]?.earlier?.findings.map(({ rule }) => rule)).toEqual(["sample/收大于支"]);
    expect(entries[0]?.report.findings).toEqual([]);
  });

  test.each([
    ["another unit's", { 单位: "乙院" }],
    ["of another period", { 年度: 2023 }],
  ])("%s takes nobody's place, though it has the same name", (_, fields) => {
    const entries = drop([book("a.xlsx")], [book("a.xlsx", { fields })]);
    expect(filesOf(entries)).toEqual([
      ["a.xlsx", undefined],
      ["a.xlsx", undefined],
    ]);
  });

  test("of another form takes nobody's place", () => {
    expect(drop([book("a.xlsx")], [book("a.xlsx", {}, OTHER_FORM)])).toHaveLength(2);
  });

  test("stays beside another of one unit and period that came with it", () => {
    const entries = drop([book("a.xlsx"), book("b.xlsx")]);
    expect(filesOf(entries)).toEqual([
      ["a.xlsx", undefined],
      ["b.xlsx", undefined],
    ]);
  });

  test("beside another of one unit and period replaces one each, not the same twice", () => {
    const first = [book("a.xlsx"), book("b.xlsx")];
    expect(filesOf(drop(first, [book("c.xlsx"), book("d.xlsx"), book("e.xlsx")]))).toEqual([
      ["c.xlsx", "a.xlsx"],
      ["d.xlsx", "b.xlsx"],
      ["e.xlsx", undefined],
    ]);
  });

  test("replaces, of two of one unit and period, the one of its name", () => {
    expect(filesOf(drop([book("a.xlsx"), book("b.xlsx")], [book("b.xlsx")]))).toEqual([
      ["a.xlsx", undefined],
      ["b.xlsx", "b.xlsx"],
    ]);
  });

  test.each([
    ["neither says whose it is", { 单位: "" }, { 单位: "" }],
    ["the earlier does not say whose it is", { 单位: "" }, {}],
    ["the later does not say of when it is", {}, { 年度: "去年" }],
  ])("replaces one of the same name where %s", (_, before, now) => {
    const entries = drop([book("a.xlsx", { fields: before })], [book("a.xlsx", { fields: now })]);
    expect(filesOf(entries)).toEqual([["a.xlsx", "a.xlsx"]]);
  });

  test("does not replace one of another name where neither says whose it is", () => {
    const nameless: Book = { fields: { 单位: "" } };
    expect(drop([book("a.xlsx", nameless)], [book("b.xlsx", nameless)])).toHaveLength(2);
  });

  test("that cannot be read replaces one of its name, and is replaced like it", () => {
    expect(filesOf(drop([book("a.xlsx")], [unreadable("a.xlsx")]))).toEqual([["a.xlsx", "a.xlsx"]]);
    const mended = drop([unreadable("a.xlsx")], [book("a.xlsx")]);
    expect(filesOf(mended)).toEqual([["a.xlsx", "a.xlsx"]]);
    expect(mended[0]?.earlier?.findings.map(({ rule }) => rule)).toEqual(["file/corrupt"]);
  });

  test("is compared with the state just before it, not with the first", () => {
    const poor = book("2.xlsx", POOR);
    const entry = dropOne(book("1.xlsx", { fields: { 收入: 0 } }), poor, book("3.xlsx"));
    expect(entry.earlier?.file).toBe("2.xlsx");
    expect(entry.earlier?.findings.map(({ rule }) => rule)).toEqual(["sample/收大于支"]);
  });
});

describe("checks against last year", () => {
  const rich = book("2024.xlsx", { fields: { 收入: 50 } });
  const lastYear = book("2023.xlsx", { fields: { 年度: 2023 } });
  const skippedOf = ({ report }: Entry) =>
    report.skipped.filter(({ reason }) => reason === "no-previous").map(({ rule }) => rule);

  test("are not made while last year's workbook is not there", () => {
    const [entry = fail()] = drop([rich]);
    expect([shown(entry), skippedOf(entry)]).toEqual([[], ["sample/收入变动"]]);
  });

  test("are made as soon as it comes, in whichever order", () => {
    const later = drop([rich], [lastYear]);
    const earlier = drop([lastYear], [rich]);
    for (const entry of [later[0] ?? fail(), earlier[1] ?? fail()]) {
      expect(entry.report.submission).toMatchObject({ period: 2024, previous: "2023.xlsx" });
      expect([shown(entry), skippedOf(entry)]).toEqual([[["收入变动", "C7", undefined]], []]);
    }
    expect(skippedOf(later[1] ?? fail())).toEqual(["sample/收入变动"]);
  });

  test("are made with its corrected state once that has taken its place", () => {
    const corrected = book("2023 改正.xlsx", { fields: { 年度: 2023, 收入: 40 } });
    const [entry = fail()] = drop([rich, lastYear], [corrected]);
    expect(entry.report.submission?.previous).toBe("2023 改正.xlsx");
    expect(shown(entry)).toEqual([]);
  });

  test("are not made with another unit's, nor where last year's is there twice", () => {
    const others = book("乙.xlsx", { fields: { 单位: "乙院", 年度: 2023 } });
    const again = book("2023 又.xlsx", { fields: { 年度: 2023 } });
    for (const entries of [drop([rich, others]), drop([rich, lastYear, again])]) {
      expect(skippedOf(entries[0] ?? fail())).toEqual(["sample/收入变动"]);
    }
  });

  test("leave alone what is not due", () => {
    const entries = drop([rich, lastYear]);
    const [first, second] = recheck(entries, FORMS, ({ id }) => id === rich.id);
    expect(first).not.toBe(entries[0]);
    expect(first).toEqual(entries[0]);
    expect(second).toBe(entries[1]);
  });
});

describe("an explanation", () => {
  test("closes its warning", () => {
    const entry = dropOne(book("a.xlsx", POOR));
    expect(shown(entry)).toEqual([POOR_WARNING]);
    expect(shown(explained(entry, 0, "设备更新"))).toEqual([["收大于支", "C7", "设备更新"]]);
  });

  test("written again is the later one, and there is no other", () => {
    const entry = explained(explained(dropOne(book("a.xlsx", POOR)), 0, "设备"), 0, "设备更新");
    expect(shown(entry)).toEqual([["收大于支", "C7", "设备更新"]]);
    expect(entry.explanations).toHaveLength(1);
  });

  test("of an empty phrase explains nothing, and a note says so", () => {
    const entry = explained(dropOne(book("a.xlsx", POOR)), 0, "情况属实。");
    expect(shown(entry)).toEqual([["explanation-empty", "C7", undefined], POOR_WARNING]);
    const [note, warning] = entry.report.findings;
    expect(note).toMatchObject({ severity: "note", data: { from: "情况属实。" } });
    expect(warning).toMatchObject({ severity: "warning", data: { said: "情况属实。" } });
  });

  test.each(["", "  \n"])("taken back with %j opens the warning again, without a note", (text) => {
    const entry = explained(dropOne(book("a.xlsx", POOR)), 0, "设备更新");
    expect(shown(explained(entry, 0, text))).toEqual([POOR_WARNING]);
  });

  test("is taken over by the next state of the workbook", () => {
    const entry = explained(dropOne(book("a.xlsx", POOR)), 0, "设备更新");
    const better = book("b.xlsx", { fields: { 收入: 1.5 } });
    const [next = fail()] = recheck(arrive([entry], [better]), FORMS);
    expect(next.file).toBe("b.xlsx");
    expect(shown(next)).toEqual([["收大于支", "C7", "设备更新"]]);
    expect(next.earlier?.findings[0]?.explained).toBe("设备更新");
  });

  test("is kept through a state that cannot be read", () => {
    const entry = explained(dropOne(book("a.xlsx", POOR)), 0, "设备更新");
    const broken = recheck(arrive([entry], [unreadable("a.xlsx")]), FORMS);
    const [mended = fail()] = recheck(arrive(broken, [book("a.xlsx", POOR)]), FORMS);
    expect(shown(mended)).toEqual([["收大于支", "C7", "设备更新"]]);
  });

  test("is not another unit's", () => {
    const entry = explained(dropOne(book("a.xlsx", POOR)), 0, "设备更新");
    const other = book("a.xlsx", { fields: { 单位: "乙院", 收入: 1 } });
    const [, second = fail()] = recheck(arrive([entry], [other]), FORMS);
    expect(shown(second)).toEqual([POOR_WARNING]);
  });

  test("of a row explains this row only", () => {
    const entry = dropOne(book("a.xlsx", { numbers: [10, 20] }));
    const [first, second] = shown(entry);
    expect([first?.[0], second?.[0]]).toEqual(["数不大", "数不大"]);
    expect(first?.[1]).not.toBe(second?.[1]);
    const once = explained(entry, 1, "一次购入");
    expect(shown(once).map((finding) => finding[2])).toEqual([undefined, "一次购入"]);
    const both = explained(once, 0, "两次购入");
    expect(shown(both).map((finding) => finding[2])).toEqual(["两次购入", "一次购入"]);
    expect(shown(explained(both, 1, "")).map((finding) => finding[2])).toEqual([
      "两次购入",
      undefined,
    ]);
  });

  test("of a built-in rule's finding that is no warning changes nothing", () => {
    const entry = dropOne(book("a.xlsx", { fields: { 上缴: "" } }));
    const [error = []] = shown(entry);
    expect(error[0]).toBe("required");
    expect(shown(explained(entry, 0, "没有上缴"))).toEqual(shown(entry));
  });

  test("of no finding, or of one on the whole file, changes nothing", () => {
    const entry = dropOne(book("a.xlsx", POOR));
    expect(explainIn(entry, 1, "原因")).toBe(entry);
    const broken = dropOne(unreadable("a.xlsx"));
    expect(explainIn(broken, 0, "原因")).toBe(broken);
  });

  test("of the whole form's check is one, wherever the check fails after the next state", () => {
    const entry = explained(dropOne(book("a.xlsx", POOR)), 0, "设备更新");
    const [next = fail()] = recheck(arrive([entry], [movedDown(book("b.xlsx", POOR))]), FORMS);
    expect(shown(next)).toEqual([["收大于支", "C8", "设备更新"]]);
    expect(shown(explained(next, 0, "房屋修缮"))).toEqual([["收大于支", "C8", "房屋修缮"]]);
    expect(shown(explained(next, 0, ""))).toEqual([["收大于支", "C8", undefined]]);
  });
});

describe("what the workbook itself says about a warning", () => {
  const inBook = (explanation: Omit<Explanation, "place">, answers: Book = POOR): Entry =>
    dropOne(
      changed(book("a.xlsx", answers), (submission) => ({
        ...submission,
        explanations: [
          { ...explanation, place: { kind: "cell", sheet: "核实说明", address: "D4" } },
        ],
      })),
    );

  test.each([
    ["in a template", undefined],
    ["in a marked copy", { sheet: "总表", address: "C7" }],
    ["in a marked copy whose cells have moved", { sheet: "总表", address: "C9" }],
  ])("%s gives way to what is written on the desk, and can be taken back", (_, cell) => {
    const entry = inBook({ check: "收大于支", text: "旧的原因", cell });
    expect(shown(entry)).toEqual([["收大于支", "C7", "旧的原因"]]);
    expect(shown(explained(entry, 0, "新的原因"))).toEqual([["收大于支", "C7", "新的原因"]]);
    expect(shown(explained(entry, 0, ""))).toEqual([POOR_WARNING]);
    expect(shown(explained(entry, 0, "情况属实"))).toEqual([
      ["explanation-empty", "C7", undefined],
      POOR_WARNING,
    ]);
  });

  test("of a row can be taken back", () => {
    const numbers = { numbers: [10, 20] };
    const cell = { sheet: "附表", address: placeOfRow(1) };
    const entry = inBook({ check: "数不大", text: "旧的原因", cell }, numbers);
    expect(shown(entry).map((finding) => finding[2])).toEqual([undefined, "旧的原因"]);
    expect(shown(explained(entry, 1, "")).map((finding) => finding[2])).toEqual([
      undefined,
      undefined,
    ]);
  });

  test("of all rows gives way at the row about which something is written on the desk", () => {
    const entry = inBook({ check: "数不大", text: "旧的原因" }, { numbers: [10, 20] });
    expect(shown(entry).map((finding) => finding[2])).toEqual(["旧的原因", "旧的原因"]);
    expect(shown(explained(entry, 0, "新的原因")).map((finding) => finding[2])).toEqual([
      "新的原因",
      "旧的原因",
    ]);
  });

  test("of all rows can be taken back at each row", () => {
    const entry = inBook({ check: "数不大", text: "旧的原因" }, { numbers: [10, 20] });
    expect(shown(explained(entry, 0, "")).map((finding) => finding[2])).toEqual([
      undefined,
      "旧的原因",
    ]);
  });

  test("about another check stays", () => {
    const both: Book = { fields: { 收入: 1 }, numbers: [10] };
    const entry = inBook({ check: "数不大", text: "一次购入" }, both);
    expect(shown(explained(entry, 0, "设备更新")).map((finding) => finding[2])).toEqual([
      "设备更新",
      "一次购入",
    ]);
  });
});

/** Where a failing row's finding stands. */
function placeOfRow(row: number): string {
  const entry = dropOne(book("x.xlsx", { numbers: [10, 20] }));
  const place = entry.report.findings[row]?.place;
  return place?.kind === "cell" ? (place.address ?? fail()) : fail();
}

/** As after a row was inserted above the answers: each cell of a field stands one row lower. */
const movedDown = (arrived: Arrival): Arrival =>
  changed(arrived, (submission) => ({
    ...submission,
    fields: new Map(
      [...submission.fields].map(([name, cell]) => {
        const address = cell.place.address?.replace(/\d+/, (row) => String(Number(row) + 1));
        return [name, { ...cell, place: { ...cell.place, address } }];
      }),
    ),
  }));
