import { execFile } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished, vi } from "vitest";
import { run as runProgram } from "../../src/cli/program.js";
import { loadForm, readFilling, writeTemplate } from "../../src/index.js";

/** Like the working folder of somebody who has just opened a terminal; gone after the test. */
export type Folder = {
  readonly path: string;
  /** Writes a file, and the folders above it. */
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly read: (name: string) => string;
  readonly readBytes: (name: string) => Uint8Array;
  /** All files, by their names from here. */
  readonly list: () => string[];
  /** Runs the built hebiao here. */
  readonly run: (...args: readonly string[]) => Promise<Run>;
  /** The same program without a process of its own, for the many rows of a table; one at a time. */
  readonly runQuickly: (...args: readonly string[]) => Promise<Run>;
};

export type Run = {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
};

// A process takes half a second, and several on a busy machine; no test is about time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ROOT = resolve(import.meta.dirname, "../..");
export const MAIN = join(ROOT, "dist/bin/main.js");
export const START = join(ROOT, "dist/bin/start.js");
export const REAL = join(ROOT, "workbooks/erc-annual/2021-移动数字医院系统.xlsx");
export const BLANK = join(ROOT, "workbooks/erc-annual/2021-空白模板.xlsx");
export const RULES = join(ROOT, "rules/erc-annual/2021.yaml");
export const VERSION: string = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).version;

/** Published values of a real centre, faults included. */
const VALUES = join(ROOT, "workbooks/erc-annual/2021-移动数字医院系统.values.yaml");

/** Within a test it is removed with it; outside, `afterAll` is to be given. */
export function openFolder(
  cleanUp: (remove: () => void) => void = (remove) => onTestFinished(remove),
): Folder {
  const path = mkdtempSync(join(tmpdir(), "hebiao-"));
  cleanUp(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    write(name, content) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
      return name;
    },
    read: (name) => readFileSync(join(path, name), "utf8"),
    readBytes: (name) => new Uint8Array(readFileSync(join(path, name))),
    list: () =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
        .sort(),
    run: (...args) => runNode([MAIN, ...args], path),
    runQuickly: (...args) => runInProcess(args, path),
  };
}

/** A folder in which the real workbook stands under these names. */
export function openFolderWithReal(...names: readonly string[]): Folder {
  const folder = openFolder();
  for (const name of names) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    copyFileSync(REAL, join(folder.path, name));
  }
  return folder;
}

/** The outcome of a process that was given no terminal. */
export function runNode(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const options = { cwd, env: { ...plainEnvironment(), ...env }, maxBuffer: 64 * 1_048_576 };
  return new Promise((done) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      done({ exitCode: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
    });
  });
}

async function runInProcess(args: readonly string[], cwd: string): Promise<Run> {
  const before = process.cwd();
  const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)];
  process.chdir(cwd);
  try {
    const exitCode = await runProgram(["node", "hebiao", ...args]);
    return { exitCode, stdout: stdout.take(), stderr: stderr.take() };
  } finally {
    process.chdir(before);
    stdout.take();
    stderr.take();
  }
}

/** Keeps what is written to a stream, until it is taken. */
function capture(stream: NodeJS.WriteStream): { readonly take: () => string } {
  let written = "";
  const spy = vi.spyOn(stream, "write").mockImplementation((text, ...rest: unknown[]) => {
    written += String(text);
    for (const done of rest) if (typeof done === "function") done();
    return true;
  });
  return {
    take() {
      spy.mockRestore();
      return written;
    },
  };
}

/** What vitest itself sets must not decide about colours. */
function plainEnvironment(): Record<string, string | undefined> {
  const { NO_COLOR, FORCE_COLOR, CI, ...rest } = process.env;
  return rest;
}

export type Replacement = readonly [from: string, to: string];

export const inYear = (year: number): Replacement => ["报告年度: 2021", `报告年度: ${year}`];

/** What the centre would have to mend before its workbook is accepted. */
export const CORRECTIONS: readonly Replacement[] = [
  ["总经费: 1748.1", "总经费: 1748.5"],
  ["转让合同金额_专利: 55", "转让合同金额_专利: 655"],
  ['"7,694,680.99"', "7694680.99"],
  ['"4,298,680.99"', "4298680.99"],
  ['"3,396,000.00"', "3396000.00"],
  [
    "    - { 学科名称: 智能科学技术 }",
    "    - { 学科名称: 智能科学技术 }\n    - { 学科名称: 无 }\n    - { 学科名称: 无 }",
  ],
];

/** The values file with some of its text replaced; each replaced text must occur. */
export function valuesWith(...replacements: readonly Replacement[]): string {
  return replaceAll(readFileSync(VALUES, "utf8"), replacements);
}

export function replaceAll(text: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((current, [from, to]) => {
    if (!current.includes(from)) throw new Error(`nothing to replace: ${from}`);
    return current.replace(from, to);
  }, text);
}

/** A filled-in workbook, made without a process of its own. */
export async function filledWith(...replacements: readonly Replacement[]): Promise<Uint8Array> {
  const { form } = loadForm(readFileSync(RULES, "utf8"), RULES);
  if (!form) throw new Error("the rule file is broken");
  const { filling } = readFilling(valuesWith(...replacements), VALUES, form);
  if (!filling) throw new Error("the values are broken");
  return writeTemplate(form, filling);
}

/** Fills in a workbook with `hebiao template --values`; resolves to its name. */
export async function fillIn(
  folder: Folder,
  name: string,
  ...replacements: readonly Replacement[]
): Promise<string> {
  folder.write(`${name}.yaml`, valuesWith(...replacements));
  const run = await folder.run("template", "erc-annual", "--values", `${name}.yaml`, "-o", name);
  if (run.exitCode !== 0) throw new Error(run.stderr);
  rmSync(join(folder.path, `${name}.yaml`));
  return name;
}

/** The documented JSON report, as far as tests look into it. */
export type JsonReport = {
  readonly format: string;
  readonly formatVersion: number;
  readonly language: string;
  readonly summary: Readonly<Record<string, number>>;
  readonly files: readonly JsonFile[];
};

export type JsonFile = {
  readonly file: string;
  readonly verdict: string;
  readonly unit?: string;
  readonly period?: number;
  readonly previous?: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly JsonFinding[];
  readonly skipped: readonly { readonly rule: string; readonly reason: string }[];
};

export type JsonFinding = {
  readonly rule: string;
  readonly severity: string;
  readonly outcome: string;
  readonly place: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, unknown>>;
  readonly message: string;
};

export const toReport = ({ stdout }: Run): JsonReport => JSON.parse(stdout) as JsonReport;

/** [file, verdict] of every file. */
export const verdictsOf = (run: Run): string[][] =>
  toReport(run).files.map(({ file, verdict }) => [file, verdict]);

/** [file, rule, severity] of every finding on a whole file. */
export const fileFindingsOf = (run: Run): string[][] =>
  toReport(run).files.flatMap(({ file, findings }) =>
    findings
      .filter(({ place }) => place.kind === "file")
      .map(({ rule, severity }) => [file, rule, severity]),
  );
