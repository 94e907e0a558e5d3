import papaparse from "papaparse";
import { describe, expect, test } from "vitest";
import type { Dataset } from "../../../src/dataset/dataset.js";
import { toDatasetFiles } from "../../../src/dataset/export/files.js";
import { type DataTable, toDataTable } from "../../../src/dataset/table.js";
import { SMALL, toDataset } from "./small-dataset.js";

describe("the files of a dataset", () => {
  test("are its description, its tables twice, and the dataset as JSON", () => {
    const tables = [
      "units",
      "submissions",
      "values",
      "findings",
      "fields",
      "checks",
      "reads",
      "parts",
    ];
    const names = [...tables, "rows-设备"];
    expect(toDatasetFiles(SMALL).map(({ path }) => path)).toEqual([
      "datapackage.json",
      ...names.flatMap((name) => [`${name}.csv`, `${name}.parquet`]),
      "dataset.json",
    ]);
  });

  test("are the same bytes for the same dataset", () => {
    expect(toDatasetFiles(SMALL)).toEqual(toDatasetFiles(SMALL));
  });

  test("have names that Windows takes, and no two alike", () => {
    const names = ["a/b:c", "a?b*c", "A_B_C", "../..", "结尾. ", "长".repeat(300)];
    const rows = names.map((name) => rowsTable(name));
    const paths = toDatasetFiles(toDataset({ rows })).map(({ path }) => path);
    expect(paths.filter((path) => /^rows-.*csv$/.test(path))).toEqual([
      "rows-a_b_c.csv",
      "rows-a_b_c-2.csv",
      "rows-A_B_C-3.csv",
      "rows-..__.csv",
      "rows-结尾_.csv",
      `rows-${"长".repeat(60)}.csv`,
    ]);
  });
});

describe("the Data Package", () => {
  test("names its form and its resources", () => {
    const { $schema, name, title, resources, hebiao } = packageOf(SMALL);
    expect({ $schema, name, title, hebiao }).toMatchObject({
      $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
      name: "small",
      title: "小表",
      hebiao: { datasetVersion: 1, form: SMALL.form, parquet: { "rows-1": "rows-设备.parquet" } },
    });
    expect(resources.at(-1)).toMatchObject({
      name: "rows-1",
      type: "table",
      path: "rows-设备.csv",
      title: "设备",
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
    });
  });

  test("names its resources in small letters of ASCII, and no two alike", () => {
    const rows = ["2", "设备", "Big Table", "big-table", "=x"].map((name) => rowsTable(name));
    const names = packageOf(toDataset({ rows })).resources.map(({ name }) => name);
    expect(names.slice(8)).toEqual(["rows-1", "rows-2", "rows-big-table", "rows-4", "rows-x"]);
    for (const name of names) expect(name).toMatch(/^[a-z0-9._-]+$/);
  });

  test("describes columns in words, with their units", () => {
    const fields = resource(SMALL, "rows-1").schema.fields;
    expect(fields.find(({ name }) => name === "单价")).toEqual({
      name: "单价",
      type: "number",
      title: "单价",
      unit: "元",
    });
    expect(fields.find(({ name }) => name === "购置")?.type).toBe("date");
    expect(fields.find(({ name }) => name === "unit")?.description).toContain("名册");
  });

  test("has the keys that hold", () => {
    expect(keysOf(SMALL, "units")).toEqual([["unit"], []]);
    expect(keysOf(SMALL, "submissions")).toEqual([["submission"], ["unit→units"]]);
    expect(keysOf(SMALL, "values")).toEqual([
      ["submission", "field"],
      ["submission→submissions", "unit→units", "field→fields"],
    ]);
    expect(keysOf(SMALL, "findings")).toEqual([
      undefined,
      ["submission→submissions", "unit→units"],
    ]);
    expect(keysOf(SMALL, "reads")).toEqual([
      ["check", "field"],
      ["check→checks", "field→fields"],
    ]);
    expect(keysOf(SMALL, "rows-1")).toEqual([undefined, ["submission→submissions", "unit→units"]]);
  });

  test("has no keys that do not hold", () => {
    const dataset = toDataset({
      fields: [["总数"], ["总数"]],
      checks: [["sum"]],
      reads: [
        ["sum", "总数"],
        ["other", "总数"],
      ],
    });
    expect(keysOf(dataset, "fields")).toEqual([undefined, []]);
    expect(keysOf(dataset, "reads")).toEqual([["check", "field"], []]);
  });

  test("of a form without an ASCII id has a name all the same", () => {
    const dataset = { ...toDataset(), form: { ...toDataset().form, id: "年报" } };
    expect(packageOf(dataset).name).toBe("dataset");
  });

  test("calls a column that holds a fraction one of numbers", () => {
    const dataset = toDataset({ units: [["甲", null, true, 2021.5, null]] });
    const types = resource(dataset, "units").schema.fields.map(({ type }) => type);
    expect(types).toEqual(["string", "string", "boolean", "number", "integer"]);
  });

  test.each(packageOf(SMALL).resources.map(({ name }) => [name]))(
    "the CSV of %s is as it says",
    (name) => {
      const { path, schema } = resource(SMALL, name);
      const { data, meta } = papaparse.parse<Record<string, string>>(
        textOf(SMALL, path).replace(/^\uFEFF/, ""),
        { header: true, skipEmptyLines: true, delimiter: "," },
      );
      expect(meta.fields).toEqual(schema.fields.map((field) => field.name));
      for (const row of data) {
        for (const field of schema.fields) expect(row[field.name]).toMatch(PATTERNS[field.type]);
      }
    },
  );
});

const PATTERNS = {
  string: /^/,
  integer: /^(-?\d+)?$/,
  number: /^(-?\d+(\.\d+)?)?$/,
  boolean: /^(true|false)?$/,
  date: /^(\d{4}-\d\d-\d\d)?$/,
};

type Resource = {
  readonly name: string;
  readonly path: string;
  readonly schema: {
    readonly fields: readonly {
      readonly name: string;
      readonly type: keyof typeof PATTERNS;
      readonly description?: string;
    }[];
    readonly primaryKey?: readonly string[];
    readonly foreignKeys?: readonly {
      readonly fields: readonly string[];
      readonly reference: { readonly resource: string };
    }[];
  };
};

type Package = {
  readonly $schema: string;
  readonly name: string;
  readonly title: string;
  readonly resources: readonly Resource[];
  readonly hebiao: object;
};

function textOf(dataset: Dataset, wanted: string): string {
  const content = toDatasetFiles(dataset).find(({ path }) => path === wanted)?.content;
  if (typeof content !== "string") throw new Error(`no text: ${wanted}`);
  return content;
}

function packageOf(dataset: Dataset): Package {
  return JSON.parse(textOf(dataset, "datapackage.json"));
}

function resource(dataset: Dataset, wanted: string): Resource {
  const found = packageOf(dataset).resources.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no resource: ${wanted}`);
  return found;
}

function keysOf(dataset: Dataset, name: string) {
  const { primaryKey, foreignKeys = [] } = resource(dataset, name).schema;
  return [
    primaryKey,
    foreignKeys.map(({ fields, reference }) => `${fields.join()}→${reference.resource}`),
  ];
}

function rowsTable(name: string): DataTable {
  const column = { name: "行", type: "integer", title: { zh: "行", en: "row" } } as const;
  return toDataTable({ name, title: { zh: name, en: name }, columns: [column] }, [[1]]);
}
