import exceljs from "exceljs";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { indexPrevious } from "../../src/check/previous.js";
import { checkFile, suspectIn } from "../../src/desk/check-file.js";
import { type Desk, openDesk } from "../../src/desk/desk.js";
import { openFile } from "../../src/desk/open-file.js";
import { toMarks } from "../../src/report/marks.js";
import type { FileReport } from "../../src/report/report.js";
import { annotateWorkbook } from "../../src/workbook/annotate/annotate.js";
import { bytesOf, ERC, REAL_FILE, textOf } from "../fixtures/erc-annual.js";
import { FORM, handed, handedBook, ignoreProgress, RULES, writeBook } from "./small-books.js";

const newDesk = (): Desk => openDesk([{ file: "given.yaml", text: RULES }], { now: () => 0 });

async function reportOn(bytes: Uint8Array, file: string, form = FORM): Promise<FileReport> {
  const [opened, alone] = [await openFile(bytes, [form], file), indexPrevious([])];
  return suspectIn(checkFile(file, opened, alone), opened, alone);
}

/** The texts written about warnings, as they are read from a workbook. */
async function explanationsIn(bytes: Uint8Array | undefined): Promise<unknown[]> {
  const { findings } = await reportOn(bytes ?? new Uint8Array(), "x.xlsx");
  return findings.map(({ rule, explained }) => [rule.replace("sample/", ""), explained]);
}

const isSame = (some: Uint8Array | undefined, other: unknown): boolean =>
  some !== undefined && other instanceof Uint8Array && Buffer.from(some).equals(other);

describe("a marked copy", () => {
  test.each(["zh", "en"] as const)(
    "of the real workbook has its report's marks, in %s",
    async (language) => {
      const desk = openDesk([{ file: "erc.yaml", text: textOf("rules/erc-annual/2021.yaml") }], {
        now: () => 0,
      });
      const bytes = bytesOf(REAL_FILE);
      const [id = 0] = await desk.add([handed("实.xlsx", bytes)], ignoreProgress);
      const copy = await desk.markedCopy(id, language);
      const report = await reportOn(bytes, "实.xlsx", ERC);
      expect(copy?.name).toBe(language === "zh" ? "实-审核.xlsx" : "实-checked.xlsx");
      expect(isSame(copy?.bytes, await annotateWorkbook(bytes, toMarks(report, language)))).toBe(
        true,
      );
    },
  );

  test("carries what was written on the desk", async () => {
    const desk = newDesk();
    const book = await handedBook("a.xlsx", { fields: { 收入: 1 }, numbers: [10, 20] });
    const [id = 0] = await desk.add([book], ignoreProgress);
    desk.explain(id, 0, "设备更新");
    desk.explain(id, 2, "一次购入");
    const copy = await desk.markedCopy(id, "zh");
    expect(await explanationsIn(copy?.bytes)).toEqual([
      ["收大于支", "设备更新"],
      ["数不大", undefined],
      ["数不大", "一次购入"],
    ]);
  });

  test("carries what was written on the desk in place of what the workbook said", async () => {
    const desk = newDesk();
    const told = await explainedInTemplate("收大于支", "旧的原因");
    const [id = 0] = await desk.add([handed("a.xlsx", told)], ignoreProgress);
    expect((await desk.review(id, "zh"))?.findings[0]?.explanation).toBe("旧的原因");
    desk.explain(id, 0, "新的原因");
    expect((await desk.review(id, "zh"))?.findings[0]?.explanation).toBe("新的原因");
    const copy = await desk.markedCopy(id, "zh");
    expect(await explanationsIn(copy?.bytes)).toEqual([["收大于支", "新的原因"]]);
  });

  test("handed over takes its workbook's place, and is marked under the same name", async () => {
    const desk = newDesk();
    const book = await handedBook("a.xlsx", { fields: { 收入: 1 } });
    const [id = 0] = await desk.add([book], ignoreProgress);
    const copy = await desk.markedCopy(id, "zh");
    const [again = 0] = await desk.add([handed("a-审核.xlsx", copy?.bytes ?? "")], ignoreProgress);
    expect(desk.files().map(({ file }) => file)).toEqual(["a-审核.xlsx"]);
    expect((await desk.review(again, "zh"))?.compared).toMatchObject({ remaining: 1, fresh: 0 });
    expect((await desk.markedCopy(again, "zh"))?.name).toBe("a-审核.xlsx");
  });

  test("is made of a workbook without any mistake as well", async () => {
    const desk = newDesk();
    const bytes = await writeBook();
    const [id = 0] = await desk.add([handed("a.xlsm", bytes)], ignoreProgress);
    const copy = await desk.markedCopy(id, "en");
    const marks = toMarks(await reportOn(bytes, "a.xlsm"), "en");
    expect(copy?.name).toBe("a-checked.xlsm");
    expect(isSame(copy?.bytes, await annotateWorkbook(bytes, marks))).toBe(true);
  });
});

describe("the marked copies of several files", () => {
  const UNITS = ["甲院", "乙院", "丙院", "丁院"] as const;
  const FILES = ["甲/表.xlsx", "表.xlsx", "表-审核.xlsx", "表.xlsx"] as const;

  async function deskWithSeveral() {
    const desk = newDesk();
    const books = FILES.map((file, at) =>
      handedBook(file, { fields: { 单位: UNITS[at] ?? "", 收入: 1 } }),
    );
    const files = [...(await Promise.all(books)), handed("坏.xlsx", "x")];
    return { desk, ids: await desk.add(files, ignoreProgress) };
  }

  test("are one archive with each of them once, under names of their own", async () => {
    const { desk, ids } = await deskWithSeveral();
    const archive = unzipSync(await desk.markedCopies(ids, "zh"));
    expect(Object.keys(archive)).toEqual([
      "甲/表-审核.xlsx",
      "表-审核.xlsx",
      "表-审核 (2).xlsx",
      "表-审核 (3).xlsx",
    ]);
    const copies = await Promise.all(ids.slice(0, 4).map((id) => desk.markedCopy(id, "zh")));
    const contents = Object.values(archive);
    expect(copies.map((copy, at) => isSame(copy?.bytes, contents[at]))).toEqual(
      Array(4).fill(true),
    );
    const units = await Promise.all(contents.map((bytes) => reportOn(bytes, "x.xlsx")));
    expect(units.map(({ submission }) => submission?.unit)).toEqual(UNITS);
  });

  test("are those of the files asked for, in the language asked for", async () => {
    const { desk, ids } = await deskWithSeveral();
    const wanted = [ids[3] ?? 0, ids[1] ?? 0, 999];
    const archive = unzipSync(await desk.markedCopies(wanted, "en"));
    expect(Object.keys(archive)).toEqual(["表-checked.xlsx", "表-checked (2).xlsx"]);
  });

  test("of files that cannot be read are an empty archive", async () => {
    const { desk, ids } = await deskWithSeveral();
    expect(unzipSync(await desk.markedCopies(ids.slice(4), "zh"))).toEqual({});
    expect(unzipSync(await desk.markedCopies([], "zh"))).toEqual({});
  });

  test("are the same bytes the next time", async () => {
    const { desk, ids } = await deskWithSeveral();
    const [first, second] = [
      await desk.markedCopies(ids, "zh"),
      await desk.markedCopies(ids, "zh"),
    ];
    expect(isSame(first, second)).toBe(true);
  });
});

/** A workbook with too little income, and what its sheet of explanations says of a check. */
async function explainedInTemplate(check: string, text: string): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  const bytes = await writeBook({ fields: { 收入: 1 } });
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  book.getWorksheet("核实说明")?.eachRow((row) => {
    if (row.getCell(1).text === check) row.getCell(4).value = text;
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}
