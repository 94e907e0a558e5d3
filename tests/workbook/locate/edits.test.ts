import { describe, expect, test } from "vitest";
import { checkSubmission } from "../../../src/check/check.js";
import type { Submission } from "../../../src/model/submission.js";
import type { WorkbookContent } from "../../../src/workbook/content.js";
import { recogniseForm } from "../../../src/workbook/recognise.js";
import { readSubmission } from "../../../src/workbook/submission.js";
import {
  breakName,
  clearCell,
  copyRow,
  copySheet,
  deleteColumn,
  deleteRow,
  dropIdentity,
  dropNames,
  dropSheet,
  type Edit,
  edit,
  insertColumn,
  insertRow,
  moveCell,
  moveSheet,
  pointName,
  renameSheet,
  setCell,
  setRow,
} from "../../fixtures/edit-workbook.js";
import { ERC, realWorkbook } from "../../fixtures/erc-annual.js";
import { flat, flatField, shown } from "../../fixtures/shown.js";

const REAL = await realWorkbook();
const read = (workbook: WorkbookContent): Submission => readSubmission(workbook, ERC, "x.xlsx");
const BEFORE = read(REAL);

/** What locating says after some edits, and which fields then have another value. */
function readAfter(...edits: readonly Edit[]) {
  const submission = read(edit(REAL, ...edits));
  return { found: located(submission), changed: changes(submission) };
}

const located = ({ findings }: Submission) =>
  findings.filter(({ rule }) => rule !== "normalised").map(flatField);

/** [field, value] or [table, its rows], where they differ from the real workbook's. */
function changes({ fields, tables }: Submission): unknown[] {
  const values = [...fields].flatMap(([name, { value }]) => {
    const now = shown(value);
    return now === shown(BEFORE.fields.get(name)?.value) ? [] : [[name, now]];
  });
  const contents = [...tables.keys()].flatMap((name) => {
    const now = contentOf({ tables }, name);
    return JSON.stringify(now) === JSON.stringify(contentOf(BEFORE, name)) ? [] : [[name, now]];
  });
  return [...values, ...contents];
}

function contentOf({ tables }: Pick<Submission, "tables">, name: string): unknown {
  const content = tables.get(name);
  if (!content?.read) return "not read";
  return content.none ? "none" : rowsOf({ tables }, name);
}

const rowsOf = ({ tables }: Pick<Submission, "tables">, name: string): unknown[][] =>
  (tables.get(name)?.rows ?? []).map((row) => [...row.values()].map(({ value }) => shown(value)));

const UNCHANGED = { found: [], changed: [] };
const UNKNOWN = "(unknown)";
const TYPED_AGAIN = ["纵向经费", 1358, "万元"];
const INSTRUMENTS = rowsOf(BEFORE, "仪器设备");

const deleteRows = (sheet: string, ...rows: readonly number[]): readonly Edit[] =>
  rows.toSorted((a, b) => b - a).map((row) => deleteRow(sheet, row));

/** An empty row over each of these. */
const clearRows = (sheet: string, ...rows: readonly number[]): readonly Edit[] =>
  rows.map((row) => copyRow(sheet, 900, row));

describe("what changes no meaning is read as before, with defined names and by the labels alone", () => {
  const cases: readonly (readonly [string, readonly Edit[]])[] = [
    ["nothing", []],
    ["a row inserted inside a section", [insertRow("统计表", 16)]],
    ["a row inserted below a section's heading", [insertRow("统计表", 15)]],
    ["rows inserted above everything", [insertRow("统计表", 1, 3)]],
    ["as many rows inserted as a section is long", [insertRow("统计表", 5, 7)]],
    ["a column inserted left of the labels", [insertColumn("统计表", 1)]],
    ["a column inserted between number and label", [insertColumn("统计表", 2)]],
    ["a column inserted between label and value", [insertColumn("统计表", 3)]],
    ["a column inserted between value and unit", [insertColumn("统计表", 4)]],
    [
      "last year's figures in a column before the values",
      [
        insertColumn("统计表", 3),
        setCell("统计表", "C3", "上年值"),
        setCell("统计表", "C15", 1600),
        setCell("统计表", "C16", 1200),
      ],
    ],
    ["the units' column deleted", [deleteColumn("统计表", 4)]],
    ["a sheet renamed", [renameSheet("统计表", "附表2（定稿）")]],
    ["all sheets renamed", [renameSheet("封面", "一"), renameSheet("统计表", "二")]],
    ["the sheets in another order", [moveSheet("仪器设备", 0), moveSheet("封面", 3)]],
    ["a copy of a sheet in front of it", [copySheet("统计表", "统计表 (2)")]],
    ["a remark beside a heading", [setCell("统计表", "C14", "单位：万元")]],
    [
      "a label with spaces, 其中, unit and colon",
      [setCell("统计表", "B15", " 其中： 总 经费（万元）：")],
    ],
    ["the value's caption repeated in a remark", [setCell("统计表", "E2", "填报值")]],
    [
      "a row of captions repeated for printing",
      [insertRow("统计表", 14), copyRow("统计表", 3, 14)],
    ],
    ["an outer heading deleted", [deleteRow("统计表", 18)]],
    ["the heading of a table deleted", [deleteRow("研究方向与学科", 15)]],
    ["a row inserted between two headings", [insertRow("统计表", 19)]],
    ["a row inserted in a table", [insertRow("仪器设备", 14)]],
    ["blank rows below a table's header", [insertRow("仪器设备", 12, 3)]],
    ["a column inserted in a table", [insertColumn("仪器设备", 3)]],
    ["a column inserted left of a table", [insertColumn("仪器设备", 1)]],
    [
      "a column of one's own beside a table",
      [
        setCell("仪器设备", "G11", "备注"),
        setCell("仪器设备", "G12", "进口"),
        setCell("仪器设备", "G18", "以上均已核对"),
      ],
    ],
    ["无 below the rows of a table", [setCell("仪器设备", "A18", "无")]],
  ];

  test.each(cases)("%s", (_, edits) => {
    expect(readAfter(...edits)).toEqual(UNCHANGED);
    expect(readAfter(...edits, dropNames())).toEqual(UNCHANGED);
  });

  test("names, identity and sheet names lost: the check of the real workbook is the same", () => {
    const bare = edit(REAL, dropNames(), dropIdentity, renameSheet("统计表", "Sheet2"));
    expect(recogniseForm(bare, [ERC])).toBe(ERC);
    const findings = (workbook: WorkbookContent) =>
      checkSubmission(ERC, read(workbook)).findings.map(flatField);
    expect(findings(bare)).toEqual(findings(REAL));
  });

  test("the names lost: the check of the real workbook has exactly the same findings", () => {
    const { findings, skipped } = checkSubmission(ERC, read(edit(REAL, dropNames())));
    expect({ findings, skipped }).toEqual(checkSubmission(ERC, BEFORE));
  });
});

describe("with defined names", () => {
  const cases: readonly (readonly [string, readonly Edit[], unknown[], unknown[]])[] = [
    [
      "a field whose row was deleted is missing",
      [deleteRow("统计表", 16)],
      [["field-missing", "error", undefined, "纵向经费"]],
      [["纵向经费", UNKNOWN]],
    ],
    [
      "a column of values that was deleted is missing, whatever stands beside the labels",
      [deleteColumn("封面", 3)],
      [...BEFORE.fields.values()]
        .slice(0, 7)
        .map(({ place }) => ["field-missing", "error", undefined, place.field]),
      [...BEFORE.fields.keys()].slice(0, 7).map((name) => [name, UNKNOWN]),
    ],
    [
      "of two rows with one label the named one is read, with a warning",
      [insertRow("统计表", 18), copyRow("统计表", 17, 18), setCell("统计表", "C18", 5)],
      [["label-repeated", "warning", "C17", "横向经费"]],
      [],
    ],
    [
      "a label typed into a value cell is no label",
      [setCell("统计表", "C16", "总经费")],
      [["type", "error", "C16", "纵向经费"]],
      [["纵向经费", UNKNOWN]],
    ],
    [
      "an edited label is noted",
      [setCell("统计表", "B15", "经费总额")],
      [["label-changed", "warning", "C15", "总经费"]],
      [],
    ],
    [
      "a label with another unit is noted",
      [setCell("统计表", "B15", "总经费（元）")],
      [["label-changed", "warning", "C15", "总经费"]],
      [],
    ],
    [
      "a label that was cleared is noted",
      [clearCell("统计表", "B15")],
      [["label-changed", "warning", "C15", "总经费"]],
      [],
    ],
    [
      "a label that became another field's is a conflict",
      [setCell("统计表", "B16", "横向经费")],
      [
        ["location-conflict", "error", undefined, "纵向经费"],
        ["label-repeated", "warning", "C17", "横向经费"],
      ],
      [["纵向经费", UNKNOWN]],
    ],
    [
      "two labels that changed places are two conflicts",
      [setCell("统计表", "B16", "横向经费"), setCell("统计表", "B17", "纵向经费")],
      [
        ["location-conflict", "error", undefined, "纵向经费"],
        ["location-conflict", "error", undefined, "横向经费"],
      ],
      [
        ["纵向经费", UNKNOWN],
        ["横向经费", UNKNOWN],
      ],
    ],
    [
      "a row pasted over another is a conflict",
      [copyRow("统计表", 15, 16)],
      [
        ["label-repeated", "warning", "C15", "总经费"],
        ["location-conflict", "error", undefined, "纵向经费"],
      ],
      [["纵向经费", UNKNOWN]],
    ],
    [
      "a value cut and pasted over another's is two conflicts",
      [moveCell("统计表", "C15", "C16")],
      [
        ["location-conflict", "error", undefined, "总经费"],
        ["location-conflict", "error", undefined, "纵向经费"],
      ],
      [
        ["总经费", UNKNOWN],
        ["纵向经费", UNKNOWN],
      ],
    ],
    [
      "a value cut and pasted beside its column is a conflict",
      [moveCell("统计表", "C15", "F15")],
      [["location-conflict", "error", undefined, "总经费"]],
      [["总经费", UNKNOWN]],
    ],
    [
      "a deleted row that was typed again in its place is found by its label",
      [deleteRow("统计表", 16), insertRow("统计表", 16), setRow("统计表", "B16", TYPED_AGAIN)],
      [["relocated", "note", "C16", "纵向经费"]],
      [],
    ],
    [
      "a deleted row that was typed again elsewhere in its section is found by its label",
      [deleteRow("统计表", 16), insertRow("统计表", 17), setRow("统计表", "B17", TYPED_AGAIN)],
      [["relocated", "note", "C17", "纵向经费"]],
      [],
    ],
    [
      "a deleted row that was typed again in another section is missing",
      [deleteRow("统计表", 16), insertRow("统计表", 9), setRow("统计表", "B9", TYPED_AGAIN)],
      [["field-missing", "error", undefined, "纵向经费"]],
      [["纵向经费", UNKNOWN]],
    ],
    [
      "a deleted row whose label stands twice is not guessed",
      [
        deleteRow("统计表", 16),
        insertRow("统计表", 16, 2),
        setRow("统计表", "B16", TYPED_AGAIN),
        setRow("统计表", "B17", TYPED_AGAIN),
      ],
      [["label-ambiguous", "error", undefined, "纵向经费"]],
      [["纵向经费", UNKNOWN]],
    ],
    [
      "a deleted row whose namesake stands in the next section is not taken from there",
      [...deleteRows("统计表", 26, 32)],
      [["field-missing", "error", undefined, "转让合同项数"]],
      [["转让合同项数", UNKNOWN]],
    ],
    [
      "a deleted column of numbers, headings included, does not matter",
      [deleteColumn("统计表", 1)],
      [],
      [],
    ],
    ["a caption that was edited does not matter", [setCell("统计表", "C3", "数值")], [], []],
    ["a heading that was deleted does not matter", [deleteRow("统计表", 32)], [], []],
    ["a heading that was renamed does not matter", [setCell("统计表", "A32", "许可")], [], []],
    [
      "a heading that stands in two places does not matter",
      [setCell("统计表", "A21", "以许可方式转化科技成果")],
      [],
      [],
    ],
    [
      "two sheets whose names changed places are told apart",
      [
        renameSheet("封面", "旧封面"),
        renameSheet("统计表", "封面"),
        renameSheet("旧封面", "统计表"),
      ],
      [],
      [],
    ],
  ];

  test.each(cases)("%s", (_, edits, found, changed) => {
    expect(readAfter(...edits)).toEqual({ found, changed });
  });

  test.each([
    ["another field's cell", "统计表", "C16"],
    ["the unit beside the cell", "统计表", "D15"],
    ["the number before the label", "统计表", "A15"],
    ["the label", "统计表", "B15"],
    ["a blank cell below everything", "统计表", "C90"],
    ["a cell of another sheet", "封面", "C5"],
  ])("a name that points to %s conflicts with the label and is not read", (_, sheet, address) => {
    expect(readAfter(pointName("hb_f_总经费", sheet, address))).toEqual({
      found: [["location-conflict", "error", undefined, "总经费"]],
      changed: [["总经费", UNKNOWN]],
    });
  });

  test("a conflict names the cells that were in question", () => {
    const { findings } = read(edit(REAL, pointName("hb_f_总经费", "统计表", "C16")));
    const conflict = findings.find(({ rule }) => rule === "location-conflict");
    expect(conflict?.data).toEqual({ label: "总经费", addresses: ["C16", "C15"] });
    expect(conflict?.outcome).toBe("cannot-tell");
  });
});

describe("by the labels alone", () => {
  const missingLicences = ["许可合同项数", "许可合同金额", "许可当年到账"];
  const cases: readonly (readonly [string, readonly Edit[], unknown[], unknown[]])[] = [
    [
      "a field whose row was deleted is missing",
      [deleteRow("统计表", 16)],
      [["field-missing", "error", undefined, "纵向经费"]],
      [["纵向经费", UNKNOWN]],
    ],
    [
      "two rows with one label are not guessed",
      [insertRow("统计表", 18), copyRow("统计表", 17, 18)],
      [["label-ambiguous", "error", undefined, "横向经费"]],
      [["横向经费", UNKNOWN]],
    ],
    [
      "a label typed into a value cell is no label",
      [setCell("统计表", "C16", "总经费")],
      [["type", "error", "C16", "纵向经费"]],
      [["纵向经费", UNKNOWN]],
    ],
    [
      "an edited label is a missing field",
      [setCell("统计表", "B15", "经费总额")],
      [["field-missing", "error", undefined, "总经费"]],
      [["总经费", UNKNOWN]],
    ],
    [
      "a label with another unit is a missing field",
      [setCell("统计表", "B15", "总经费（元）")],
      [["field-missing", "error", undefined, "总经费"]],
      [["总经费", UNKNOWN]],
    ],
    [
      "a label that became another field's makes both unreadable",
      [setCell("统计表", "B16", "横向经费")],
      [
        ["field-missing", "error", undefined, "纵向经费"],
        ["label-ambiguous", "error", undefined, "横向经费"],
      ],
      [
        ["纵向经费", UNKNOWN],
        ["横向经费", UNKNOWN],
      ],
    ],
    [
      "without the caption of the values nothing of the sheet is read",
      [setCell("封面", "C3", "2021年")],
      [...BEFORE.fields.keys()]
        .slice(0, 7)
        .map((name) => ["field-missing", "error", undefined, name]),
      [...BEFORE.fields.keys()].slice(0, 7).map((name) => [name, UNKNOWN]),
    ],
    [
      "a deleted heading leaves labels doubtful that the section above has too",
      [deleteRow("统计表", 32)],
      [
        ["label-repeated", "warning", "C26", "转让合同项数"],
        ["label-repeated", "warning", "C28", "转让合同金额"],
        ["label-repeated", "warning", "C30", "转让当年到账"],
        ...missingLicences.map((name) => ["label-ambiguous", "error", undefined, name]),
      ],
      missingLicences.map((name) => [name, UNKNOWN]),
    ],
    [
      "a renamed heading leaves the declared rows, each with a warning",
      [setCell("统计表", "A32", "许可")],
      [
        ["label-repeated", "warning", "C26", "转让合同项数"],
        ["label-repeated", "warning", "C28", "转让合同金额"],
        ["label-repeated", "warning", "C30", "转让当年到账"],
        ["label-repeated", "warning", "C33", "许可合同项数"],
        ["label-repeated", "warning", "C35", "许可合同金额"],
        ["label-repeated", "warning", "C37", "许可当年到账"],
      ],
      [],
    ],
    [
      "a deleted row is not taken from the section above whose heading is gone too",
      [...deleteRows("统计表", 32, 33, 34, 35, 36, 37, 38)],
      [
        ["field-missing", "error", undefined, "转让合同项数"],
        ["field-missing", "error", undefined, "转让合同金额"],
        ["field-missing", "error", undefined, "转让当年到账"],
        ["field-missing", "error", undefined, "许可合同项数"],
        ["field-missing", "error", undefined, "许可合同项数_专利"],
        ["field-missing", "error", undefined, "许可合同金额"],
        ["field-missing", "error", undefined, "许可合同金额_专利"],
        ["field-missing", "error", undefined, "许可当年到账"],
        ["field-missing", "error", undefined, "许可当年到账_专利"],
      ],
      [
        ["转让合同项数", UNKNOWN],
        ["转让合同金额", UNKNOWN],
        ["转让当年到账", UNKNOWN],
        ["许可合同项数", UNKNOWN],
        ["许可合同项数_专利", UNKNOWN],
        ["许可合同金额", UNKNOWN],
        ["许可合同金额_专利", UNKNOWN],
        ["许可当年到账", UNKNOWN],
        ["许可当年到账_专利", UNKNOWN],
      ],
    ],
  ];

  test.each(cases)("%s", (_, edits, found, changed) => {
    expect(readAfter(...edits, dropNames())).toEqual({ found, changed });
  });

  test("of two sheets that look alike under strange names, neither is read", () => {
    const edits = [copySheet("统计表", "甲"), renameSheet("统计表", "乙"), dropNames()];
    expect(readAfter(...edits).found).toEqual([["sheet-missing", "error", undefined, undefined]]);
  });
});

describe("a table", () => {
  const withoutModels = INSTRUMENTS.map((row) => row.with(2, UNKNOWN));
  const withoutPrices = INSTRUMENTS.map((row) => row.with(4, UNKNOWN));
  const more = ["北京大学", "甲", "乙", 1, 400_000, 20_200_101];
  const cases: readonly (readonly [string, readonly Edit[], unknown[], unknown[]])[] = [
    [
      "whose header row was deleted is missing and not read",
      [deleteRow("仪器设备", 11)],
      [["table-missing", "error", undefined, "仪器设备"]],
      [["仪器设备", "not read"]],
    ],
    [
      "of two columns that lost a header is missing and not read",
      [clearCell("研究方向与学科", "B4")],
      [["table-missing", "error", undefined, "研究方向"]],
      [["研究方向", "not read"]],
    ],
    [
      "with a renamed header has a column that nobody can read",
      [setCell("仪器设备", "C11", "规格")],
      [["column-missing", "error", "A11", "仪器设备"]],
      [["仪器设备", withoutModels]],
    ],
    [
      "with a deleted column has a column that nobody can read",
      [deleteColumn("仪器设备", 3)],
      [["column-missing", "error", "A11", "仪器设备"]],
      [["仪器设备", withoutModels]],
    ],
    [
      "with another unit in a header has a column that nobody can read",
      [setCell("仪器设备", "E11", "购买单价（万元）")],
      [["column-missing", "error", "A11", "仪器设备"]],
      [["仪器设备", withoutPrices]],
    ],
    [
      "with a header twice has a column that nobody can read",
      [setCell("仪器设备", "G11", "型号")],
      [["label-ambiguous", "error", "A11", "仪器设备"]],
      [["仪器设备", withoutModels]],
    ],
    [
      "with a header that became another's has two columns that nobody can read",
      [setCell("仪器设备", "C11", "购买单价")],
      [
        ["column-missing", "error", "A11", "仪器设备"],
        ["label-ambiguous", "error", "A11", "仪器设备"],
      ],
      [["仪器设备", withoutPrices.map((row) => row.with(2, UNKNOWN))]],
    ],
    [
      "whose columns changed places is read by its headers",
      [
        moveCell("仪器设备", "C11", "P11"),
        moveCell("仪器设备", "C12", "P12"),
        moveCell("仪器设备", "C13", "P13"),
        moveCell("仪器设备", "C14", "P14"),
        moveCell("仪器设备", "C15", "P15"),
        moveCell("仪器设备", "C16", "P16"),
      ],
      [],
      [],
    ],
    [
      "has rows beyond those that the template offered",
      [setRow("仪器设备", "A60", more)],
      [],
      [["仪器设备", [...INSTRUMENTS, [...more.slice(0, 5), "2020-01-01"]]]],
    ],
    [
      "whose last row has numbers only keeps that row",
      [setRow("仪器设备", "D20", [1, 500_000])],
      [],
      [["仪器设备", [...INSTRUMENTS, ["(blank)", "(blank)", "(blank)", 1, 500_000, "(blank)"]]]],
    ],
    [
      "with 无 in its first row has none",
      [...clearRows("仪器设备", 12, 13, 14, 15, 16), setCell("仪器设备", "A12", "无")],
      [],
      [["仪器设备", "none"]],
    ],
    [
      "with 无 in every cell of a row has none",
      [
        ...clearRows("仪器设备", 12, 13, 14, 15, 16),
        setRow("仪器设备", "A14", ["无", "无", "无", "无", "无", "无"]),
      ],
      [],
      [["仪器设备", "none"]],
    ],
    [
      "with 无 where it is not an answer has a row that nobody can read",
      [...clearRows("研究方向与学科", 5, 6, 7, 8, 9, 10), setCell("研究方向与学科", "A5", "无")],
      [["none-forbidden", "error", "A5", "研究方向.方向名称"]],
      [["研究方向", [[UNKNOWN, "(blank)"]]]],
    ],
    [
      "with a renamed header takes no row of spaces for a row",
      [setCell("仪器设备", "C11", "规格"), setCell("仪器设备", "A18", "　")],
      [["column-missing", "error", "A11", "仪器设备"]],
      [["仪器设备", withoutModels]],
    ],
    [
      "without any row has no rows, and has not said 无",
      clearRows("仪器设备", 12, 13, 14, 15, 16),
      [],
      [["仪器设备", []]],
    ],
    [
      "whose header stands twice, as for printing, is read on",
      [insertRow("仪器设备", 14), copyRow("仪器设备", 11, 14)],
      [["label-repeated", "warning", "A11", "仪器设备"]],
      [],
    ],
    [
      "whose name points to another table's header is not read",
      [pointName("hb_t_仪器设备", "仪器设备", "A4")],
      [["location-conflict", "error", undefined, "仪器设备"]],
      [["仪器设备", "not read"]],
    ],
    [
      "whose name broke is found by its header",
      [breakName("hb_t_仪器设备")],
      [["relocated", "note", "A11", "仪器设备"]],
      [],
    ],
    [
      "above a renamed heading does not take it for a row, and says so",
      [setCell("研究方向与学科", "A15", "依托学科")],
      [["label-changed", "warning", "A15", "研究方向"]],
      [],
    ],
    [
      "above one that lost heading and header is not read, for its end is unknown",
      deleteRows("研究方向与学科", 15, 16),
      [
        ["location-conflict", "error", undefined, "研究方向"],
        ["table-missing", "error", undefined, "依托学科"],
      ],
      [
        ["研究方向", "not read"],
        ["依托学科", "not read"],
      ],
    ],
  ];

  test.each(cases)("%s", (_, edits, found, changed) => {
    expect(readAfter(...edits)).toEqual({ found, changed });
  });

  test("with its header twice and no name is not read", () => {
    const edits = [insertRow("仪器设备", 14), copyRow("仪器设备", 11, 14), dropNames()];
    expect(readAfter(...edits)).toEqual({
      found: [["label-ambiguous", "error", undefined, "仪器设备"]],
      changed: [["仪器设备", "not read"]],
    });
  });

  test("may hold the words of the next heading", () => {
    const title = "依托学科（据实增删）";
    for (const names of [[], [dropNames()]]) {
      const { changed } = readAfter(setCell("研究方向与学科", "A7", title), ...names);
      const rows = rowsOf(BEFORE, "研究方向");
      expect(changed).toEqual([["研究方向", rows.with(2, [title, "李志宏"])]]);
    }
  });

  test("takes no remark below it for a row, and says so", () => {
    const submission = read(edit(REAL, setCell("仪器设备", "A18", "注：设备按原值填报。")));
    expect(rowsOf(submission, "仪器设备")).toHaveLength(5);
    const { findings } = checkSubmission(ERC, submission);
    expect(findings.map(flat).filter(([rule]) => rule === "remark-skipped")).toEqual([
      ["remark-skipped", "note", "仪器设备", "A18"],
    ]);
    expect(findings.length).toBe(checkSubmission(ERC, BEFORE).findings.length + 1);
  });

  test("takes another text below it for a row, of which all but one cell is missing", () => {
    const submission = read(edit(REAL, setCell("仪器设备", "A18", "北京大学")));
    expect(rowsOf(submission, "仪器设备")).toHaveLength(6);
    const { findings } = checkSubmission(ERC, submission);
    const below = findings.map(flat).filter(([, , sheet]) => sheet === "仪器设备");
    expect(below.filter(([rule]) => rule === "required").length).toBe(5);
  });
});

describe("a sheet that was deleted", () => {
  test.each(ERC.sheets.map(({ name }) => name))("%s, is one finding and no cascade", (name) => {
    const submission = read(edit(REAL, dropSheet(name)));
    const { findings, skipped } = checkSubmission(ERC, submission);
    expect(findings.filter(({ place }) => place.kind === "cell" && place.sheet === name)).toEqual([
      expect.objectContaining({ rule: "sheet-missing", severity: "error", outcome: "cannot-tell" }),
    ]);
    const before = checkSubmission(ERC, BEFORE).findings.map(flatField);
    const others = findings.filter(({ rule }) => rule !== "sheet-missing").map(flatField);
    expect(before).toEqual(expect.arrayContaining(others));
    expect(skipped.filter(({ reason }) => reason === "missing")).toEqual([]);
  });

  test("names the sheets that there are", () => {
    const { findings } = read(edit(REAL, dropSheet("统计表")));
    expect(findings.find(({ rule }) => rule === "sheet-missing")?.data).toEqual({
      sheet: "统计表",
      sheets: ["封面", "研究方向与学科", "仪器设备"],
    });
  });

  test("skips every check that reads it, those of its rows included", () => {
    const { skipped } = checkSubmission(ERC, read(edit(REAL, dropSheet("仪器设备"))));
    const unread = skipped.filter(({ reason }) => reason === "unreadable");
    expect(unread.map(({ rule, names, count }) => [rule, names, count])).toEqual([
      ["erc-annual/设备合计", ["设备合计"], 1],
      ["erc-annual/设备单位有合计", ["仪器设备"], 1],
      ["erc-annual/购置日期不晚于报告年度", ["仪器设备"], 1],
    ]);
  });

  test("does not fail a check that counts the rows of a table on it", () => {
    const { findings, skipped } = checkSubmission(
      ERC,
      read(edit(REAL, dropSheet("研究方向与学科"))),
    );
    expect(findings.map(({ rule }) => rule)).not.toContain("erc-annual/至少一个研究方向");
    expect(skipped).toContainEqual({
      rule: "erc-annual/至少一个研究方向",
      reason: "unreadable",
      names: ["研究方向"],
      count: 1,
    });
  });
});
