import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Dataset, TABLE_NAMES } from "../../../src/dataset/dataset.js";
import {
  fromDatasetJson,
  fromStoredDataset,
  toDatasetJson,
  toStoredDataset,
} from "../../../src/dataset/export/json.js";
import type { StoredTable } from "../../../src/dataset/export/stored-dataset.js";
import {
  type Column,
  columnOf,
  type DataTable,
  type Datum,
  ofArrays,
} from "../../../src/dataset/table.js";
import { HOSTILE, SMALL, toDataset } from "./small-dataset.js";

describe("a dataset as JSON", () => {
  test("is read as it was written", () => {
    expect(plain(read(toDatasetJson(SMALL)))).toEqual(plain(SMALL));
  });

  test("is the same text for the same dataset, read or not", () => {
    expect(toDatasetJson(read(toDatasetJson(SMALL)))).toBe(toDatasetJson(SMALL));
  });

  test("may have no rows at all", () => {
    expect(plain(read(toDatasetJson(toDataset())))).toEqual(plain(toDataset()));
  });

  test("does not store what follows from the submissions", () => {
    const { tables, rows } = toStoredDataset(SMALL);
    expect(derivedOf(tables, "values")).toEqual(["unit", "period", "file"]);
    expect(derivedOf(rows, "设备")).toEqual(["unit", "period", "file"]);
    expect(derivedOf(tables, "submissions")).toEqual([]);
  });

  test("stores a column of which one row does not follow", () => {
    expect(derivedOf(toStoredDataset(SMALL).tables, "findings")).toEqual(["file"]);
  });

  test("keeps hostile text as it is", () => {
    const dataset = toDataset({ reads: HOSTILE.map((text) => [text, text]) });
    expect(columnOf(read(toDatasetJson(dataset)).tables.reads, "check")).toEqual(HOSTILE);
  });

  test("has null for numbers that JSON cannot say", () => {
    const table = tableOf("数", [NaN, Infinity, 0.1], "number");
    const [rows] = read(toDatasetJson(toDataset({ rows: [table] }))).rows;
    expect(rows && columnOf(rows, "数")).toEqual([null, null, 0.1]);
  });

  test("round-trips random tables", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyTable, { selector: ({ name }) => name }), (rows) => {
        const dataset = { ...SMALL, rows };
        expect(plain(read(toDatasetJson(dataset)))).toEqual(plain(dataset));
      }),
    );
  });
});

describe("what is no dataset", () => {
  test.each(["", "{", "null", "[]", "1", "{}", '{"format":"other"}'])("%j is none", (text) => {
    expect(fromDatasetJson(text)).toEqual({ problem: "not-a-dataset" });
  });

  test.each([2, "1", undefined])("a dataset of version %j says which it found", (version) => {
    expect(fromStoredDataset({ ...toStoredDataset(SMALL), formatVersion: version })).toEqual({
      problem: "other-version",
      found: version,
    });
  });

  test("any part of a sound one left out or replaced is noticed, and nothing is thrown", () => {
    const paths = pathsOf(JSON.parse(toDatasetJson(SMALL)));
    const replaced = fc.constantFrom<unknown>(
      undefined,
      null,
      7.5,
      true,
      {},
      [],
      [[]],
      "__proto__",
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), replaced, (path, value) => {
        const stored = JSON.parse(toDatasetJson(SMALL));
        replace(stored, path, value);
        const result = fromStoredDataset(stored);
        if ("problem" in result) return;
        for (const table of [...Object.values(result.tables), ...result.rows]) {
          for (const { name } of table.columns) columnOf(table, name);
        }
        expect(Object.keys(result.tables)).toEqual([...TABLE_NAMES]);
      }),
      { numRuns: 2000 },
    );
  });

  test.each<[string, (stored: Stored) => void]>([
    ["a table is missing", ({ tables }) => tables.pop()],
    ["a table comes twice", ({ tables }) => tables.push(tables[0])],
    ["a column is too short", ({ tables }) => tables[0].data[0].pop()],
    ["a column that programs ask for is missing", ({ tables }) => dropColumn(tables[0])],
    ["a code leads nowhere", ({ tables }) => tables[2].data[6].codes.fill(99)],
    ["a code is no integer", ({ tables }) => tables[2].data[6].codes.fill("length")],
    ["runs are too short", ({ tables }) => tables[2].data[0].runs.splice(0, 3)],
    ["a run is without end", ({ tables }) => tables[2].data[0].runs.splice(2, 1, 1e300)],
    ["text stands among numbers", ({ tables }) => tables[2].data[4].fill("1")],
    ["a column of the submissions follows from itself", ({ tables }) => derive(tables[1], 1)],
    ["a column that the submissions lack follows from them", ({ tables }) => derive(tables[2], 4)],
    ["the key follows from itself", ({ tables }) => derive(tables[2], 0)],
    ["a column has a name that objects cannot hold", ({ rows }) => rename(rows[0], 3, "__proto__")],
    ["two columns have one name", ({ rows }) => rename(rows[0], 3, "单价")],
  ])("it is none where %s", (_, spoil) => {
    const stored = JSON.parse(toDatasetJson(SMALL));
    spoil(stored);
    expect(fromStoredDataset(stored)).toEqual({ problem: "not-a-dataset" });
  });
});

describe("a dataset of 500 submissions and 392 fields", () => {
  const dataset = toLargeDataset(500, 392);

  test("is less than 5 MB", () => {
    expect(new TextEncoder().encode(toDatasetJson(dataset)).length).toBeLessThan(5e6);
  });

  test("has all its values when it is read again", () => {
    expect(read(toDatasetJson(dataset)).tables.values.data.numRows()).toBe(196_000);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: tests spoil parsed JSON of any shape.
type Stored = any;

function read(text: string): Dataset {
  const result = fromDatasetJson(text);
  if ("problem" in result) throw new Error(result.problem);
  return result;
}

const plain = ({ form, tables, rows }: Dataset) => ({
  form,
  tables: Object.values(tables).map(plainTable),
  rows: rows.map(plainTable),
});

const plainTable = (table: DataTable) => ({
  ...table,
  data: table.columns.map(({ name }) => columnOf(table, name)),
});

const derivedOf = (tables: readonly StoredTable[], name: string): string[] =>
  tables
    .filter((table) => table.name === name)
    .flatMap(({ columns, data }) =>
      columns.filter((_, at) => "derived" in (data[at] ?? {})).map((column) => column.name),
    );

const tableOf = (name: string, values: readonly Datum[], type: Column["type"]): DataTable =>
  ofArrays({ name, title: { zh: name, en: name }, columns: [toColumn(name, type)] }, [values]);

const toColumn = (name: string, type: Column["type"]): Column => ({
  name,
  type,
  title: { zh: name, en: name },
});

const DATA: Readonly<Record<Column["type"], fc.Arbitrary<Datum>>> = {
  text: fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...HOSTILE, "甲", "乙")),
  integer: fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.nat({ max: 3 })),
  number: fc.oneof(
    fc.constantFrom(0.1, 1e21, 5e-324),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
  boolean: fc.boolean(),
  date: fc.constantFrom("2021-01-31", "1999-12-31"),
  period: fc.constantFrom(2021, 2023 * 12 + 9, 2023 * 4 + 2),
};

const anyColumn = fc
  .tuple(
    fc.oneof(fc.string(), fc.constantFrom("submission", "unit", "file", "errors", "名称")),
    fc.constantFrom(...(Object.keys(DATA) as Column["type"][])),
  )
  .filter(([name]) => name !== "__proto__")
  .map(([name, type]) => toColumn(name, name === "submission" ? "integer" : type));

const anyTable: fc.Arbitrary<DataTable> = fc
  .tuple(
    fc.string(),
    fc.uniqueArray(anyColumn, { minLength: 1, maxLength: 6, selector: ({ name }) => name }),
    fc.nat({ max: 12 }),
  )
  .chain(([name, columns, length]) =>
    fc
      .tuple(...columns.map(({ type }) => arraysOf(type, length)))
      .map((arrays) => ofArrays({ name, title: { zh: name, en: "" }, columns }, arrays)),
  );

/** −0 is 0 in JSON, and need be no other number here. */
const arraysOf = (type: Column["type"], length: number): fc.Arbitrary<Datum[]> =>
  fc.array(
    fc.option(DATA[type], { nil: null }).map((value) => (value === 0 ? 0 : value)),
    { minLength: length, maxLength: length },
  );

const dropColumn = (table: Stored) => {
  table.columns.pop();
  table.data.pop();
};

const derive = (table: Stored, at: number) => {
  table.data[at] = { derived: true };
};

const rename = (table: Stored, at: number, name: string) => {
  table.columns[at].name = name;
};

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function replace(stored: Stored, path: Path, value: unknown): void {
  const last = path.at(-1);
  if (last === undefined) return;
  const parent = path.slice(0, -1).reduce((inner, key) => inner[key], stored);
  if (value === undefined && Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (value === undefined) delete parent[last];
  else parent[last] = value;
}

function toLargeDataset(submissions: number, fields: number): Dataset {
  const numbers = Array.from({ length: submissions }, (_, at) => at + 1);
  const names = Array.from({ length: fields }, (_, at) => `指标${at}的名称`);
  const unitOf = (number: number) => `某某大学某某教育部工程研究中心${number % 100}`;
  const periodOf = (number: number) => 2019 + Math.floor((number - 1) / 100);
  const fileOf = (number: number) => `${periodOf(number)}/${unitOf(number)}.xlsx`;
  return toDataset({
    units: numbers.slice(0, 100).map((number) => [unitOf(number), "东部", true, null, null]),
    submissions: numbers.map((number) => [
      ...[number, unitOf(number), periodOf(number), unitOf(number), "2023"],
      ...[fileOf(number), "0".repeat(64), false, 0, 0, 0, 0],
    ]),
    values: numbers.flatMap((number) =>
      names.map((name, at) => {
        const isText = at % 8 === 0;
        const value = Math.round(((number * 7919 + at * 104729) % 1e6) * (at % 3)) / 100;
        return [
          ...[number, unitOf(number), periodOf(number), name, isText ? null : value],
          isText ? `${unitOf(number)}第${number}份第${at}项的说明文字` : null,
          ...[value === 0 ? "none" : "reported", fileOf(number), "统计表", `C${at + 3}`],
        ];
      }),
    ),
  });
}
