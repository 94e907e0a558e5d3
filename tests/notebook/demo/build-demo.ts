import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { injectData } from "../../../src/page/inject.js";
import { DEMO_ROWS } from "./rows.js";

const SCRIPT = resolve(import.meta.dirname, "../../../scripts/build-notebooks.mjs");

/** The demonstration as the build leaves it, with data in it, and the same page without any. */
export type DemoPages = {
  readonly page: string;
  readonly emptyPage: string;
  readonly template: string;
  /** What the build printed. */
  readonly printed: string;
  readonly remove: () => void;
};

/** Runs the build on a folder of notebooks. */
export async function runBuild(from: string, to: string): Promise<string> {
  const run = promisify(execFile);
  const { stdout, stderr } = await run(process.execPath, [SCRIPT, "--from", from, "--to", to]);
  return stdout + stderr;
}

/** Builds the demonstration into a folder of its own. */
export async function buildDemo(): Promise<DemoPages> {
  const folder = mkdtempSync(join(tmpdir(), "hebiao-notebook-"));
  const printed = await runBuild(join(import.meta.dirname, "notebooks"), folder);
  const emptyPage = join(folder, "demo.html");
  const template = readFileSync(emptyPage, "utf8");
  const page = join(folder, "demo-filled.html");
  writeFileSync(page, injectData(template, { data: DEMO_ROWS, links: LINKS }));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { page, emptyPage, template, printed, remove };
}

const LINKS = [
  { href: "demo-filled.html", label: { zh: "本单位逐年", en: "This unit by year" }, current: true },
  { href: "demo.html", label: { zh: "没有数据的页面", en: "A page without data" } },
];
