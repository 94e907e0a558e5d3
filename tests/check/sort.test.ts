import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sortFindings } from "../../src/check/sort.js";
import type { Finding } from "../../src/model/finding.js";
import type { Place } from "../../src/model/place.js";
import { answered } from "../fixtures/answers.js";
import { loadedForm } from "../fixtures/erc-annual.js";

/** The first sheet has a table only, so that its place is not that of any field. */
const FORM = loadedForm(`
form: sorted
version: "1"
title: 次序
none: 无
reporting_unit: 名称
period: 年度
units: {}
sheets:
  - name: 丙
    sections:
      - { title: 明细, table: 明细, columns: { 摘要: { type: text } } }
  - name: 甲
    sections:
      - { title: 指标, fields: { 名称: { type: text }, 年度: { type: year } } }
  - name: 乙
    sections:
      - { title: 其他, fields: { 备注: { type: text } } }
checks: []
`);
const SUBMISSION = answered(FORM, {});

const toFinding = (rule: string, place: Place): Finding => ({
  rule,
  severity: "error",
  outcome: "fails",
  place,
  related: [],
  data: {},
});
const cell = (sheet: string, address?: string): Place => ({ kind: "cell", sheet, address });

const EXPECTED = [
  toFinding("甲", cell("丙", "B9")),
  toFinding("甲", cell("丙", "A10")),
  toFinding("column-missing", cell("丙")),
  toFinding("甲", cell("甲", "A2")),
  toFinding("甲", cell("甲", "B2")),
  toFinding("甲", cell("甲", "Z2")),
  toFinding("甲", cell("甲", "AA2")),
  toFinding("A", cell("甲", "A10")),
  toFinding("a", cell("甲", "A10")),
  toFinding("乙", cell("甲", "A10")),
  toFinding("甲", cell("甲", "A10")),
  toFinding("甲", cell("乙", "A1")),
  toFinding("甲", cell("附页", "A1")),
  toFinding("甲", { kind: "file", file: "x.xlsx" }),
];

describe("findings", () => {
  test("are ordered by sheet of the form, row, column and rule, from whatever order", () => {
    const shuffled = fc.shuffledSubarray(EXPECTED, {
      minLength: EXPECTED.length,
      maxLength: EXPECTED.length,
    });
    fc.assert(
      fc.property(shuffled, (findings) => {
        expect(sortFindings(findings, FORM, SUBMISSION)).toEqual(EXPECTED);
      }),
    );
  });

  test("of a sheet that was renamed keep its rank", () => {
    const rename = <Of extends { readonly place: { readonly sheet: string } }>(of: Of): Of =>
      of.place.sheet === "丙" ? { ...of, place: { ...of.place, sheet: "附表" } } : of;
    const { fields, tables } = SUBMISSION;
    const renamed = {
      fields: new Map([...fields].map(([name, field]) => [name, rename(field)])),
      tables: new Map([...tables].map(([name, table]) => [name, rename(table)])),
    };
    const findings = [toFinding("甲", cell("甲", "A1")), toFinding("甲", cell("附表", "A1"))];
    expect(sortFindings(findings, FORM, renamed)).toEqual(findings.toReversed());
  });

  test("that differ in nothing of this stay as they came", () => {
    const findings = ["1", "2", "3"].map((mark) => ({
      ...toFinding("甲", cell("甲", "A1")),
      data: { mark },
    }));
    expect(sortFindings(findings, FORM, SUBMISSION)).toEqual(findings);
  });
});
