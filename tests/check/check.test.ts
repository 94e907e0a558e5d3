import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Checked, checkSubmission } from "../../src/check/check.js";
import { readFilling } from "../../src/form/filling.js";
import type { Input } from "../../src/model/filling.js";
import type { Submission } from "../../src/model/submission.js";
import { openSubmission } from "../../src/workbook/open.js";
import { readSubmission } from "../../src/workbook/submission.js";
import { writeTemplate } from "../../src/workbook/template/write.js";
import { clearCell, copyRow, type Edit, edit, setCell, setRow } from "../fixtures/edit-workbook.js";
import { ERC, realWorkbook, textOf, VALUES_FILE } from "../fixtures/erc-annual.js";
import { at, flat, flatField, shown } from "../fixtures/shown.js";

const REAL = await realWorkbook();
const read = (...edits: readonly Edit[]): Submission =>
  readSubmission(edit(REAL, ...edits), ERC, "x.xlsx");

/** What turns the real workbook into one without faults. */
const CORRECT: readonly Edit[] = [
  setCell("统计表", "C15", 1748.5),
  setCell("统计表", "C29", 655),
  setCell("研究方向与学科", "B18", "无"),
  setCell("研究方向与学科", "B19", "无"),
];
const rule = (id: string): string => `erc-annual/${id}`;

describe("the real workbook of 2021", () => {
  const { findings } = checkSubmission(ERC, read());

  test("has exactly these findings", () => {
    expect(findings.map(flat)).toEqual([
      [rule("经费合计"), "error", "统计表", "C15"],
      [rule("全为专利则金额相等/转让合同项数"), "warning", "统计表", "C29"],
      ["required", "error", "研究方向与学科", "B18"],
      ["required", "error", "研究方向与学科", "B19"],
      ["normalised", "note", "仪器设备", "B6"],
      ["normalised", "note", "仪器设备", "E15"],
      ["normalised", "note", "仪器设备", "E16"],
    ]);
  });

  test("has the amounts of the sum, and the cells that it read", () => {
    const sum = findings[0];
    expect([shown(sum?.actual), shown(sum?.expected)]).toEqual([1748.1, 1748.5]);
    expect(sum?.related.map(at)).toEqual(["统计表!C16", "统计表!C17"]);
    expect(sum?.outcome).toBe("fails");
    expect(sum?.data.shown).toMatchObject({
      zh: "总经费 1748.1 ≠ 纵向经费 1358 + 横向经费 390.5 = 1748.5，差 -0.4",
    });
  });

  test("has the amounts of the patents, and the cells that were compared", () => {
    const patents = findings[1];
    expect([shown(patents?.actual), shown(patents?.expected)]).toEqual([55, 655]);
    expect(patents?.place).toMatchObject({ field: "转让合同金额_专利" });
    expect(patents?.related.map(at)).toEqual(["统计表!C26", "统计表!C27", "统计表!C28"]);
  });

  test("has no error or warning once the faults are corrected", () => {
    const corrected = checkSubmission(ERC, read(...CORRECT));
    expect(corrected.findings.map(flat)).toEqual([
      ["normalised", "note", "仪器设备", "B6"],
      ["normalised", "note", "仪器设备", "E15"],
      ["normalised", "note", "仪器设备", "E16"],
    ]);
  });
});

describe("one fault in a faultless workbook", () => {
  const cases: readonly (readonly [string, readonly Edit[], unknown[]])[] = [
    ["just within the tolerance of a sum is none", [setCell("统计表", "C15", 1748.55)], []],
    [
      "just beyond the tolerance of a sum",
      [setCell("统计表", "C15", 1748.56)],
      [[rule("经费合计"), "error", "C15", "总经费"]],
    ],
    [
      "a part that is more than the whole, and so no longer all of it",
      [setCell("统计表", "C27", 6)],
      [[rule("其中专利不超过总数/转让合同项数"), "error", "C27", "转让合同项数_专利"]],
    ],
    [
      "an amount without contracts",
      [setCell("统计表", "C35", 3)],
      [[rule("项数为零则金额为零/许可合同项数"), "error", "C35", "许可合同金额"]],
    ],
    [
      "contracts without an amount",
      [setCell("统计表", "C46", "无")],
      [[rule("有合同则有金额/产学研合同项数"), "warning", "C46", "产学研合同金额"]],
    ],
    [
      "more received than contracted",
      [setCell("统计表", "C30", 656), setCell("统计表", "C31", 656)],
      [
        [rule("到账不超过合同金额/转让"), "warning", "C30", "转让当年到账"],
        [rule("专利到账不超过专利合同金额/转让"), "warning", "C31", "转让当年到账_专利"],
      ],
    ],
    [
      "all contracts are patents, but not all that was received",
      [setCell("统计表", "C31", 54)],
      [[rule("全为专利则到账相等/转让"), "warning", "C31", "转让当年到账_专利"]],
    ],
    [
      "more space added than there is",
      [setCell("统计表", "C6", 9932.96)],
      [[rule("新增面积不超过面积"), "error", "C6", "当年新增面积"]],
    ],
    [
      "more staff by title than staff",
      [setCell("统计表", "C62", 23)],
      [[rule("职称人数不超过固定人员"), "warning", "C62", "教授"]],
    ],
    [
      "an amount ten times another",
      [setCell("统计表", "C46", 3905.1)],
      [[rule("横向经费与产学研金额相称"), "warning", "C46", "产学研合同金额"]],
    ],
    [
      "a total that is not the sum of its rows, in the row of the total",
      [setCell("仪器设备", "B5", 8_900_048.18)],
      [[rule("设备合计"), "error", "B5", "设备合计.合计"]],
    ],
    [
      "an instrument of a unit without a total, in the row of the instrument",
      [setRow("仪器设备", "A17", ["第三医院", "甲", "乙", 1, 300_000, 20_210_101])],
      [[rule("设备单位有合计"), "error", "A17", "仪器设备.所属单位"]],
    ],
    [
      "an instrument bought after the year, in the row of the instrument",
      [setCell("仪器设备", "F13", 20_220_101)],
      [[rule("购置日期不晚于报告年度"), "error", "F13", "仪器设备.购置日期"]],
    ],
    [
      "an instrument too cheap to be reported",
      [
        setCell("仪器设备", "E13", 299_999),
        setCell("仪器设备", "B5", 7_635_766.7 + 299_999 + 314_281.47),
      ],
      [["minimum", "error", "E13", "仪器设备.购买单价"]],
    ],
    [
      "the same name twice, at both",
      [setCell("研究方向与学科", "A9", "医学数据智能分析")],
      [
        [rule("方向名称不重复"), "error", "A6", "研究方向.方向名称"],
        [rule("方向名称不重复"), "error", "A9", "研究方向.方向名称"],
      ],
    ],
    [
      "no row where one is demanded, at the table's first cell",
      [5, 6, 7, 8, 9, 10].map((row) => copyRow("研究方向与学科", 900, row)),
      [[rule("至少一个研究方向"), "error", "A5", "研究方向"]],
    ],
    [
      "no row of a required table, at its first cell",
      [5, 6, 12, 13, 14, 15, 16].map((row) => copyRow("仪器设备", 900, row)),
      [
        ["required-table", "error", "A5", "设备合计"],
        ["required-table", "error", "A12", "仪器设备"],
      ],
    ],
    [
      "a blank cell, and no check that reads it",
      [clearCell("统计表", "C15")],
      [["required", "error", "C15", "总经费"]],
    ],
    [
      "a cell that nobody can read, and no check that reads it",
      [setCell("统计表", "C15", "约1700")],
      [["type", "error", "C15", "总经费"]],
    ],
    [
      "无 where it is no answer, and no check that reads it",
      [setCell("统计表", "C15", "无")],
      [["none-forbidden", "error", "C15", "总经费"]],
    ],
    [
      "无 for an amount counts as 0",
      [setCell("统计表", "C17", "无"), setCell("统计表", "C15", 1358)],
      [],
    ],
  ];

  test.each(cases)("%s", (_, edits, expected) => {
    const { findings } = checkSubmission(ERC, read(...CORRECT, ...edits));
    expect(findings.filter(({ severity }) => severity !== "note").map(flatField)).toEqual(expected);
  });
});

describe("the order of findings", () => {
  /** Faults everywhere, so that there is something to order. */
  const FAULTY = read(
    setCell("统计表", "C27", 6),
    setCell("统计表", "C35", 3),
    clearCell("封面", "C6"),
    clearCell("统计表", "C16"),
    setCell("仪器设备", "B5", 1),
    setCell("仪器设备", "F13", 20_220_101),
    setCell("仪器设备", "E13", 299_999),
    setCell("研究方向与学科", "A9", "医学数据智能分析"),
  );
  const EXPECTED = checkSubmission(ERC, FAULTY);

  test("is by sheet in the order of the form, row, column and rule", () => {
    const sheets = ERC.sheets.map(({ name }) => name);
    const keys = EXPECTED.findings.map(({ rule: id, place }) => {
      if (place.kind !== "cell") throw new Error("not a cell");
      const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(place.address ?? "") ?? [];
      return `${sheets.indexOf(place.sheet)} ${digits.padStart(7, "0")} ${letters} ${id}`;
    });
    expect(keys.length).toBeGreaterThan(10);
    expect(keys).toEqual(keys.toSorted());
  });

  test("and what is skipped do not depend on the order of the checks", () => {
    const shuffled = fc.shuffledSubarray([...ERC.checks], {
      minLength: ERC.checks.length,
      maxLength: ERC.checks.length,
    });
    fc.assert(
      fc.property(shuffled, (checks) => {
        const { findings, skipped } = checkSubmission({ ...ERC, checks }, FAULTY);
        expect(findings).toEqual(EXPECTED.findings);
        expect(byRule(skipped)).toEqual(byRule(EXPECTED.skipped));
      }),
      { numRuns: 50 },
    );
  });

  test("is the same where the sheets of the workbook are in another order", () => {
    const { sheets, names } = REAL;
    const reversed = readSubmission({ sheets: sheets.toReversed(), names }, ERC, "x.xlsx");
    expect(checkSubmission(ERC, reversed)).toEqual(checkSubmission(ERC, read()));
  });

  const byRule = (skipped: Checked["skipped"]) =>
    skipped.toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
});

const { filling: VALUES } = readFilling(textOf(VALUES_FILE), VALUES_FILE, ERC);

/** The submission of the year before: this year's figures, but for some. */
async function yearBefore(changed: Readonly<Record<string, Input>>): Promise<Submission> {
  const fields = new Map([
    ...(VALUES?.fields ?? []),
    ["报告年度", 2020],
    ...Object.entries(changed),
  ]);
  const filling = { fields, tables: VALUES?.tables ?? new Map(), notes: [] };
  const opened = await openSubmission(await writeTemplate(ERC, filling), [ERC], "2020.xlsx");
  if (opened.kind === "problem") throw new Error(opened.code);
  return opened.submission;
}

describe("with the submission of the year before", () => {
  const current = read(...CORRECT);
  const found = ({ findings }: Checked) =>
    findings.filter(({ severity }) => severity !== "note").map(flatField);

  test.each<readonly [string, Readonly<Record<string, Input>>, unknown[]]>([
    ["nothing is said where nothing changed", { 总经费: 1748.5 }, []],
    [
      "a sum in 元 instead of 万元 is a likely slip of the unit",
      { 总经费: 17_485_000 },
      [[rule("疑似单位错误/总经费"), "warning", "C15", "总经费"]],
    ],
    [
      "an amount that was in 元 the year before is the same slip",
      { 产学研合同金额: 0.08 },
      [[rule("疑似单位错误/产学研合同金额"), "warning", "C46", "产学研合同金额"]],
    ],
    [
      "exactly a thousand times is none yet",
      { 产学研合同金额: 0.8359 },
      [[rule("金额变动/产学研合同金额"), "warning", "C46", "产学研合同金额"]],
    ],
    [
      "space that does not follow from last year's",
      { 工程中心面积: 9900 },
      [[rule("面积衔接上年"), "warning", "C5", "工程中心面积"]],
    ],
    [
      "space that more than doubled",
      { 工程中心面积: 4000 },
      [
        [rule("面积变动"), "warning", "C5", "工程中心面积"],
        [rule("面积衔接上年"), "warning", "C5", "工程中心面积"],
      ],
    ],
    [
      "students who vanished",
      { 在读博士: 19 },
      [[rule("在读衔接上年/博士"), "warning", "C52", "在读博士"]],
    ],
    ["as many students and graduates as there were", { 在读博士: 18, 在读硕士: 17 }, []],
    [
      "a stock that more than doubled",
      { 固定人员: 27 },
      [[rule("存量变动/固定人员"), "warning", "C7", "固定人员"]],
    ],
    ["a stock that doubled", { 固定人员: 28 }, []],
    ["a small stock that more than doubled", { 讲师: 12, 教授: 2 }, []],
    [
      "a number that fell to less than a fifth",
      { 技术咨询: 3426 },
      [[rule("数量变动/技术咨询"), "warning", "C48", "技术咨询"]],
    ],
    [
      "an amount that fell to less than a fifth",
      { 纵向经费: 6800 },
      [[rule("金额变动/纵向经费"), "warning", "C16", "纵向经费"]],
    ],
    ["what was 无 is compared with nothing", { 纵向经费: "无", 技术咨询: "无", 固定人员: 0 }, []],
  ])("%s", async (_, changed, expected) => {
    const previous = await yearBefore({ 转让合同金额_专利: 655, ...changed });
    expect(found(checkSubmission(ERC, current, previous))).toEqual(expected);
  });

  test("its cells are not among the related ones, which stand in this year's workbook", async () => {
    const previous = await yearBefore({ 工程中心面积: 9900 });
    const { findings } = checkSubmission(ERC, current, previous);
    const space = findings.find((finding) => finding.rule === rule("面积衔接上年"));
    expect(space?.related.map(at)).toEqual(["统计表!C6"]);
    expect([shown(space?.actual), shown(space?.expected)]).toEqual([9932.95, 9900]);
  });

  test("what it left blank or nobody can read is skipped, with the reason", async () => {
    const previous = await yearBefore({ 工程中心面积: "约一万", 在读博士: "" });
    const { skipped, findings } = checkSubmission(ERC, current, previous);
    expect(findings.map((finding) => finding.rule)).not.toContain(rule("面积衔接上年"));
    const reasons = new Map(skipped.map(({ rule: id, reason, names }) => [id, [reason, names]]));
    expect(reasons.get(rule("面积衔接上年"))).toEqual(["unreadable", ["工程中心面积"]]);
    expect(reasons.get(rule("面积变动"))).toEqual(["unreadable", ["工程中心面积"]]);
    expect(reasons.get(rule("在读衔接上年/博士"))).toEqual(["missing", ["在读博士"]]);
  });

  test("its own findings are none of this year's", async () => {
    const previous = await yearBefore({ 填报人: "", 总经费: "约一千" });
    expect(previous.findings.map(({ rule: id }) => id)).toContain("type");
    const { findings } = checkSubmission(ERC, current, previous);
    expect(findings.map(({ rule: id }) => id)).not.toContain("type");
  });
});

describe("what is skipped", () => {
  const reasonsOf = ({ skipped }: Checked) =>
    new Map(skipped.map(({ rule: id, reason, names, count }) => [id, [reason, names, count]]));

  test("without a year before is every check that reads it, and no other for that reason", () => {
    const reasons = reasonsOf(checkSubmission(ERC, read()));
    for (const check of ERC.checks) {
      const readsPrevious = check.source.includes("previous(");
      const reason = reasons.get(rule(check.id))?.[0];
      // `金额 > 0 and previous(金额) > 0` is false without any year before, where 金额 is 0.
      if (readsPrevious) expect(["no-previous", "not-applicable"]).toContain(reason);
      else expect(reason).not.toBe("no-previous");
    }
    expect(reasons.get(rule("面积衔接上年"))).toEqual(["no-previous", ["工程中心面积"], 1]);
  });

  test("is what does not apply, with no names", () => {
    const reasons = reasonsOf(checkSubmission(ERC, read()));
    expect(reasons.get(rule("有合同则有金额/许可合同项数"))).toEqual(["not-applicable", [], 1]);
    expect(reasons.has(rule("有合同则有金额/转让合同项数"))).toBe(false);
  });

  test("names the blank and the unreadable cells that were wanted", () => {
    const reasons = reasonsOf(
      checkSubmission(ERC, read(clearCell("统计表", "C16"), setCell("统计表", "C6", "若干"))),
    );
    expect(reasons.get(rule("经费合计"))).toEqual(["missing", ["纵向经费"], 1]);
    expect(reasons.get(rule("新增面积不超过面积"))).toEqual(["unreadable", ["当年新增面积"], 1]);
  });

  test("is counted by rows where a check is asserted for rows", () => {
    const reasons = reasonsOf(
      checkSubmission(
        ERC,
        read(
          clearCell("仪器设备", "F13"),
          clearCell("仪器设备", "F14"),
          setCell("仪器设备", "F15", "去年"),
        ),
      ),
    );
    expect(reasons.get(rule("购置日期不晚于报告年度"))).toEqual(["missing", ["购置日期"], 3]);
  });

  test("is in the order of the form, and is given once for a check", () => {
    const { skipped } = checkSubmission(ERC, read());
    const order = ERC.checks
      .map(({ id }) => rule(id))
      .filter((id) => skipped.some((one) => one.rule === id));
    expect(skipped.map((one) => one.rule)).toEqual(order);
  });
});
