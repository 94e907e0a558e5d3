import { describe, expect, test } from "vitest";
import { parse } from "../../src/language/parse.js";
import { resolve } from "../../src/language/resolve.js";
import { type ExcelCells, toExcel } from "../../src/language/to-excel.js";
import type { Reference } from "../../src/model/expression.js";
import { NUMERIC_TYPES } from "../../src/model/form.js";
import { NAMES } from "./arbitrary.js";

/** Cells that are called by the names they stand for. */
const CELLS: ExcelCells = {
  kindOf: (reference) => {
    const { type = "text" } = resolve(reference, NAMES) ?? {};
    if (NUMERIC_TYPES.has(type)) return "amount";
    return type === "date" ? "date" : "text";
  },
  valueOf: ({ name, table, previous }: Reference) =>
    `${previous ? "上年" : ""}${table === undefined ? "" : "列"}${name}`,
  stateOf: ({ name }) => `S_${name}`,
  usedIn: (table) => `U_${table}`,
};

function compiled(source: string) {
  const { tree, problems } = parse(source);
  if (!tree || problems.length > 0) throw new Error(JSON.stringify(problems));
  return toExcel(tree, CELLS);
}

describe("a check as an Excel formula", () => {
  test.each([
    ["甲 = 乙", "IFERROR(1-(ABS(ROUND(甲-(乙),6))<=0),0)"],
    ["甲 <= 乙 ± 0.5", "IFERROR(1-(ROUND(甲-(乙),6)<=0.5),0)"],
    ["甲 >= 乙 ± 0.5", "IFERROR(1-(ROUND(甲-(乙),6)>=-0.5),0)"],
    ['名称 = "高"', 'IFERROR(1-(EXACT(名称,"高")=TRUE),0)'],
    ['名称 <> "高"', 'IFERROR(1-(EXACT(名称,"高")=FALSE),0)'],
    ["甲 is none", "(S_甲<>2)*1"],
    ["甲 is not blank", "(S_甲=0)*1"],
    ["previous(甲) > 0", "IFERROR(1-(ROUND(上年甲-0,6)>0),0)"],
    ["year(日期) <= 2021", "IFERROR(1-(ROUND(IF(日期=0,NA(),INT(日期/10000))-2021,6)<=0),0)"],
  ])("%s fails where %s is 1", (source, formula) => {
    expect(compiled(source)?.fails.replaceAll("(乙)", "(乙)")).toBe(formula);
  });

  test("an `if` fails where its condition is known to hold and its consequence known not to", () => {
    expect(compiled("if 甲 > 0 then 乙 > 0")?.fails).toBe(
      "(IFERROR((ROUND(甲-0,6)>0)*1,0))*(IFERROR(1-(ROUND(乙-0,6)>0),0))",
    );
  });

  test("an aggregate is an array formula over the rows that are filled in", () => {
    expect(compiled("甲 = sum(表.数)")).toEqual({
      fails: "IFERROR(1-(ABS(ROUND(甲-(SUM(IF(U_表,列数,0))),6))<=0),0)",
      difference: "ROUND(甲-(SUM(IF(U_表,列数,0))),6)",
      isArray: true,
    });
  });

  test("a row of which `where` cannot tell makes the aggregate unknown", () => {
    expect(compiled('count(表.数 where 表.类 = "高") >= 1')?.fails).toContain(
      'IF(U_表,IF(IFERROR((EXACT(列类,"高")=TRUE)*1,0),((S_数=1)+(S_数=3)),IF(IFERROR(1-(EXACT(列类,"高")=TRUE),0),0,NA())),0)',
    );
  });

  test.each([
    [
      'contains(名称, "高")',
      'IFERROR(1-(IF((名称="")+("高"="")>0,NA(),ISNUMBER(FIND("高",名称)))),0)',
    ],
    [
      'matches(名称, "高~*?*")',
      'IFERROR(1-(IF(名称="",NA(),IFERROR(SEARCH("高~*?*\ue000",名称&"\ue000")=1,FALSE))),0)',
    ],
    ['matches(名称, "a~")', 'SEARCH("a~~\ue000"'],
    ['matches(名称, "~#~~x")', 'SEARCH("#~~x\ue000"'],
    ['plain(名称, "bars") = "高"', 'SUBSTITUTE(SUBSTITUTE(名称,"|",""),"｜","")'],
    ["month(日期) = 2", "IF(日期=0,NA(),MOD(INT(日期/100),100))"],
    ["day(日期) = 2", "IF(日期=0,NA(),MOD(日期,100))"],
    ["first_day(日期) = 日期", "IF(日期=0,NA(),INT(日期/100)*100+1)"],
    ["last_day(日期) = 日期", "DAY(DATE(INT(日期/10000),MOD(INT(日期/100),100)+1,0))"],
    [
      "日期 <= date(2021, 甲, 1)",
      "IF((YEAR(DATE(2021,甲,1))=2021)*(MONTH(DATE(2021,甲,1))=(甲))*(DAY(DATE(2021,甲,1))=1)*(2021>=1900)=1,2021*10000+(甲)*100+1,NA())",
    ],
    ["days_between(日期, 止) > 3", "IF((日期=0)+(止=0)>0,NA(),DATE(INT(止/10000)"],
    ["months_between(日期, 止) > 3", "(INT(止/10000)*12+MOD(INT(止/100),100))-(INT(日期/10000)"],
    ["mean(表.数) > 1", "SUM(IF(U_表,列数,0))/SUM(IF(U_表,1,0))"],
    [
      "lookup(表.数 where 表.价 is none) > 1",
      "INDEX(列数,MATCH(1,IF(U_表,IF((S_价=2)*1,1,IF((S_价<>2)*1,0,NA())),0),0))",
    ],
    ["distinct(表.数) > 1", 'IF(U_表,IF(((S_数=1)+(S_数=3)),ROUND(列数,6)&"",""),"")'],
    ["distinct(表.类) > 1", 'IF(U_表,IF(((S_类=1)+(S_类=3)),列类&"",""),"")'],
    ["every(表.数 > 1)", "IFERROR((SUM(IF(U_表,IFERROR(1-(ROUND(列数-1,6)>0),0),0))>0)*1,0)"],
    ["any(表.数 > 1)", "IFERROR((SUM(1-IF(U_表,IFERROR(1-(ROUND(列数-1,6)>0),0),1))=0)*1,0)"],
    ["ordered(表.日)", "TRANSPOSE(ROW(U_表))>ROW(U_表)"],
  ])("%s: %s", (source, part) => {
    const excel = compiled(source);
    expect(excel?.fails).toContain(part);
    expect(excel?.isArray).toBe(source.includes("表."));
  });

  test("a pattern with # has no formula, nor has what holds one", () => {
    for (const source of [
      'matches(名称, "a#")',
      'not matches(名称, "#*")',
      'if 甲 > 0 then matches(名称, "#")',
      'every(matches(表.类, "#"))',
      'count(表.类 where matches(表.类, "#")) > 0',
    ])
      expect(compiled(source), source).toBeUndefined();
    expect(compiled('matches(名称, "a~#")')).toBeDefined();
  });

  test.each([
    ["60 first days", `${"first_day(".repeat(60)}日期${")".repeat(60)} = 日期`],
    ["60 plain texts", `${"plain(".repeat(60)}名称${")".repeat(60)} = "高"`],
    ["60 dates", `${"date(year(".repeat(60)}日期${"), 1, 1)".repeat(60)} = 日期`],
    ["60 minimums", `sum(${"min(".repeat(60)}表.数${", 1)".repeat(60)}) = 1`],
  ])("%s, one in the other, are given up before they fill the memory", (_, source) => {
    expect(compiled(source)).toBeUndefined();
  });

  test.each(["甲 <> 乙", '名称 = "高"', "甲 in {1, 2}", "甲 = 1 and 乙 = 2"])(
    "%s has no difference to tell",
    (source) => {
      expect(compiled(source)?.difference).toBeUndefined();
    },
  );

  test("that Excel could not hold is not compiled", () => {
    const options = Array.from({ length: 200 }, (_, index) => `"第 ${index} 种${"长".repeat(30)}"`);
    const long = `名称 in {${options.join(", ")}}`;
    const deep = `${"-(".repeat(35)}甲${")".repeat(35)} > 0`;
    const wordy = `名称 = "${"长".repeat(256)}"`;
    expect([long, deep, wordy].map(compiled)).toEqual([undefined, undefined, undefined]);
    expect(compiled(`名称 = "${"长".repeat(255)}"`)).toBeDefined();
  });

  test("quotes in texts are doubled", () => {
    expect(compiled('名称 = “a"b”')?.fails).toContain('"a""b"');
  });
});
