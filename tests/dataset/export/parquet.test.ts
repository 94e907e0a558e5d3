import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import { toParquet } from "../../../src/dataset/export/parquet.js";
import {
  type Column,
  columnOf,
  type DataTable,
  type Datum,
  ofArrays,
} from "../../../src/dataset/table.js";
import { HOSTILE, SMALL } from "./small-dataset.js";

describe("a table as Parquet", () => {
  test.each(
    [...Object.values(SMALL.tables), ...SMALL.rows].map((table) => [table.name, table] as const),
  )("%s is read back as it is", async (_, table) => {
    expect(await read(table)).toEqual(objectsOf(table));
  });

  test("has a physical type for each type", () => {
    const { schema } = parquetMetadata(bufferOf(mixed()));
    expect(
      schema
        .slice(1)
        .map(({ type, converted_type, repetition_type }) => [
          type,
          converted_type,
          repetition_type,
        ]),
    ).toEqual([
      ["BYTE_ARRAY", "UTF8", "OPTIONAL"],
      ["INT32", undefined, "OPTIONAL"],
      ["DOUBLE", undefined, "OPTIONAL"],
      ["BOOLEAN", undefined, "OPTIONAL"],
      ["INT32", "DATE", "OPTIONAL"],
    ]);
  });

  test("keeps dates as days, also before 1970", async () => {
    expect((await read(mixed())).map(({ date }) => date)).toEqual([
      new Date("2021-01-31T00:00:00Z"),
      null,
      new Date("1969-12-31T00:00:00Z"),
    ]);
  });

  test("keeps all-null columns", async () => {
    const columns = mixed().columns;
    const empty = ofArrays(
      { ...mixed(), columns },
      columns.map(() => [null, null]),
    );
    const nulls = Object.fromEntries(columns.map(({ name }) => [name, null]));
    expect(await read(empty)).toEqual([nulls, nulls]);
  });

  test("without rows has its columns", async () => {
    const empty = ofArrays(
      mixed(),
      mixed().columns.map(() => []),
    );
    expect(await read(empty)).toEqual([]);
    expect(parquetMetadata(bufferOf(empty)).schema.map(({ name }) => name)).toEqual([
      "root",
      ...empty.columns.map(({ name }) => name),
    ]);
  });

  test("keeps hostile text, lone surrogates aside", async () => {
    const rows = await read(tableOf("text", HOSTILE));
    expect(rows.map(({ it }) => it)).toEqual(
      HOSTILE.map((text) => text.replace("\ud800", "\uFFFD")),
    );
  });

  test.each<[string, Datum[], string, unknown[]]>([
    ["INT64 where one is beyond 32 bits", [2 ** 31, null, -1], "INT64", [2n ** 31n, null, -1n]],
    ["INT32 up to its limits", [2 ** 31 - 1, -(2 ** 31)], "INT32", [2147483647, -2147483648]],
    ["DOUBLE where a filler wrote a fraction", [1.5, 2], "DOUBLE", [1.5, 2]],
    ["DOUBLE where one is beyond 53 bits", [1e20], "DOUBLE", [1e20]],
  ])("integers are %s", async (_, values, type, expected) => {
    const table = tableOf("integer", values);
    expect(parquetMetadata(bufferOf(table)).schema[1]?.type).toBe(type);
    expect((await read(table)).map(({ it }) => it)).toEqual(expected);
  });

  test("a text that is no date makes a column of texts", async () => {
    const rows = await read(tableOf("date", ["2021-02-30", "2021-02-28"]));
    expect(rows.map(({ it }) => it)).toEqual(["2021-02-30", "2021-02-28"]);
  });

  test("says what its columns are called and measured in", () => {
    const [rows] = SMALL.rows;
    if (!rows) throw new Error("no rows");
    const { key_value_metadata } = parquetMetadata(bufferOf(rows));
    const { value = "" } = key_value_metadata?.find(({ key }) => key === "hebiao") ?? {};
    expect(JSON.parse(value)).toMatchObject({
      table: "设备",
      columns: expect.arrayContaining([
        { name: "单价", title: { zh: "单价", en: "单价" }, unit: "元" },
      ]),
    });
  });

  test("of 250,000 rows is read back", async () => {
    const table = tableOf(
      "integer",
      Array.from({ length: 250_000 }, (_, at) => at % 977),
    );
    expect((await read(table)).every(({ it }, at) => it === at % 977)).toBe(true);
  });
});

const bufferOf = (table: DataTable): ArrayBuffer => toParquet(table).buffer as ArrayBuffer;

const read = (table: DataTable): Promise<Record<string, unknown>[]> =>
  parquetReadObjects({ file: bufferOf(table) });

const toColumn = (name: string, type: Column["type"]): Column => ({
  name,
  type,
  title: { zh: name, en: name },
});

const tableOf = (type: Column["type"], values: readonly Datum[]): DataTable =>
  ofArrays({ name: "t", title: { zh: "t", en: "t" }, columns: [toColumn("it", type)] }, [values]);

const mixed = (): DataTable =>
  ofArrays(
    {
      name: "mixed",
      title: { zh: "混合", en: "mixed" },
      columns: [
        toColumn("text", "text"),
        toColumn("integer", "integer"),
        toColumn("number", "number"),
        toColumn("boolean", "boolean"),
        toColumn("date", "date"),
      ],
    },
    [
      ["甲🧪", "", null],
      [1, null, -3],
      [0.1, null, 1e300],
      [true, false, null],
      ["2021-01-31", null, "1969-12-31"],
    ],
  );

const objectsOf = (table: DataTable): Record<string, unknown>[] =>
  Array.from({ length: table.data.numRows() }, (_, row) =>
    Object.fromEntries(
      table.columns.map(({ name, type }) => {
        const value = columnOf(table, name)[row] ?? null;
        return [name, type === "date" && value !== null ? new Date(`${value}T00:00:00Z`) : value];
      }),
    ),
  );
