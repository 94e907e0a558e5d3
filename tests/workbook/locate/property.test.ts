import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddress, toAddress } from "../../../src/model/address.js";
import type { Finding } from "../../../src/model/finding.js";
import type { Form, Table } from "../../../src/model/form.js";
import type { Cell, Row, Submission } from "../../../src/model/submission.js";
import type { NamedPlace, WorkbookContent } from "../../../src/workbook/content.js";
import { normalise } from "../../../src/workbook/normalise/normalise.js";
import { readSubmission } from "../../../src/workbook/submission.js";
import {
  clearCell,
  copyRow,
  copySheet,
  deleteColumn,
  deleteRow,
  dropIdentity,
  dropSheet,
  type Edit,
  edit,
  insertColumn,
  insertRow,
  moveCell,
  moveSheet,
  renameSheet,
  setCell,
} from "../../fixtures/edit-workbook.js";
import { ERC, loadedForm } from "../../fixtures/erc-annual.js";
import { anyForm } from "../../fixtures/forms.js";
import { markedWorkbook, truthOf, withTruth } from "../../fixtures/marked-workbook.js";

/**
 * The promise of locating: after whatever people do to a workbook, each field has the value that
 * stands in its own cell, or is unknown, or has a finding. Never another cell's value, silently.
 */

/** Equal labels wherever a form may have them: in brackets, in sections, in tables, on sheets. */
const REPEATING = loadedForm(`
form: repeating
version: "1"
title: 重名表
none: 无
reporting_unit: 名称
period: 年度
units: { 万元: {}, 人: {} }
sheets:
  - name: 封 面
    sections:
      - title: 单位
        fields: { 名称: { type: text }, 年度: { type: year } }
      - title: [论文, 其他]
        fields:
          论文: { type: integer }
          其中论文: { label: 其中：论文, type: integer }
          论文SCI: { label: 论文（SCI）, type: integer }
          论文EI: { label: 论文（EI）, type: integer }
          论文收入: { label: 收入, type: decimal, unit: 万元 }
      - title: [人员, 其他]
        fields:
          人员收入: { label: 收入, type: decimal, unit: 万元 }
          人员: { label: 收入（人）, type: integer, unit: 人 }
  - name: 专家's "表"
    sections:
      - title: 国内专家
        table: 国内专家
        rows: 4
        columns: { 姓名: { type: text }, 职称: { type: text } }
      - title: 国外专家
        table: 国外专家
        rows: 4
        columns: { 姓名: { type: text }, 职称: { type: text } }
      - title: 专家费用
        fields:
          咨询费: { type: decimal, unit: 万元 }
          差旅费: { type: decimal, unit: 万元 }
  - name: 上半年
    sections:
      - title: 产出
        fields:
          上产值: { label: 产值, type: decimal, unit: 万元 }
          上利润: { label: 利润, type: decimal, unit: 万元 }
  - name: 下半年
    sections:
      - title: 产出
        fields:
          下产值: { label: 产值, type: decimal, unit: 万元 }
          下利润: { label: 利润, type: decimal, unit: 万元 }
checks: []
`);

const CASES = await Promise.all(
  [ERC, REPEATING].map(async (form) => ({
    form,
    marked: withTruth(await markedWorkbook(form, 3), form),
  })),
);

/** An edit of the sheet at an index, so that renamed and deleted sheets do not matter. */
type Step = { readonly text: string; readonly apply: Edit };

const onSheet =
  (index: number, make: (sheet: string) => Edit): Edit =>
  (workbook) => {
    const visible = workbook.sheets.filter(({ hidden }) => !hidden).slice(0, 4);
    const sheet = visible[index % visible.length];
    return sheet ? make(sheet.name)(workbook) : workbook;
  };

const sheet = fc.nat(3);
const row = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 75 }));
const column = fc.integer({ min: 1, max: 6 });
const fresh = fc.oneof(
  fc.integer({ min: 500_000, max: 600_000 }),
  fc.integer({ min: 1, max: 99 }).map((number) => `新填${number}`),
);
let serial = 0;

const step = <Values extends unknown[]>(
  name: string,
  values: { readonly [Key in keyof Values]: fc.Arbitrary<Values[Key]> },
  make: (...values: Values) => Edit,
): fc.Arbitrary<Step> =>
  fc
    .tuple(...values)
    .map((drawn) => ({ text: `${name}(${drawn.join(", ")})`, apply: make(...(drawn as Values)) }));

/** What may happen to any workbook. */
const harmless: readonly fc.Arbitrary<Step>[] = [
  step("insertRow", [sheet, row, fc.integer({ min: 1, max: 8 })], (index, at, count) =>
    onSheet(index, (name) => insertRow(name, at, count)),
  ),
  step("deleteRow", [sheet, row], (index, at) => onSheet(index, (name) => deleteRow(name, at))),
  step("insertColumn", [sheet, column], (index, at) =>
    onSheet(index, (name) => insertColumn(name, at)),
  ),
  step("deleteColumn", [sheet, column], (index, at) =>
    onSheet(index, (name) => deleteColumn(name, at)),
  ),
  step("setCell", [sheet, row, column, fresh], (index, at, on, content) =>
    onSheet(index, (name) => setCell(name, toAddress(at, on), content)),
  ),
  step("clearCell", [sheet, row, column], (index, at, on) =>
    onSheet(index, (name) => clearCell(name, toAddress(at, on))),
  ),
  step("renameSheet", [sheet], (index) =>
    onSheet(index, (name) => {
      serial += 1;
      return renameSheet(name, `改名${serial}`);
    }),
  ),
  step("moveSheet", [sheet, sheet], (index, to) => onSheet(index, (name) => moveSheet(name, to))),
  step("dropSheet", [sheet], (index) => onSheet(index, dropSheet)),
  step("dropIdentity", [], () => dropIdentity),
];

/** What only defined names can see through: the form's own words and values in other places. */
const confusing = (form: Form): readonly fc.Arbitrary<Step>[] => [
  step("copyRow", [sheet, row, row], (index, from, to) =>
    onSheet(index, (name) => copyRow(name, from, to)),
  ),
  step(
    "relabel",
    [sheet, row, column, fc.constantFrom(...labelsOf(form))],
    (index, at, on, label) => onSheet(index, (name) => setCell(name, toAddress(at, on), label)),
  ),
  step("retitle", [sheet, row, fc.constantFrom(...titlesOf(form))], (index, at, title) =>
    onSheet(index, (name) => setCell(name, toAddress(at, 1), title)),
  ),
  step("moveCell", [sheet, row, column, row, column], (index, r1, c1, r2, c2) =>
    onSheet(index, (name) => (workbook) => {
      // A single cell of a table belongs to no row once it is elsewhere.
      const hasTable = [...workbook.names].some(
        ([key, place]) =>
          key.startsWith("truth:column") && place.kind === "cell" && place.sheet === name,
      );
      return hasTable ? workbook : moveCell(name, toAddress(r1, c1), toAddress(r2, c2))(workbook);
    }),
  ),
  step("copySheet", [sheet], (index) =>
    onSheet(index, (name) => {
      serial += 1;
      return copySheet(name, `副本${serial}`);
    }),
  ),
];

const labelsOf = ({ fields }: Form): string[] => [...fields.values()].map(({ label }) => label);

const titlesOf = ({ sheets }: Form): string[] =>
  sheets.flatMap(({ sections }) => sections.flatMap(({ title }) => title.at(-1) ?? []));

describe.each(CASES)("in a workbook of $form.id", ({ form, marked }) => {
  test("that nobody edited, every cell is read without a finding", () => {
    expect(wrongSilently(marked, marked, form)).toEqual([]);
    expect(readSubmission(marked, form, "x.xlsx").findings.filter(isLocating)).toEqual([]);
    const nameless = { ...marked, names: new Map() };
    expect(readSubmission(nameless, form, "x.xlsx").findings.filter(isLocating)).toEqual([]);
  });

  test("after any edits, no field has another cell's value unless a finding says so", () => {
    const steps = fc.array(fc.oneof(...harmless, ...harmless, ...confusing(form)), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(steps, (edits) => {
        const truth = edit(marked, ...edits.map(({ apply }) => apply));
        expect(wrongSilently(truth, truth, form), show(edits)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("after edits that move no words of the form, the labels alone keep the promise", () => {
    const steps = fc.array(fc.oneof(...harmless), { maxLength: 6 });
    fc.assert(
      fc.property(steps, (edits) => {
        const truth = edit(marked, ...edits.map(({ apply }) => apply));
        const nameless = { ...truth, names: new Map() };
        expect(wrongSilently(nameless, truth, form), show(edits)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

test("a template of whatever form is read cell by cell, without a finding", async () => {
  await fc.assert(
    fc.asyncProperty(anyForm, async (form) => {
      const marked = withTruth(await markedWorkbook(form, 1), form);
      expect(wrongSilently(marked, marked, form)).toEqual([]);
      expect(readSubmission(marked, form, "x.xlsx").findings).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("a template of whatever form is never misread by its labels alone", async () => {
  await fc.assert(
    fc.asyncProperty(anyForm, async (form) => {
      const marked = withTruth(await markedWorkbook(form, 1), form);
      expect(wrongSilently({ ...marked, names: new Map() }, marked, form)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

/** What reading a cell says about its spelling is no business of these tests. */
const isLocating = ({ rule }: Finding): boolean => rule !== "normalised";

const show = (edits: readonly Step[]): string => edits.map(({ text }) => text).join(" ");

/** The fields and columns whose values are not those of their own cells, and have no finding. */
function wrongSilently(workbook: WorkbookContent, truth: WorkbookContent, form: Form): string[] {
  const submission = readSubmission(workbook, form, "x.xlsx");
  return [...wrongFields(submission, truth, form), ...wrongTables(submission, truth, form)];
}

function wrongFields(
  { fields, findings }: Submission,
  truth: WorkbookContent,
  form: Form,
): string[] {
  return [...form.fields.values()].flatMap((field) => {
    const cell = fields.get(field.name);
    if (!cell) return [`${field.name}: not read`];
    if (cell.value.kind === "unknown" || isReported(field.name, findings, form)) return [];
    const place = truth.names.get(truthOf.field(field.name));
    if (place?.kind !== "cell") return [`${field.name}: cell is gone, read ${cell.raw}`];
    const expected = normalise(contentOf(place, truth), field, form).value;
    return JSON.stringify(expected) === JSON.stringify(cell.value)
      ? []
      : [`${field.name}: ${cell.raw} for ${JSON.stringify(expected)}`];
  });
}

function wrongTables(
  { tables, findings }: Submission,
  truth: WorkbookContent,
  form: Form,
): string[] {
  return [...form.tables.values()].flatMap((table) => {
    const content = tables.get(table.name);
    if (!content) return [`${table.name}: not read`];
    if (isReported(table.name, findings, form)) return [];
    const rows = rowsOf(table.name, truth).filter((place) => isUsed(place, table, truth));
    const others = [...form.tables.keys()].filter((name) => name !== table.name);
    const foreign = others.flatMap((name) => rowsOf(name, truth).map(keyOf));
    const read = content.rows.map((row) => keyOfCell(row.values().next().value));
    const lost = rows.map(keyOf).filter((key) => !read.includes(key));
    return [
      ...lost.map((key) => `${table.name}: ${key} lost`),
      ...read
        .filter((key) => foreign.includes(key))
        .map((key) => `${table.name}: ${key} is not its`),
      ...content.rows.flatMap((row) => wrongColumns(table.name, row, { findings, truth, form })),
    ];
  });
}

function wrongColumns(
  table: string,
  row: Row,
  { findings, truth, form }: { findings: readonly Finding[]; truth: WorkbookContent; form: Form },
): string[] {
  return [...row].flatMap(([name, { value, place }]) => {
    if (value.kind === "unknown" || isReported(`${table}.${name}`, findings, form)) return [];
    const header = truth.names.get(truthOf.column(table, name));
    const column = parseAddress(place.address ?? "")?.column;
    const isOwn =
      header?.kind === "cell" && header.column === column && header.sheet === place.sheet;
    return isOwn ? [] : [`${table}.${name}: read ${place.sheet}!${place.address}`];
  });
}

type CellSpot = Extract<NamedPlace, { kind: "cell" }>;

const rowsOf = (table: string, truth: WorkbookContent): CellSpot[] =>
  [...truth.names].flatMap(([name, place]) =>
    name.startsWith(truthOf.row(table, "")) && place.kind === "cell" ? [place] : [],
  );

const keyOf = ({ sheet, row }: Pick<CellSpot, "sheet" | "row">): string => `${sheet}!${row}`;

const keyOfCell = (cell: Cell | undefined): string =>
  keyOf({
    sheet: cell?.place.sheet ?? "",
    row: parseAddress(cell?.place.address ?? "")?.row ?? 0,
  });

/** Whether something stands under one of the table's own headers. */
const isUsed = (place: CellSpot, table: Table, truth: WorkbookContent): boolean =>
  [...table.columns.keys()].some((name) => {
    const header = truth.names.get(truthOf.column(table.name, name));
    return header?.kind === "cell" && contentOf({ ...place, column: header.column }, truth);
  });

const contentOf = ({ sheet, row, column }: CellSpot, { sheets }: WorkbookContent) =>
  sheets
    .find(({ name }) => name === sheet)
    ?.rows.get(row)
    ?.get(column);

function isReported(field: string, findings: readonly Finding[], form: Form): boolean {
  const [table = ""] = field.split(".");
  const sheet = sheetOf(table, form);
  return findings.some(({ rule, place }) => {
    if (place.kind !== "cell") return false;
    if (rule === "sheet-missing") return place.sheet === sheet;
    return place.field === field || place.field === table;
  });
}

const sheetOf = (name: string, form: Form): string | undefined =>
  form.sheets.find(({ sections }) =>
    sections.some((section) =>
      section.kind === "table"
        ? section.table.name === name
        : section.fields.some((field) => field.name === name),
    ),
  )?.name;
