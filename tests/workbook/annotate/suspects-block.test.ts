import { expect, test } from "vitest";
import { checkSubmission } from "../../../src/check/check.js";
import type { Result, ResultRow, ResultSuspects } from "../../../src/model/result.js";
import { toMarks } from "../../../src/report/marks.js";
import type { FileReport } from "../../../src/report/report.js";
import { findSuspects } from "../../../src/suspects/suspects.js";
import { annotateWorkbook } from "../../../src/workbook/annotate/annotate.js";
import { readExplanations } from "../../../src/workbook/explanations.js";
import { openSubmission } from "../../../src/workbook/open.js";
import { bytesOf, ERC, REAL_FILE } from "../../fixtures/erc-annual.js";
import { describeWithLibreOffice, readByOpenpyxl, recalculated } from "../../fixtures/office.js";
import { RICH, richWorkbook } from "../../fixtures/rich-workbook.js";
import { flat } from "../../fixtures/shown.js";
import { contentOf, finding, mark, resultOf, textOf } from "./marked.js";

const RESULT = "xl/worksheets/sheet4.xml";
const NAME = "审核结果";

const SUSPECTS: ResultSuspects = {
  title: "疑似错误单元格",
  lead: "改之前请对照原始资料",
  captions: {
    way: "改法",
    place: "位置",
    content: "指标和所填值",
    proposal: "建议",
    evidence: "依据",
  },
  rows: [
    { kind: "question", text: "合计：以下 2 种改法任取一种即可" },
    {
      kind: "cell",
      way: "改法 1",
      sheet: "It's 备注",
      address: "B2",
      place: "It's 备注!B2",
      content: "<甲> 5",
      proposal: "改为 4 就通过",
      evidence: "出现在 1 条未通过的审核中",
    },
    {
      kind: "cell",
      way: "",
      place: "统计表",
      content: "乙 5",
      proposal: "",
      evidence: "出现在 1 条未通过的审核中",
    },
    { kind: "remark", text: "另有 1 种" },
  ],
};

async function annotated(bytes: Uint8Array, result: Result): Promise<Uint8Array> {
  const marked = await annotateWorkbook(bytes, result);
  if (!(marked instanceof Uint8Array)) throw new Error(JSON.stringify(marked));
  return marked;
}

const markSuspects = (
  bytes: Uint8Array,
  suspects: ResultSuspects,
  ...rows: readonly ResultRow[]
): Promise<Uint8Array> => annotated(bytes, { ...resultOf(...rows), suspects });

/** The texts of the result sheet's rows, by column. */
async function rowsFrom(bytes: Uint8Array, first: number): Promise<(readonly string[])[]> {
  const sheet = (await contentOf(bytes)).sheets.find(({ name }) => name === NAME);
  return [...(sheet?.rows ?? [])]
    .filter(([row]) => row >= first)
    .map(([row, cells]) => [
      ...[...cells].map(
        ([column, content]) => `${row}.${column} ${content.kind === "text" ? content.text : ""}`,
      ),
    ]);
}

test("the suspects stand below the findings, after an empty row", async () => {
  const marked = await markSuspects(richWorkbook(), SUSPECTS, finding("统计表!B3"));
  expect(await rowsFrom(marked, 6)).toEqual([
    ["7.1 疑似错误单元格"],
    ["8.1 改之前请对照原始资料"],
    ["9.1 改法", "9.2 位置", "9.3 指标和所填值", "9.4 建议", "9.5 依据"],
    ["10.1 合计：以下 2 种改法任取一种即可"],
    [
      "11.1 改法 1",
      "11.2 It's 备注!B2",
      "11.3 <甲> 5",
      "11.4 改为 4 就通过",
      "11.5 出现在 1 条未通过的审核中",
    ],
    ["12.2 统计表", "12.3 乙 5", "12.5 出现在 1 条未通过的审核中"],
    ["13.1 另有 1 种"],
  ]);
  expect(textOf(marked, RESULT)).toContain('<dimension ref="A1:H13"/>');
});

test("words across the columns are merged, in the columns of the suspects only", async () => {
  const marked = await markSuspects(richWorkbook(), SUSPECTS, finding("统计表!B3"));
  const areas = ["A1:G1", "A2:G2", "A7:E7", "A8:E8", "A10:E10", "A13:E13"];
  expect(textOf(marked, RESULT)).toContain(
    `<mergeCells count="6">${areas.map((area) => `<mergeCell ref="${area}"/>`).join("")}</mergeCells>`,
  );
});

test("a suspect leads to its cell, which is neither coloured nor kept", async () => {
  const marked = await markSuspects(richWorkbook(), SUSPECTS, finding("统计表!B3"));
  const links = textOf(marked, RESULT).match(/<hyperlink [^>]*>/g);
  expect(links).toEqual([
    `<hyperlink ref="B5" location="'统计表'!B3"/>`,
    `<hyperlink ref="B11" location="'It''s 备注'!B2"/>`,
  ]);
  expect(textOf(marked, RESULT).match(/<f>/g)).toHaveLength(1);
  expect(textOf(marked, RICH.noted)).toBe(textOf(richWorkbook(), RICH.noted));
});

test("there are suspects without a lead and without findings", async () => {
  const marked = await markSuspects(richWorkbook(), {
    ...SUSPECTS,
    lead: "",
    rows: [{ kind: "remark", text: "没有找到" }],
  });
  expect(await rowsFrom(marked, 5)).toEqual([
    ["6.1 疑似错误单元格"],
    ["7.1 改法", "7.2 位置", "7.3 指标和所填值", "7.4 建议", "7.5 依据"],
    ["8.1 没有找到"],
  ]);
  expect(textOf(marked, RESULT)).not.toContain("hyperlink");
});

test("marking again with the same suspects changes nothing", async () => {
  const rows = [finding("统计表!D5"), finding("It's 备注!A2")];
  const marked = await markSuspects(
    await markSuspects(richWorkbook(), SUSPECTS, ...rows),
    SUSPECTS,
    ...rows,
  );
  expect(await markSuspects(marked, SUSPECTS, ...rows)).toEqual(marked);
  expect(textOf(marked, RESULT)).toBe(
    textOf(await markSuspects(richWorkbook(), SUSPECTS, ...rows), RESULT),
  );
});

test("marking again without suspects takes them away", async () => {
  const row = finding("统计表!B3");
  const before = await markSuspects(richWorkbook(), SUSPECTS, row);
  const after = await mark(before, row);
  expect(textOf(after, RESULT)).toBe(textOf(await mark(richWorkbook(), row), RESULT));
});

test("nothing of the suspects is read as an explanation", async () => {
  const row = finding("统计表!B3", { check: "合计", explanation: "合同延期" });
  const plain = readExplanations(await contentOf(await mark(richWorkbook(), row)));
  const marked = await contentOf(await markSuspects(richWorkbook(), SUSPECTS, row));
  expect(plain.map(({ text }) => text)).toEqual(["合同延期"]);
  expect(readExplanations(marked)).toEqual(plain);
});

async function reportOf(bytes: Uint8Array): Promise<FileReport> {
  const opened = await openSubmission(bytes, [ERC], "real.xlsx");
  if (opened.kind === "problem") throw new Error(opened.code);
  const { form, submission } = opened;
  const checked = checkSubmission(form, submission);
  const suspects = await findSuspects(form, submission, undefined, checked.findings);
  return { file: "real.xlsx", ...checked, suspects };
}

describeWithLibreOffice("a marked copy of the real workbook with suspects", () => {
  const marking = async (bytes: Uint8Array) =>
    annotated(bytes, toMarks(await reportOf(bytes), "zh"));

  test("is opened by openpyxl, which reads what the original has, and the suspects", async () => {
    const original = readByOpenpyxl(bytesOf(REAL_FILE));
    const { [NAME]: result = {}, ...rest } = readByOpenpyxl(await marking(bytesOf(REAL_FILE)));
    expect(rest).toEqual(original);
    const place = Object.values(result).indexOf("疑似错误单元格");
    expect(Object.values(result).slice(place + 7, place + 13)).toEqual([
      "经费合计：以下 3 种改法任取一种即可",
      "改法 1",
      "统计表!C15",
      "总经费 1748.1",
      "改为 1748.5（错一位数字）或 1748.51（漏输一位）就通过",
      "出现在 1 条未通过的审核中",
    ]);
  });

  test("saved by LibreOffice is checked and suspected as before, and can be marked again", async () => {
    const before = await reportOf(bytesOf(REAL_FILE));
    const [saved = new Uint8Array()] = recalculated([await marking(bytesOf(REAL_FILE))]);
    const after = await reportOf(saved);
    expect(after.findings.map(flat)).toEqual(before.findings.map(flat));
    expect(after.suspects).toEqual(before.suspects);
    const { [NAME]: result = {} } = readByOpenpyxl(await marking(saved));
    const titles = Object.values(result).filter((text) => text === "疑似错误单元格");
    expect(titles).toHaveLength(1);
  });
});
