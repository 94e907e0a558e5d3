import { readFileSync } from "node:fs";
import exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import { RESULT_SHEET } from "../../../src/model/sheet-names.js";
import { RICH, richWorkbook } from "../../fixtures/rich-workbook.js";
import { contentOf, entriesOf, finding, mark, textOf } from "./marked.js";

const SAMPLE = new URL("../../../workbooks/erc-annual/2021-移动数字医院系统.xlsx", import.meta.url);

/** The parts that a mark on the first sheet may change. */
const CHANGED = [RICH.types, RICH.workbook, "xl/_rels/workbook.xml.rels", RICH.form, RICH.styles];
const FORM_RELS = "xl/worksheets/_rels/sheet1.xml.rels";

describe("the parts of a marked copy", () => {
  test("stand in their order, the new ones after them", async () => {
    const before = [...entriesOf(richWorkbook()).keys()];
    const after = [...entriesOf(await mark(richWorkbook(), finding("统计表!B3"))).keys()];
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).toSorted()).toEqual([
      "xl/comments2.xml",
      "xl/drawings/vmlDrawing3.vml",
      "xl/worksheets/sheet4.xml",
    ]);
  });

  test("are copied as packed, but for those that hold a mark or name a new part", async () => {
    const marked = entriesOf(await mark(richWorkbook(), finding("统计表!B3")));
    const changed = [...entriesOf(richWorkbook())]
      .filter(([name, entry]) => {
        const after = marked.get(name);
        return JSON.stringify(entry) !== JSON.stringify(after);
      })
      .map(([name]) => name);
    expect(changed.toSorted()).toEqual([...CHANGED, FORM_RELS].toSorted());
  });

  test("are those of the sheet of the mark only, when its notes are extended", async () => {
    const marked = entriesOf(await mark(richWorkbook(), finding("It's 备注!B2")));
    const changed = [...entriesOf(richWorkbook())]
      .filter(([name, { crc }]) => marked.get(name)?.crc !== crc)
      .map(([name]) => name);
    expect(changed.toSorted()).toEqual(
      [...CHANGED.filter((name) => name !== RICH.form), RICH.noted, RICH.comments].toSorted(),
    );
  });

  test("are copied where a finding is explained and only listed", async () => {
    const marked = entriesOf(await mark(richWorkbook(), finding("It's 备注!B2", { open: false })));
    for (const name of [RICH.noted, RICH.comments, RICH.vml])
      expect(marked.get(name)).toEqual(entriesOf(richWorkbook()).get(name));
  });

  test("are the same bytes at every run", async () => {
    const rows = [finding("统计表!B3"), finding("明细!B2"), finding("It's 备注!C2")];
    expect(await mark(richWorkbook(), ...rows)).toEqual(await mark(richWorkbook(), ...rows));
  });

  test("are stored where they were stored, packed where they are new", async () => {
    const marked = entriesOf(await mark(richWorkbook(), finding("统计表!B3")));
    expect(marked.get("xl/media/image1.png")?.method).toBe(0);
    expect(marked.get("xl/comments2.xml")?.method).toBe(8);
  });
});

describe("a marked worksheet", () => {
  const marked = mark(richWorkbook(), finding("统计表!B3"), finding("统计表!C4"));

  test("differs from the filler's in two formats and the drawing of the notes, in its place", async () => {
    const after = textOf(await marked, RICH.form);
    const drawing = after.indexOf("<legacyDrawing ");
    expect(after.slice(0, drawing)).toMatch(/<drawing r:id="rId1"\/>$/);
    expect(after.slice(drawing)).toMatch(/^<legacyDrawing [^>]*\/><mc:AlternateContent>/);
    const plain = after
      .replace(/<legacyDrawing [^>]*\/>/, "")
      .replace(/<c s="\d+" r="C4">|<c r="C4" s="\d+">/, '<c r="C4">')
      .replace(/<c r="B3" s="\d+">/, '<c r="B3" s="1">');
    expect(plain).toBe(textOf(richWorkbook(), RICH.form));
  });

  test("says the same to whoever reads its cells", async () => {
    const [before, after] = [await contentOf(richWorkbook()), await contentOf(await marked)];
    expect(after.sheets.slice(0, -1)).toEqual(before.sheets);
    expect(after.sheets.at(-1)?.name).toBe(RESULT_SHEET);
    expect(after.names).toEqual(before.names);
  });
});

describe("a marked copy of a template", () => {
  const sample = new Uint8Array(readFileSync(SAMPLE));

  test("opens in ExcelJS as the template does", async () => {
    const marked = await mark(sample, finding("统计表!C15"), finding("仪器设备!B6"));
    const [before, after] = [new exceljs.Workbook(), new exceljs.Workbook()];
    await before.xlsx.load(Buffer.from(sample) as unknown as ArrayBuffer);
    await after.xlsx.load(Buffer.from(marked) as unknown as ArrayBuffer);
    expect(after.worksheets.map(({ name }) => name)).toEqual([
      ...before.worksheets.map(({ name }) => name),
      RESULT_SHEET,
    ]);
    const cell = after.getWorksheet("统计表")?.getCell("C15");
    expect(cell?.fill).toMatchObject({ fgColor: { argb: "FFFFC7CE" } });
    expect(cell?.value).toEqual(before.getWorksheet("统计表")?.getCell("C15").value);
    expect(JSON.stringify(cell?.note)).toContain("【核表】错误 应等于纵向与横向之和 请改正");
  });
});
