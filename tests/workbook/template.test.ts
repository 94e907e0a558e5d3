import fc from "fast-check";
import { unzipSync } from "fflate";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readFilling } from "../../src/form/filling.js";
import { toAddress } from "../../src/model/address.js";
import type { Filling, Input } from "../../src/model/filling.js";
import type { Field, Form } from "../../src/model/form.js";
import type { Row, Submission } from "../../src/model/submission.js";
import type { CellContent } from "../../src/workbook/content.js";
import { FIELD_COLUMNS, layoutOf } from "../../src/workbook/layout.js";
import { normalise } from "../../src/workbook/normalise/normalise.js";
import { openSubmission } from "../../src/workbook/open.js";
import { writeTemplate } from "../../src/workbook/template/write.js";
import {
  BLANK_FILE,
  bytesOf,
  contentOf,
  ERC,
  loadedForm,
  REAL_FILE,
  textOf,
  VALUES_FILE,
} from "../fixtures/erc-annual.js";
import { shown } from "../fixtures/shown.js";
import { SURVEY_2 } from "../fixtures/two-forms.js";

/** One field of each type, a table, and a sheet whose name needs quoting. */
const EVERY_TYPE = loadedForm(`
form: every-type
version: "1.0"
title: 各类指标
none: 无
reporting_unit: 名称
period: 年度
units: { 人: {}, 万元: {} }
sheets:
  - name: 张三's "总表" (1)
    sections:
      - title: 指标
        fields:
          名称: { type: text }
          年度: { type: year }
          人数: { type: integer, unit: 人 }
          金额: { type: decimal, unit: 万元, decimals: 2 }
          类别: { type: choice, options: [甲类, 乙类] }
          日期: { type: date }
  - name: 明 细
    sections:
      - title: 明细
        table: 明细
        rows: 4
        columns:
          摘要: { type: text }
          数量: { type: integer, unit: 人 }
          数额: { type: decimal, unit: 万元 }
          时间: { type: date }
checks: []
`);

async function submissionOf(form: Form, filling?: Filling): Promise<Submission> {
  const opened = await openSubmission(await writeTemplate(form, filling), [form], "x.xlsx");
  if (opened.kind === "problem") throw new Error(opened.code);
  return opened.submission;
}

describe("a template", () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  test.each([
    ["2021-03-04T05:06:07Z", "Asia/Shanghai"],
    ["2031-12-31T23:59:59Z", "America/Los_Angeles"],
    ["1999-01-01T00:00:00Z", "Pacific/Auckland"],
  ])("has the same bytes when written at %s in %s", async (now, zone) => {
    const bytes = await writeTemplate(SURVEY_2);
    vi.useFakeTimers({ now: new Date(now), toFake: ["Date"] });
    vi.stubEnv("TZ", zone);
    expect(Buffer.from(await writeTemplate(SURVEY_2)).equals(Buffer.from(bytes))).toBe(true);
  });

  test.each([
    ["without values", BLANK_FILE, undefined],
    ["with the values of a public report", REAL_FILE, VALUES_FILE],
  ])("of the rule file, %s, is byte for byte the one in the project", async (_, file, values) => {
    const { filling } = values ? readFilling(textOf(values), values, ERC) : {};
    expect(values === undefined || filling !== undefined).toBe(true);
    expect(Buffer.from(await writeTemplate(ERC, filling)).equals(bytesOf(file))).toBe(true);
  });

  test.each([
    ["erc-annual", ERC],
    ["every-type", EVERY_TYPE],
  ])("of %s has a defined name for every field and table, which points there", async (_, form) => {
    const { names } = await contentOf(await writeTemplate(form));
    const { sheets, definedNames } = layoutOf(form);
    const expected = new Map<string | undefined, unknown>();
    for (const { name: sheet, sections } of sheets) {
      for (const section of sections) {
        if (section.kind === "fields") {
          for (const { field, row } of section.fields) {
            const place = { kind: "cell", sheet, row, column: FIELD_COLUMNS.value };
            expected.set(definedNames.fields.get(field.name), place);
          }
        } else {
          const place = { kind: "cell", sheet, row: section.headerRow, column: 1 };
          expected.set(definedNames.tables.get(section.table.name), place);
        }
      }
    }
    expect(names).toEqual(expected);
  });

  test("hides its identity so that no user interface shows it", async () => {
    const parts = unzipSync(await writeTemplate(SURVEY_2));
    const workbook = new TextDecoder().decode(parts["xl/workbook.xml"]);
    const states = [...workbook.matchAll(/<sheet\b[^>]*>/g)].map(([sheet]) => [
      /name="([^"]*)"/.exec(sheet)?.[1],
      /state="([^"]*)"/.exec(sheet)?.[1],
    ]);
    expect(states).toEqual([
      ["调查", "visible"],
      ["填报说明", "visible"],
      ["_hebiao", "veryHidden"],
      ["_hebiao_checks", "hidden"],
    ]);
  });

  test("says which form and version it is, in its hidden sheet and its properties", async () => {
    const bytes = await writeTemplate(EVERY_TYPE);
    const { sheets } = await contentOf(bytes);
    expect([
      ...(sheets
        .find(({ name }) => name === "_hebiao")
        ?.rows.get(1)
        ?.values() ?? []),
    ]).toEqual([
      { kind: "text", text: "hebiao" },
      { kind: "text", text: "every-type" },
      { kind: "text", text: "1.0" },
    ]);
    const core = new TextDecoder().decode(unzipSync(bytes)["docProps/core.xml"]);
    expect(core).toContain("<dc:subject>every-type@1.0</dc:subject>");
  });

  test.each([
    ["erc-annual", ERC],
    ["every-type", EVERY_TYPE],
  ])("of %s, not filled in, reads as blank at every place of the layout", async (_, form) => {
    const { fields, tables, findings } = await submissionOf(form);
    expect(findings).toEqual([]);
    const expected = layoutOf(form).sheets.flatMap(({ name, sections }) =>
      sections.flatMap((section) =>
        section.kind === "table"
          ? []
          : section.fields.map(({ field, row }) => [
              field.name,
              "(blank)",
              name,
              toAddress(row, FIELD_COLUMNS.value),
            ]),
      ),
    );
    const read = [...fields].map(([name, { value, place }]) => [
      name,
      shown(value),
      place.sheet,
      place.address,
    ]);
    expect(read).toEqual(expected);
    for (const [name, { rows, none, read: isRead }] of tables) {
      const prefilled = [...(form.tables.get(name)?.columns.values() ?? [])].some(
        ({ prefill }) => prefill,
      );
      expect([name, rows.length > 0, none, isRead]).toEqual([name, prefilled, false, true]);
    }
  });

  test("prints what a column is prefilled with, and what is filled in goes before it", async () => {
    const filling = {
      fields: new Map(),
      tables: new Map([["依托学科", [new Map([["序号", "主学科"]])]]]),
      notes: [],
    };
    const rows = (await submissionOf(ERC, filling)).tables.get("依托学科")?.rows ?? [];
    expect(rows.map((row) => [...row.values()].map(({ value }) => shown(value)))).toEqual([
      ["主学科", "(blank)"],
      ["学科2", "(blank)"],
      ["学科3", "(blank)"],
    ]);
  });
});

/** Whatever a person may type: no control characters, which no workbook can hold. */
const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .filter((typed) => !/\p{Cc}/u.test(typed));
const wording = fc.oneof(text, fc.constantFrom("无", " 无 ", "-", "=1+1", "'", "<&>", "1e5", "０"));
const number = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
);
const input: fc.Arbitrary<Input> = fc.oneof(wording, number);
const rowOf = (names: Iterable<string>): fc.Arbitrary<ReadonlyMap<string, Input>> =>
  fc
    .record(Object.fromEntries([...names].map((name) => [name, input])), { requiredKeys: [] })
    .map(
      (row) =>
        new Map(
          Object.entries(row).flatMap(([name, typed]) =>
            typed === undefined ? [] : [[name, typed]],
          ),
        ),
    );

describe("a template that was filled in", () => {
  const columns = EVERY_TYPE.tables.get("明细")?.columns ?? new Map<string, Field>();
  const filling: fc.Arbitrary<Filling> = fc.record({
    fields: rowOf(EVERY_TYPE.fields.keys()),
    tables: fc
      .array(rowOf(columns.keys()), { maxLength: 4 })
      .map((rows) => new Map([["明细", rows]])),
    notes: fc.array(wording, { maxLength: 2 }),
  });

  test("says exactly what was filled in, whatever that is", async () => {
    await fc.assert(
      fc.asyncProperty(filling, async (given) => {
        const { fields, tables } = await submissionOf(EVERY_TYPE, given);
        for (const field of EVERY_TYPE.fields.values()) {
          const { value, raw } = fields.get(field.name) ?? {};
          expect({ value, raw }).toEqual(expectedOf(field, given.fields.get(field.name)));
        }
        expect(tables.get("明细")?.rows.map(valuesOf)).toEqual(expectedRows(given));
      }),
      { numRuns: 40 },
    );
  });

  const valuesOf = (row: Row) => [...row.values()].map(({ value }) => value);

  /** Rows without content are no rows; a row of 无 alone says that there are none. */
  function expectedRows({ tables }: Filling) {
    const rows = (tables.get("明细") ?? []).map((row) =>
      [...columns.values()].map((column) => expectedOf(column, row.get(column.name)).value),
    );
    return rows.filter((values) => {
      const kinds = new Set(values.map(({ kind }) => kind));
      return kinds.has("number") || kinds.has("text") || kinds.has("date") || kinds.has("unknown");
    });
  }

  function expectedOf(field: Field, typed: Input | undefined) {
    const { value, raw } = normalise(toContent(typed), field, EVERY_TYPE);
    return { value, raw };
  }

  function toContent(typed: Input | undefined): CellContent | undefined {
    if (typed === undefined) return undefined;
    return typeof typed === "number"
      ? { kind: "number", number: typed }
      : { kind: "text", text: typed };
  }

  test("keeps numbers, texts, 无, dates and rows", async () => {
    const { fields, tables, findings } = await submissionOf(EVERY_TYPE, {
      fields: new Map<string, Input>([
        ["名称", "甲中心"],
        ["年度", 2021],
        ["人数", "无"],
        ["金额", 0.1 + 0.2],
        ["类别", "乙类"],
        ["日期", 20_211_231],
      ]),
      tables: new Map([
        [
          "明细",
          [
            new Map<string, Input>([
              ["摘要", "甲"],
              ["数量", 0],
              ["数额", -1.5],
              ["时间", 20_211_231],
            ]),
            new Map<string, Input>([["摘要", "乙"]]),
          ],
        ],
      ]),
      notes: ["无关的说明"],
    });
    expect(findings).toEqual([]);
    expect([...fields.values()].map(({ value }) => shown(value))).toEqual([
      "甲中心",
      2021,
      "(none)",
      0.1 + 0.2,
      "乙类",
      "2021-12-31",
    ]);
    expect(
      tables.get("明细")?.rows.map((row) => [...row.values()].map(({ value }) => shown(value))),
    ).toEqual([
      ["甲", 0, -1.5, "2021-12-31"],
      ["乙", "(blank)", "(blank)", "(blank)"],
    ]);
  });
});
