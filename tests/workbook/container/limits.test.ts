import { describe, expect, test, vi } from "vitest";
import { isTooLarge, LARGEST_FILE } from "../../../src/desk/open-file.js";
import { en } from "../../../src/report/messages/en.js";
import { wordsOf } from "../../../src/report/messages/message.js";
import { zh } from "../../../src/report/messages/zh.js";
import { LIMITS, MEGABYTE } from "../../../src/workbook/container/limits.js";
import type { FileProblem } from "../../../src/workbook/content.js";
import { openSubmission } from "../../../src/workbook/open.js";
import { readWorkbook } from "../../../src/workbook/read/read.js";
import { FORM, writeBook } from "../../desk/small-books.js";
import { BROKEN_ARCHIVES, GREEDY } from "../../fixtures/hostile.js";
import { type RawWorkbook, rawWorkbook, SHEET } from "../../fixtures/raw-workbook.js";

// Packing what is too large takes longer than refusing it.
vi.setConfig({ testTimeout: 60_000 });

type Limit = keyof typeof LIMITS;
type Expected = Pick<FileProblem, "code"> & Partial<Pick<FileProblem, "data">>;
/** A file that exceeds one limit, and what is said of it. */
type Excess = readonly [bytes: () => Uint8Array, expected: Expected];

const ONE = '<row r="1"><c r="A1"><v>1</v></c></row>';
const raw = (workbook: RawWorkbook) => () => rawWorkbook(workbook);
const tooLarge = (limit: number, unit: string): Expected => ({
  code: "file/too-large",
  data: { limit, unit },
});

/** Elements that nobody reads, of about so many megabytes. */
const padding = (megabytes: number): string => "<x/>".repeat((megabytes * MEGABYTE) / 4);
const merges = (count: number): RawWorkbook => ({
  afterData: `<mergeCells>${'<mergeCell ref="B2:C3"/>'.repeat(count)}</mergeCells>`,
});
/** Within the sheet's own element. */
const nested = (depth: number): RawWorkbook => ({
  afterData: "<x>".repeat(depth - 1) + "</x>".repeat(depth - 1),
});
const named = (length: number): RawWorkbook => ({ sheets: { ["长".repeat(length)]: ONE } });
const withPart = (length: number): RawWorkbook => ({
  more: [{ name: "长".repeat(length), content: "" }],
});

/** Every limit has its line, or this does not compile; the size of the file has a test of its own. */
const EXCESSES: Readonly<Record<Exclude<Limit, "fileMegabytes" | "tableRows">, Excess>> = {
  parts: [known("2,001 entries"), tooLarge(2_000, "parts")],
  partName: [raw(withPart(1_025)), { code: "file/unsafe-name" }],
  partMegabytes: [known("a part declared as 65 MB"), tooLarge(16, "MB")],
  totalMegabytes: [
    raw({ sheets: { 甲: ONE, 乙: "", 丙: "", 丁: "" }, afterData: padding(13) }),
    tooLarge(48, "MB"),
  ],
  packedMegabytes: [
    raw({ afterData: padding(9), entries: { [SHEET]: { method: 0 } } }),
    tooLarge(8, "MB"),
  ],
  rows: [raw({ sheets: { 表: '<row r="1048577"/>' } }), tooLarge(1_048_576, "sheet-rows")],
  columns: [
    raw({ sheets: { 表: '<row r="1"><c r="XFE1"><v>1</v></c></row>' } }),
    tooLarge(16_384, "sheet-columns"),
  ],
  elements: [known("two million empty cells with a style"), tooLarge(1_000_000, "cells")],
  cells: [known("250,001 numbers"), tooLarge(250_000, "cells")],
  merges: [raw(merges(20_001)), tooLarge(20_000, "merges")],
  sharedStrings: [known("ten million shared strings"), tooLarge(250_000, "texts")],
  textMillions: [
    raw({ strings: `<si><t>${"A".repeat(999_000)}</t></si>`.repeat(13) }),
    tooLarge(12, "million-characters"),
  ],
  usedMillions: [known("one shared string in every cell"), tooLarge(48, "million-characters")],
  tokenMillions: [known("14 MB in one text"), tooLarge(1, "million-characters")],
  depth: [raw(nested(65)), tooLarge(64, "levels")],
  names: [known("a million names"), tooLarge(20_000, "names")],
  sheetName: [raw(named(256)), tooLarge(255, "characters")],
  styles: [known("a million styles"), tooLarge(100_000, "styles")],
};

describe("a file that exceeds a limit is refused with a code", () => {
  test.each(Object.entries(EXCESSES))("%s", async (_, [bytes, expected]) => {
    const read = await readWorkbook(bytes());
    expect(read).toMatchObject({ kind: "problem", ...expected });
  });

  test("fileMegabytes: it is not taken into memory", () => {
    expect(LARGEST_FILE).toEqual({ limit: 128, unit: "MB" });
    expect([isTooLarge(128 * MEGABYTE), isTooLarge(128 * MEGABYTE + 1)]).toEqual([false, true]);
  });
});

describe("a file that just keeps a limit is read", () => {
  test.each<[string, RawWorkbook]>([
    ["merges", merges(20_000)],
    ["depth", nested(64)],
    ["sheetName", named(255)],
    ["partName", withPart(1_024)],
  ])("%s", async (_, workbook) => {
    const read = await readWorkbook(rawWorkbook(workbook));
    expect("sheets" in read && read.sheets[0]?.rows.get(1)?.get(1)).toEqual({
      kind: "number",
      number: 1,
    });
  });
});

test.each(
  Object.values(EXCESSES).flatMap(([, { code, data }]) =>
    code === "file/too-large" && data ? [data] : [],
  ),
)("the message names the limit: $limit $unit", (data) => {
  const said = [zh, en].map((messages, at) =>
    messages["file/too-large"](wordsOf(data, at === 0 ? "zh" : "en")),
  );
  for (const words of said) expect(words).toContain(String(data.limit));
  // In Chinese the unit is no English word.
  expect(said[0]).not.toMatch(/\d [a-z]/);
});

function known(title: string): () => Uint8Array {
  const found = [...BROKEN_ARCHIVES, ...GREEDY].find(([name]) => name === title);
  if (!found) throw new Error(`no hostile file is called: ${title}`);
  return found[1];
}

test("tableRows: a submission of more rows is refused with the number", async () => {
  const numbers = new Array<number>(LIMITS.tableRows + 1).fill(1);
  const opened = await openSubmission(await writeBook({ numbers }), [FORM], "示例.xlsx");
  const data = { limit: 20_000, unit: "rows" };
  expect(opened).toMatchObject({ kind: "problem", code: "file/too-large", data });
});
