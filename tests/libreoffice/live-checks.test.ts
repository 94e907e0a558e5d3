import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { checkSubmission } from "../../src/check/check.js";
import { readFilling } from "../../src/form/filling.js";
import { parse } from "../../src/language/parse.js";
import { typecheck } from "../../src/language/typecheck.js";
import { referencesOf } from "../../src/model/expression.js";
import type { Filling, Input } from "../../src/model/filling.js";
import type { Check, Form } from "../../src/model/form.js";
import { EXPLANATIONS_SHEET } from "../../src/model/sheet-names.js";
import type { Submission } from "../../src/model/submission.js";
import type { Value } from "../../src/model/value.js";
import { explanationRows } from "../../src/workbook/explanation-sheet.js";
import { openSubmission } from "../../src/workbook/open.js";
import { writeTemplate } from "../../src/workbook/template/write.js";
import {
  bytesOf,
  ERC,
  loadedForm,
  REAL_FILE,
  textOf,
  VALUES_FILE,
} from "../fixtures/erc-annual.js";
import { carelessFillings } from "../fixtures/fillings.js";
import { compareVerdicts } from "../fixtures/live-verdicts.js";
import { describeWithLibreOffice, edited, recalculated } from "../fixtures/office.js";
import {
  ALL_FUNCTIONS,
  anyFacts,
  type Facts,
  functionsIn,
  plainCondition,
  typedCondition,
} from "../language/arbitrary.js";

/** A longer run by hand: `HEBIAO_FILLINGS=1400 HEBIAO_SEED=2 npx vitest run tests/libreoffice`. */
const FILLINGS = Number(process.env.HEBIAO_FILLINGS ?? 20);
const SEED = Number(process.env.HEBIAO_SEED ?? 2021);
/** So many nested random conditions, and twice as many plain ones; they and their opposites are the checks of a form. */
const CHECKS = Number(process.env.HEBIAO_CHECKS ?? 50);
/** Random ones are seldom short enough for Excel. */
const DISTINCT = [
  "distinct(表.数) > 1",
  "distinct(表.类) = 2",
  "distinct(表.日 where 表.数 > 0) < 2",
];
/** So many workbooks are open in LibreOffice one after the other, before it is started anew. */
const BATCH = 100;

describeWithLibreOffice("the live checks of a template, computed by LibreOffice", () => {
  test("agree with the checker on careless fillings of the real form", async () => {
    const { filling } = readFilling(textOf(VALUES_FILE), VALUES_FILE, ERC);
    if (!filling) throw new Error("the values are broken");
    const previous = await submissionOf(bytesOf(REAL_FILE), ERC);
    const fillings = fc.sample(carelessFillings(ERC, filling), { seed: SEED, numRuns: FILLINGS });
    const total = await compareAll(ERC, fillings, previous);
    expect(total.disagreements).toEqual([]);
    expect(total.verdicts).toBeGreaterThan(50 * FILLINGS);
    expect(total.failures).toBeGreaterThan(5 * FILLINGS);
  });

  test("agree with the evaluator on checks that make no sense, and cells that hold anything", async () => {
    const form = nonsense([
      ...DISTINCT,
      ...fc.sample(typedCondition, { seed: SEED, numRuns: CHECKS }),
      ...fc.sample(plainCondition, { seed: SEED, numRuns: 2 * CHECKS }),
    ]);
    const facts = fc.sample(anyFacts, { seed: SEED, numRuns: FILLINGS });
    const previous = await submissionOf(
      await writeTemplate(form, { fields: new Map([["甲", 3.5]]), tables: new Map(), notes: [] }),
      form,
    );
    const total = await compareAll(form, facts.map(toFilling), previous);
    expect(total.disagreements).toEqual([]);
    expect(total.verdicts).toBeGreaterThan(50 * FILLINGS);
    expect(total.failures).toBeGreaterThan(5 * FILLINGS);
    const failing = form.checks.filter(({ id }) => total.failed.get(id));
    const holding = form.checks.filter(({ id }) => (total.failed.get(id) ?? FILLINGS) < FILLINGS);
    for (const checks of [failing, holding]) {
      const met = new Set(checks.flatMap(({ assert }) => functionsIn(assert)));
      expect(ALL_FUNCTIONS.filter((name) => !met.has(name))).toEqual([]);
    }
  });

  test("count what the published figures of 2021 fail, and show it where it is", async () => {
    const [bytes = new Uint8Array()] = recalculated([bytesOf(REAL_FILE)]);
    const { verdicts, failures, disagreements } = await compareVerdicts(bytes, ERC);
    expect({ failures, disagreements }).toEqual({ failures: 2, disagreements: [] });
    expect(verdicts).toBeGreaterThan(40);
  });
});

const EXPLAINED = "全为专利则金额相等/转让合同项数";

const TEXTS = [
  ["本年另有技术秘密转让 600 万元", 0],
  ["核实无误。", 1],
  ["　情况 属实 ", 1],
  ["无", 1],
] as const;

describeWithLibreOffice("an explanation typed into a template", () => {
  let typed: readonly Uint8Array[];
  beforeAll(() => {
    const address = `D${explanationRows(ERC).get(EXPLAINED)}`;
    typed = edited(
      TEXTS.map(([text]) => ({
        bytes: bytesOf(REAL_FILE),
        edits: [["type", EXPLANATIONS_SHEET, address, text]],
      })),
    );
  });

  test.each(TEXTS)("“%s” leaves %i warnings open, as in the checker", async (text, open) => {
    const index = TEXTS.findIndex(([each]) => each === text);
    const bytes = typed[index] ?? new Uint8Array();
    expect((await compareVerdicts(bytes, ERC)).disagreements).toEqual([]);
    const { findings } = checkSubmission(ERC, await submissionOf(bytes, ERC));
    const isOpen = findings.filter((each) => each.severity === "warning" && !each.explained);
    expect(isOpen).toHaveLength(open);
  });
});

/** Every other template has last year's figures. */
async function compareAll(form: Form, fillings: readonly Filling[], previous: Submission) {
  const total = {
    verdicts: 0,
    failures: 0,
    disagreements: [] as string[],
    failed: new Map<string, number>(),
  };
  for (let start = 0; start < fillings.length; start += BATCH) {
    const batch = fillings.slice(start, start + BATCH).map((filling, index) => ({
      filling,
      previous: index % 2 === 0 ? previous : undefined,
    }));
    const templates: Uint8Array[] = [];
    for (const each of batch)
      templates.push(await writeTemplate(form, each.filling, each.previous));
    for (const [index, bytes] of recalculated(templates).entries()) {
      const found = await compareVerdicts(bytes, form, batch[index]?.previous);
      total.verdicts += found.verdicts;
      total.failures += found.failures;
      for (const [id, times] of found.failed)
        total.failed.set(id, times + (total.failed.get(id) ?? 0));
      total.disagreements.push(...found.disagreements.map((text) => `${start + index}: ${text}`));
    }
    // A long run says how far it is.
    if (fillings.length > BATCH) {
      const { verdicts, failures, disagreements, failed } = total;
      console.log(form.id, { checks: failed.size, verdicts, failures, disagreements });
    }
  }
  return total;
}

async function submissionOf(bytes: Uint8Array, form: Form): Promise<Submission> {
  const opened = await openSubmission(bytes, [form], "previous.xlsx");
  if (opened.kind === "problem") throw new Error(opened.code);
  return opened.submission;
}

/** A form over the names of the random conditions; each of them is a check, some for every row. */
function nonsense(sources: readonly string[]): Form {
  const form = loadedForm(`
form: nonsense
version: "1"
title: 示例
none: 无
reporting_unit: 名称
period: 年度
units: {}
sheets:
  - name: 第一张
    sections:
      - title: 栏
        fields:
          年度: { type: year, required: false }
          甲: { type: decimal }
          乙: { type: decimal, required: false }
          丙: { type: decimal }
          名称: { type: text }
          别名: { type: text }
          日期: { type: date }
          止: { type: date }
  - name: 第二张
    sections:
      - title: 行
        table: 表
        rows: 3
        columns:
          数: { type: decimal }
          价: { type: decimal }
          类: { type: text }
          日: { type: date }
checks: []
`);
  // Where a condition and its opposite fail alike, both know what cannot be told.
  const all = sources.filter(mentionsField).flatMap((source) => [source, `not (${source})`]);
  return { ...form, checks: all.map((source, index) => toCheck(source, index, form)) };
}

function mentionsField(source: string): boolean {
  const { tree } = parse(source);
  return tree !== undefined && referencesOf(tree).length > 0;
}

/** Every third is asserted for rows, every fourth may be explained. */
function toCheck(source: string, index: number, form: Form): Check {
  const rows = index % 3 === 0 ? "表" : undefined;
  const { tree } = parse(source);
  if (!tree || typecheck(tree, { ...form, rows }).length > 0) throw new Error(source);
  return {
    id: `第${index}条`,
    severity: index % 4 === 0 ? "warning" : "error",
    rows,
    assert: tree,
    source,
    field: "甲",
    accept: [],
    reject: [],
  };
}

function toFilling({ fields, rows }: Facts): Filling {
  const inputs = (values: Readonly<Record<string, Value>>) =>
    new Map(
      Object.entries(values).flatMap(([name, value]): [string, Input][] => {
        const input = toInput(value);
        return input === undefined ? [] : [[name, input]];
      }),
    );
  return { fields: inputs(fields), tables: new Map([["表", rows.map(inputs)]]), notes: [] };
}

function toInput(value: Value): Input | undefined {
  switch (value.kind) {
    case "number":
      return value.number;
    case "text":
      return value.text;
    case "date":
      // A year that no cell can say.
      return value.date.startsWith("0") ? "20210230" : Number(value.date.replaceAll("-", ""));
    case "none":
      return "无";
    case "blank":
      return undefined;
    case "unknown":
      return "#REF!";
  }
}
