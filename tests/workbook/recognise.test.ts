import { describe, expect, test } from "vitest";
import type { Form } from "../../src/model/form.js";
import { IDENTITY_SHEET } from "../../src/model/sheet-names.js";
import type { WorkbookContent } from "../../src/workbook/content.js";
import { openSubmission } from "../../src/workbook/open.js";
import { recogniseForm } from "../../src/workbook/recognise.js";
import { writeTemplate } from "../../src/workbook/template/write.js";
import {
  clearCell,
  dropIdentity,
  dropNames,
  dropSheet,
  type Edit,
  edit,
  renameSheet,
  setCell,
} from "../fixtures/edit-workbook.js";
import { contentOf, ERC, realWorkbook } from "../fixtures/erc-annual.js";
import { ACCOUNTS, SURVEY_1, SURVEY_2 } from "../fixtures/two-forms.js";

const FORMS = [ERC, SURVEY_1, SURVEY_2, ACCOUNTS];
const REAL = await realWorkbook();
const BLANK = new Map<Form, WorkbookContent>();
for (const form of FORMS) BLANK.set(form, await contentOf(await writeTemplate(form)));
const blank = (form: Form): WorkbookContent => BLANK.get(form) ?? REAL;

/** `form@version`, or the code of the problem. */
function recognised(workbook: WorkbookContent, forms: readonly Form[] = FORMS): string {
  const form = recogniseForm(workbook, forms);
  return "kind" in form ? form.code : `${form.id}@${form.version}`;
}

const nameOf = ({ id, version }: Form): string => `${id}@${version}`;
const cases = FORMS.map((form) => [nameOf(form), form] as const);
const orders = [FORMS, FORMS.toReversed(), [SURVEY_2, ERC, SURVEY_1, ACCOUNTS]];

describe("a workbook of one of several forms", () => {
  test.each(cases)("%s is known by its identity sheet alone", (name, form) => {
    const sheet = blank(form).sheets.find((one) => one.name === IDENTITY_SHEET);
    const only = { sheets: sheet ? [sheet] : [], names: new Map() };
    for (const forms of orders) expect(recognised(only, forms)).toBe(name);
  });

  test.each(cases)("%s is known by its defined names alone", (name, form) => {
    const only = { sheets: [], names: blank(form).names };
    for (const forms of orders) expect(recognised(only, forms)).toBe(name);
  });

  test.each(cases)("%s is known by its labels alone", (name, form) => {
    const only = edit(blank(form), dropIdentity, dropNames());
    for (const forms of orders) expect(recognised(only, forms)).toBe(name);
  });

  test.each(cases)("%s is known by its labels under other sheet names", (name, form) => {
    const only = edit(
      blank(form),
      dropIdentity,
      dropNames(),
      ...form.sheets.map((sheet, index) => renameSheet(sheet.name, `Sheet${index + 1}`)),
    );
    for (const forms of orders) expect(recognised(only, forms)).toBe(name);
  });

  test("a version with more fields is known though one of its names was lost", () => {
    const only = edit(blank(SURVEY_2), dropIdentity, dropNames("hb_f_利润"));
    for (const forms of orders) expect(recognised(only, forms)).toBe("survey@2");
  });

  test("versions with the same names are told apart by their labels", () => {
    const relabelled: Form = {
      ...SURVEY_1,
      version: "1b",
      sheets: SURVEY_1.sheets.map((sheet) => ({
        ...sheet,
        sections: sheet.sections.map((section) => ({ ...section, title: [`新${section.title}`] })),
      })),
    };
    const only = edit(blank(SURVEY_1), dropIdentity);
    expect(recognised(only, [relabelled, SURVEY_1])).toBe("survey@1");
    expect(recognised(only, [SURVEY_1, relabelled])).toBe("survey@1");
  });

  test("names that broke still count", () => {
    const only = edit(blank(ACCOUNTS), dropIdentity, dropSheet("财务"));
    expect(recognised(only)).toBe("accounts@2021");
  });
});

describe("the identity sheet", () => {
  test("counts more than names and labels", () => {
    const identity = blank(ACCOUNTS).sheets.filter(({ name }) => name === IDENTITY_SHEET);
    const rest = edit(blank(SURVEY_1), dropIdentity);
    expect(recognised({ ...rest, sheets: [...rest.sheets, ...identity] })).toBe("accounts@2021");
  });

  test.each<readonly [string, Edit]>([
    ["was renamed and is hidden", renameSheet(IDENTITY_SHEET, "x")],
    ["has its version as a number", setCell(IDENTITY_SHEET, "C1", 2021)],
    ["has spaces around its version", setCell(IDENTITY_SHEET, "C1", " 2021 ")],
  ])("that %s still says which form it is", (_, change) => {
    expect(recognised(edit(REAL, dropNames(), change))).toBe("erc-annual@2021");
  });

  test.each<readonly [string, Edit]>([
    ["lost its form", clearCell(IDENTITY_SHEET, "B1")],
    ["lost its version", clearCell(IDENTITY_SHEET, "C1")],
  ])("that %s leaves it to the names", (_, change) => {
    expect(recognised(edit(REAL, change))).toBe("erc-annual@2021");
  });

  test("of an unknown form is not overruled by names that fit", () => {
    const found = recogniseForm(edit(REAL, setCell(IDENTITY_SHEET, "B1", "erc-annuel")), FORMS);
    expect(found).toEqual({
      kind: "problem",
      code: "file/unknown-form-id",
      data: {
        form: "erc-annuel",
        version: "2021",
        known: [
          `erc-annual@2021（${ERC.title}）`,
          "survey@1（调查表）",
          "survey@2（调查表）",
          "accounts@2021（财务表）",
        ],
      },
    });
  });

  test("of an unknown version names the versions that are known", () => {
    const found = recogniseForm(edit(blank(SURVEY_1), setCell(IDENTITY_SHEET, "C1", "3")), FORMS);
    expect(found).toEqual({
      kind: "problem",
      code: "file/unknown-version",
      data: { form: "survey", version: "3", known: ["survey@1（调查表）", "survey@2（调查表）"] },
    });
  });
});

describe("a workbook of no known form", () => {
  const text = (content: string) => ({ kind: "text", text: content }) as const;
  const sheetOf = (...labels: readonly string[]): WorkbookContent => ({
    sheets: [
      {
        name: "Sheet1",
        hidden: false,
        rows: new Map(labels.map((label, index) => [index + 1, new Map([[1, text(label)]])])),
      },
    ],
    names: new Map(),
  });

  test.each([
    [[], 0],
    [["产品", "销量"], 0],
    // Of the six that 调查表 prints: two sections and four fields.
    [["职工"], 17],
    [["职工", "产值（万元）"], 33],
  ] as const)("with %j is so many percent like one", (labels, percent) => {
    expect(recogniseForm(sheetOf(...labels), [SURVEY_1])).toEqual({
      kind: "problem",
      code: "file/unknown-form",
      data: { known: ["survey@1（调查表）"], percent },
    });
  });

  test("is taken for one when half of its labels are there", () => {
    expect(recognised(sheetOf("职工", "产值", "年度"), [SURVEY_1])).toBe("survey@1");
  });

  test("is no form when none is known", () => {
    expect(recogniseForm(edit(REAL, dropIdentity), [])).toEqual({
      kind: "problem",
      code: "file/unknown-form",
      data: { known: [], percent: 0 },
    });
  });

  test("is a problem of opening too, not an exception", async () => {
    const bytes = await writeTemplate(ACCOUNTS);
    const opened = await openSubmission(bytes, [ERC], "x.xlsx");
    expect(opened).toMatchObject({ kind: "problem", code: "file/unknown-form-id" });
  });
});
