import { describe, expect, test } from "vitest";
import { readFilling } from "../../src/form/filling.js";
import type { Finding } from "../../src/model/finding.js";
import type { Submission } from "../../src/model/submission.js";
import type { CellContent } from "../../src/workbook/content.js";
import { normalise } from "../../src/workbook/normalise/normalise.js";
import { openSubmission } from "../../src/workbook/open.js";
import { readSubmission } from "../../src/workbook/submission.js";
import { toContent } from "../fixtures/answers.js";
import { copyRow, type Edit, edit, setCell, setRow } from "../fixtures/edit-workbook.js";
import {
  bytesOf,
  ERC,
  REAL_FILE,
  realWorkbook,
  textOf,
  VALUES_FILE,
} from "../fixtures/erc-annual.js";
import { flatField, shown } from "../fixtures/shown.js";

const REAL = await realWorkbook();
const read = (...edits: readonly Edit[]): Submission =>
  readSubmission(edit(REAL, ...edits), ERC, "甲.xlsx");

describe("the submission of the real workbook", () => {
  const submission = read();
  const { filling } = readFilling(textOf(VALUES_FILE), VALUES_FILE, ERC);

  test("says which form, version and file it is", () => {
    expect([submission.form, submission.version, submission.file]).toEqual([
      "erc-annual",
      "2021",
      "甲.xlsx",
    ]);
  });

  test("has every field and table of the form, in the form's order", () => {
    expect([...submission.fields.keys()]).toEqual([...ERC.fields.keys()]);
    expect([...submission.tables.keys()]).toEqual([...ERC.tables.keys()]);
    for (const [name, { rows }] of submission.tables)
      for (const row of rows)
        expect([...row.keys()]).toEqual([...(ERC.tables.get(name)?.columns.keys() ?? [])]);
  });

  test("has the values of the values file, field by field", () => {
    for (const [name, field] of ERC.fields) {
      const { value, raw } = normalise(toContent(filling?.fields.get(name)), field, ERC);
      expect(submission.fields.get(name)).toMatchObject({ value, raw });
    }
  });

  test("has the rows of the values file, and what the template prints into further ones", () => {
    for (const [name, { columns }] of ERC.tables) {
      const given = filling?.tables.get(name) ?? [];
      const rows = submission.tables.get(name)?.rows ?? [];
      given.forEach((row, index) => {
        for (const [column, field] of columns) {
          const typed = row.get(column) ?? field.prefill?.[index];
          const { value } = normalise(toContent(typed), field, ERC);
          expect(rows[index]?.get(column)?.value).toEqual(value);
        }
      });
      const prefilled = Math.max(
        0,
        ...[...columns.values()].map(({ prefill }) => prefill?.length ?? 0),
      );
      expect(rows).toHaveLength(Math.max(given.length, prefilled));
    }
  });

  test("knows the place of each cell: sheet, address, innermost heading, field", () => {
    expect(submission.fields.get("许可合同金额")?.place).toEqual({
      kind: "cell",
      sheet: "统计表",
      address: "C35",
      section: "以许可方式转化科技成果",
      field: "许可合同金额",
    });
    expect(submission.tables.get("仪器设备")?.rows[1]?.get("购买单价")?.place).toEqual({
      kind: "cell",
      sheet: "仪器设备",
      address: "E13",
      section: "30 万元以上大型仪器设备",
      field: "仪器设备.购买单价",
    });
    expect(submission.tables.get("依托学科")?.place).toEqual({
      kind: "cell",
      sheet: "研究方向与学科",
      address: "A17",
      section: "依托学科（据实增删）",
      field: "依托学科",
    });
  });

  test("has a finding for each cell that was read in another spelling than its own", () => {
    expect(submission.findings.map(flatField)).toEqual([
      ["normalised", "note", "B6", "设备合计.合计"],
      ["normalised", "note", "E15", "仪器设备.购买单价"],
      ["normalised", "note", "E16", "仪器设备.购买单价"],
    ]);
  });
});

describe("a cell", () => {
  const findingOf = (content: CellContent | string | number): Partial<Finding> | undefined =>
    read(setCell("统计表", "C15", content)).findings.find(
      ({ place }) => place.kind === "cell" && place.field === "总经费",
    );

  test("that cannot be read is unknown, and keeps what stands there", () => {
    const { fields } = read(setCell("统计表", "C15", "4298680.99元"));
    expect(fields.get("总经费")).toMatchObject({ value: { kind: "unknown" }, raw: "4298680.99元" });
  });

  test("in another unit has the converted value proposed, never used", () => {
    expect(findingOf("4298680.99元")).toMatchObject({
      rule: "unit",
      severity: "error",
      outcome: "fails",
      actual: { kind: "unknown" },
      expected: { kind: "number", number: 429.868099 },
    });
  });

  test("that was read in another spelling says what as what", () => {
    expect(findingOf("１,748.5 万元")).toMatchObject({
      rule: "normalised",
      severity: "note",
      actual: { kind: "number", number: 1748.5 },
      data: { from: "１,748.5 万元", to: "1748.5" },
    });
  });

  test.each<readonly [string, CellContent | string, string]>([
    ["a broken formula", { kind: "error", error: "#REF!" }, "formula-error"],
    ["a formula without a result", { kind: "uncalculated", formula: "C16+C17" }, "uncalculated"],
    ["a date", { kind: "date", date: "2021-01-01" }, "type"],
    ["a truth value", { kind: "boolean", boolean: true }, "type"],
    ["a prompt", "请填写", "placeholder"],
    ["a word for nothing that is no answer here", "无", "none-forbidden"],
  ])("with %s has one finding", (_, content, rule) => {
    const submission = read(setCell("统计表", "C15", content));
    expect(
      submission.findings.map(flatField).filter(([, , , field]) => field === "总经费"),
    ).toEqual([[rule, "error", "C15", "总经费"]]);
  });

  test("of spaces is blank, and says nothing while reading", () => {
    const { fields, findings } = read(setCell("统计表", "C15", " 　\n"));
    expect(shown(fields.get("总经费")?.value)).toBe("(blank)");
    expect(findings.map(flatField).filter(([, , , field]) => field === "总经费")).toEqual([]);
  });
});

describe("the rows of a table", () => {
  const instruments = (...edits: readonly Edit[]) => read(...edits).tables.get("仪器设备");
  const emptied = [12, 13, 14, 15, 16].map((row) => copyRow("仪器设备", 900, row));

  test("of spaces only are none", () => {
    const content = instruments(...emptied, setRow("仪器设备", "A13", [" ", "　", "\n"]));
    expect([content?.rows, content?.none, content?.read]).toEqual([[], false, true]);
  });

  test("with something beside the table are none", () => {
    const content = instruments(...emptied, setCell("仪器设备", "H13", "合计见上表"));
    expect(content?.rows).toEqual([]);
  });

  test("of 无 say that there are none", () => {
    const content = instruments(...emptied, setCell("仪器设备", "B12", "无"));
    expect([content?.rows, content?.none, content?.read]).toEqual([[], true, true]);
  });

  test("of 无 beside other rows do not count", () => {
    const content = instruments(setCell("仪器设备", "A30", "无"));
    expect([content?.rows.length, content?.none]).toEqual([5, false]);
  });

  test("with 无 among other answers count", () => {
    const content = instruments(setCell("仪器设备", "C13", "无"));
    expect([content?.rows.length, shown(content?.rows[1]?.get("型号")?.value)]).toEqual([
      5,
      "(none)",
    ]);
  });

  test("are in the order of the sheet", () => {
    const content = instruments(copyRow("仪器设备", 16, 30), copyRow("仪器设备", 12, 16));
    expect(content?.rows.map((row) => row.get("所属单位")?.place.address)).toEqual([
      "A12",
      "A13",
      "A14",
      "A15",
      "A16",
      "A30",
    ]);
  });
});

describe("opening a workbook", () => {
  test("gives the form and the submission", async () => {
    const opened = await openSubmission(bytesOf(REAL_FILE), [ERC], "甲.xlsx");
    expect(opened).toEqual({ kind: "submission", form: ERC, submission: read() });
  });

  test.each([
    ["nothing", new Uint8Array(), "file/empty"],
    ["a text", new TextEncoder().encode("中心名称,总经费\n甲,1"), "file/not-a-workbook"],
    ["half a workbook", bytesOf(REAL_FILE).subarray(0, 9000), "file/truncated"],
  ])("gives a problem for %s", async (_, bytes, code) => {
    expect(await openSubmission(bytes, [ERC], "x.xlsx")).toMatchObject({ kind: "problem", code });
  });
});
