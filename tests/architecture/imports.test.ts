import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const SRC = join(ROOT, "src");

/** Who may import what: folders of src by name, packages by name. The table of the design. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  language: ["model"],
  form: ["model", "language", "suspects", "zod", "yaml"],
  workbook: ["model", "language", "exceljs", "fflate"],
  check: ["model", "language"],
  report: ["model"],
  // Of HiGHS types only: whoever wants the solver loads it.
  suspects: ["model", "language", "tinyqueue", "highs"],
  coverage: ["model", "check", "suspects"],
  desk: ["model", "suspects", "language", "form", "workbook", "check", "report", "dataset"],
  dataset: ["model", "arquero", "papaparse", "hyparquet-writer"],
  trends: ["model", "dataset", "arquero", "vega-lite"],
  chart: ["model", "vega", "vega-lite"],
  page: [],
  notebook: ["index.ts", "@observablehq/runtime", "vega", "vega-lite", "vega-tooltip"],
  "index.ts": [
    // Types only.
    "arquero",
    "vega-lite",
    "model",
    "language",
    "form",
    "workbook",
    "check",
    "report",
    "dataset",
    "trends",
    "chart",
    "page",
    "desk",
    "suspects",
    "coverage",
  ],
  cli: [
    "index.ts",
    "node:",
    "commander",
    "picocolors",
    "cli-progress",
    "tinyglobby",
    "highs",
    "tinypool",
    "p-map",
  ],
};

type Import = { readonly file: string; readonly specifier: string; readonly target: string };

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join(SRC, file))
  .sort();

const imports: readonly Import[] = files.flatMap((file) =>
  ts.preProcessFile(readFileSync(file, "utf8"), true, true).importedFiles.map(({ fileName }) => ({
    file,
    specifier: fileName,
    target: fileName.startsWith(".")
      ? resolve(dirname(file), fileName).replace(/\.js$/, ".ts")
      : fileName,
  })),
);

const roomOf = (file: string): string => relative(SRC, file).split(/[/\\]/)[0] ?? "";

const calledBy = ({ specifier, target }: Import): string =>
  specifier.startsWith(".") ? roomOf(target) : specifier.replace(/^node:.*/, "node:");

describe("the import table", () => {
  test("names every folder of src", () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(ALLOWED).sort());
  });

  test.each(Object.entries(ALLOWED))("%s imports only what it may know", (room, allowed) => {
    const strangers = imports
      .filter(({ file }) => roomOf(file) === room)
      .filter((found) => calledBy(found) !== room && !allowed.includes(calledBy(found)))
      .map(({ file, specifier }) => `${relative(ROOT, file)} → ${specifier}`);
    expect(strangers).toEqual([]);
  });

  test("every import leads to a file", () => {
    const lost = imports.filter(
      ({ specifier, target }) => specifier.startsWith(".") && !files.includes(target),
    );
    expect(lost.map(({ file, specifier }) => `${relative(ROOT, file)} → ${specifier}`)).toEqual([]);
  });

  test("there are no import cycles", () => {
    expect(findCycle()).toEqual([]);
  });
});

test("notebooks import the public library and their host only", () => {
  const folder = join(ROOT, "notebooks");
  const strangers = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) =>
      ts
        .preProcessFile(readFileSync(join(folder, file), "utf8"), true, true)
        .importedFiles.map(({ fileName }) => fileName)
        // From one thread to another, and the solver.
        .filter((name) => !["comlink", "highs", "fzstd"].includes(name))
        .filter((name) => !name.startsWith("virtual:") && !/\/parts\/|^\.\.?\/[^/]+$/.test(name))
        .filter((name) => !/^(?:\.\.\/)+src\/(?:index\.js|notebook\/(?:grid\/)?[^/]+)$/.test(name))
        .map((name) => `${file} → ${name}`),
    );
  expect(strangers).toEqual([]);
});

describe("what code says", () => {
  test("only the command line and notebooks know Node's or a browser's globals", () => {
    const globals =
      /(?<![.\w])(?:process|Buffer|__dirname|window|require|innerHeight|requestIdleCallback|document\.(?:body|documentElement|create\w+|query\w+|getElement\w+))\b/;
    const guilty = files
      .filter((file) => !["cli", "notebook"].includes(roomOf(file)))
      .filter((file) => globals.test(withoutComments(file)));
    expect(guilty.map((file) => relative(ROOT, file))).toEqual([]);
  });

  test("no name of any form stands in src", () => {
    const names = namesOfForms();
    expect(names.length).toBeGreaterThan(50);
    const guilty = files.flatMap((file) => {
      const code = withoutComments(file);
      return names
        .filter((name) => code.includes(name))
        .map((name) => `${relative(ROOT, file)}: ${name}`);
    });
    expect(guilty).toEqual([]);
  });
});

function findCycle(): string[] {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): string[] => {
    if (trail.includes(file))
      return [...trail.slice(trail.indexOf(file)), file].map((f) => relative(SRC, f));
    if (done.has(file)) return [];
    const targets = imports.filter(
      (found) => found.file === file && found.specifier.startsWith("."),
    );
    for (const { target } of targets) {
      const cycle = visit(target, [...trail, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  for (const file of files) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

/** Examples in comments may name fields; code may not. */
function withoutComments(file: string): string {
  const source = readFileSync(file, "utf8");
  const printer = ts.createPrinter({ removeComments: true });
  return printer.printFile(ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true));
}

/** The ids of the forms, and the names of their fields and tables. */
function namesOfForms(): string[] {
  const rules = join(ROOT, "rules");
  return readdirSync(rules, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .flatMap((file) => {
      const text = readFileSync(join(rules, file), "utf8");
      const fields = [...text.matchAll(/^ {10}([^\s:#]+):/gmu)].map(([, name]) => name ?? "");
      const tables = [...text.matchAll(/^ +table: (\S+)/gmu)].map(([, name]) => name ?? "");
      const ids = [...text.matchAll(/^form: (\S+)/gmu)].map(([, id]) => id ?? "");
      // Words of every form that one form has for names of columns.
      return [...ids, ...fields, ...tables].filter((name) => name !== "序号" && name !== "合计");
    });
}
