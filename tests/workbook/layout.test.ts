import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { headerOf, type Layout, layoutOf } from "../../src/workbook/layout.js";
import { ERC } from "../fixtures/erc-annual.js";
import { anyForm, fieldsSection, tableSection, toField, toForm } from "../fixtures/forms.js";

/** Row → what stands there, for headings, headers, fields and the rows of tables. */
const rowsOf = ({ sheets }: Layout): (readonly [number, string])[][] =>
  sheets.map(({ sections }) =>
    sections.flatMap((section) => [
      ...section.headings.map(
        ({ text, row, depth }) => [row, `${"#".repeat(depth + 1)} ${text}`] as const,
      ),
      ...(section.kind === "fields"
        ? section.fields.map(({ field, row }) => [row, field.name] as const)
        : [
            [section.headerRow, section.columns.map(({ field }) => field.name).join("|")] as const,
            [section.firstRow, "first"] as const,
            [section.lastRow, "last"] as const,
          ]),
    ]),
  );

describe("a layout", () => {
  test("puts fields below their headings, and prints an outer heading once", () => {
    const form = toForm([
      fieldsSection(["甲"], "一", "二"),
      fieldsSection(["乙", "子"], "三"),
      fieldsSection(["乙", "丑"], "四"),
      fieldsSection(["丙", "子", "寅"], "五"),
      fieldsSection(["丙", "子", "卯"], "六"),
      fieldsSection(["丙", "丑", "卯"], "七"),
    ]);
    expect(rowsOf(layoutOf(form))).toEqual([
      [
        [4, "# 甲"],
        [5, "一"],
        [6, "二"],
        [7, "# 乙"],
        [8, "## 子"],
        [9, "三"],
        [10, "## 丑"],
        [11, "四"],
        [12, "# 丙"],
        [13, "## 子"],
        [14, "### 寅"],
        [15, "五"],
        [16, "### 卯"],
        [17, "六"],
        [18, "## 丑"],
        [19, "### 卯"],
        [20, "七"],
        [21, "# 校验结果"],
      ],
    ]);
  });

  test("prints a heading again where another came between", () => {
    const form = toForm([
      fieldsSection(["甲", "子"], "一"),
      fieldsSection(["乙"], "二"),
      fieldsSection(["甲", "丑"], "三"),
    ]);
    expect(rowsOf(layoutOf(form))[0]?.map(([, text]) => text)).toEqual([
      "# 甲",
      "## 子",
      "一",
      "# 乙",
      "二",
      "# 甲",
      "## 丑",
      "三",
      "# 校验结果",
    ]);
  });

  test("begins a sheet of tables without captions, and gives each table its rows", () => {
    const form = toForm([
      tableSection(["甲"], "明细甲", 3, "摘要", "金额"),
      tableSection(["乙"], "明细乙", 1, "摘要"),
    ]);
    const layout = layoutOf(form);
    expect(rowsOf(layout)).toEqual([
      [
        [3, "# 甲"],
        [4, "摘要|金额"],
        [5, "first"],
        [7, "last"],
        [8, "# 乙"],
        [9, "摘要"],
        [10, "first"],
        [10, "last"],
      ],
    ]);
    const [sheet] = layout.sheets;
    expect([sheet?.captionRow, sheet?.lastRow, sheet?.lastColumn]).toEqual([undefined, 10, 2]);
  });

  test("is as wide as its widest section", () => {
    const wide = tableSection(["乙"], "明细", 1, "一", "二", "三", "四", "五");
    const widths = [[fieldsSection(["甲"], "甲")], [fieldsSection(["丙"], "丙"), wide]];
    expect(layoutOf(toForm(...widths)).sheets.map(({ lastColumn }) => lastColumn)).toEqual([5, 5]);
  });

  test("of a form is the same whenever it is asked for", () => {
    expect(layoutOf(ERC)).toEqual(layoutOf({ ...ERC }));
  });
});

describe("defined names", () => {
  test("differ though Excel knows neither all signs nor upper and lower case", () => {
    const form = toForm([
      fieldsSection(["甲"], "a b", "a·b", "A_b", "a.b", "面积（m²）", "面积(m²)"),
      tableSection(["乙"], "A-B", 1, "一"),
      tableSection(["丙"], "a b表", 1, "一"),
    ]);
    const { fields, tables } = layoutOf(form).definedNames;
    expect([...fields]).toEqual([
      ["a b", "hb_f_a_b"],
      ["a·b", "hb_f_a_b_2"],
      ["A_b", "hb_f_A_b_3"],
      ["a.b", "hb_f_a.b"],
      ["面积（m²）", "hb_f_面积_m²_"],
      ["面积(m²)", "hb_f_面积_m²__2"],
    ]);
    expect([...tables]).toEqual([
      ["A-B", "hb_t_A_B"],
      ["a b表", "hb_t_a_b表"],
    ]);
  });

  test("are ones that Excel allows, one for each field and table, whatever these are called", () => {
    const names = fc.uniqueArray(fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(names, ([table = "", ...fields]) => {
        const form = toForm([
          fieldsSection(["甲"], ...fields),
          tableSection(["乙"], table, 1, "一"),
        ]);
        const { definedNames } = layoutOf(form);
        const all = [...definedNames.fields.values(), ...definedNames.tables.values()];
        expect(all).toHaveLength(fields.length + 1);
        expect(new Set(all.map((name) => name.toLowerCase())).size).toBe(all.length);
        for (const name of all) expect(name).toMatch(/^[\p{L}_][\p{L}\p{N}_.]*$/u);
      }),
    );
  });
});

describe("whatever a form is made of", () => {
  test("no two things share a row, and the sections follow one another", () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        for (const sheet of layoutOf(form).sheets) {
          const rows = sheet.sections.flatMap((section) => [
            ...section.headings.map(({ row }) => row),
            ...(section.kind === "fields"
              ? section.fields.map(({ row }) => row)
              : Array.from(
                  { length: section.lastRow - section.headerRow + 1 },
                  (_, index) => section.headerRow + index,
                )),
          ]);
          const first = (sheet.captionRow ?? 2) + 1;
          expect(rows).toEqual(rows.map((_, index) => first + index));
          expect(sheet.lastRow).toBe(rows.at(-1));
        }
      }),
    );
  });
});

test.each([
  [toField("金额", { unit: "万元" }), "金额（万元）"],
  [toField("金额", { label: "合同金额", unit: "元" }), "合同金额（元）"],
  [toField("名称"), "名称"],
])("the header of a column is its label and unit (%#)", (field, header) => {
  expect(headerOf(field)).toBe(header);
});
