// Builds every notebook into one HTML file that needs nothing besides itself:
//   node scripts/build-notebooks.mjs [--from DIR] [--to DIR]
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { compress, init } from "@bokuweb/zstd-wasm";
import { build } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

const ROOT = resolve(import.meta.dirname, "..");
const SHELL = join(ROOT, "notebooks");

const { values: options } = parseArgs({
  options: { from: { type: "string" }, to: { type: "string" } },
});
const from = resolve(options.from ?? SHELL);
const to = resolve(options.to ?? join(ROOT, "dist/notebooks"));

mkdirSync(join(ROOT, "dist"), { recursive: true });
mkdirSync(to, { recursive: true });
const work = mkdtempSync(join(ROOT, "dist/.notebooks-"));
try {
  for (const file of listNotebooks(from)) {
    const name = basename(file, ".ts");
    const page = await buildPage(file, join(work, name));
    const faults = findFaults(page);
    for (const fault of faults) console.error(`${name}.html: ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
    else writeFileSync(join(to, `${name}.html`), nameTab(page, file));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function listNotebooks(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts") && file !== "main.ts")
    .sort()
    .map((file) => join(folder, file));
}

async function buildPage(notebook, outDir) {
  await build({
    root: SHELL,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: "warn",
    base: "./",
    plugins: [provideNotebook(notebook), provideSolver(), viteSingleFile()],
    // A page opened by double-click can load no worker from elsewhere: `?worker&inline` puts it in.
    worker: {
      format: "iife",
      plugins: () => [cutOffSolver()],
      rollupOptions: { checks: { pluginTimings: false } },
    },
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2022",
      sourcemap: false,
      modulePreload: false,
      chunkSizeWarningLimit: 5000,
      rollupOptions: { input: join(SHELL, "page.html"), checks: { pluginTimings: false } },
    },
  });
  return readFileSync(join(outDir, "page.html"), "utf8");
}

/** Before any script runs, and for programs that read the page: what the notebook calls itself. */
function nameTab(page, file) {
  const line = /^\s*title: \{ zh: "([^"<&]+)", en: "([^"<&]+)" \},$/m;
  const [, zh, en] = line.exec(readFileSync(file, "utf8")) ?? [];
  if (!en) throw new Error(`${file}: a notebook has a line \`title: { zh: "…", en: "…" },\``);
  return page.replace(/<title>[^<]*<\/title>/, () => `<title data-en="${en}">${zh}</title>`);
}

/** `main.ts` imports the one notebook of the page by this name. */
function provideNotebook(file) {
  return {
    name: "provide-notebook",
    enforce: "pre",
    resolveId: (specifier) => (specifier === "virtual:notebook" ? file : null),
  };
}

/**
 * The solver's WebAssembly, packed, beside the scripts of the pages that ask for it: few workbooks want it,
 * and no script is to be longer for it.
 */
function provideSolver() {
  const name = "virtual:solver";
  let isAsked = false;
  return {
    name: "provide-solver",
    enforce: "pre",
    resolveId: (specifier) => (specifier === name ? name : null),
    load(id) {
      if (id !== name) return null;
      isAsked = true;
      return 'export const packed = () => JSON.parse(document.getElementById("solver").textContent);';
    },
    transformIndexHtml: {
      order: "post",
      async handler() {
        if (!isAsked) return [];
        await init();
        const wasm = readFileSync(createRequire(import.meta.url).resolve("highs/runtime"));
        const children = JSON.stringify(Buffer.from(compress(wasm, 19)).toString("base64"));
        const attrs = { type: "application/json", id: "solver" };
        return [{ tag: "script", attrs, children, injectTo: "body" }];
      },
    },
  };
}

/** It is handed the module: nothing is to be looked for beside the page, nor in Node. */
function cutOffSolver() {
  return {
    name: "cut-off-solver",
    transform(code, id) {
      if (!id.endsWith("/highs.mjs")) return null;
      return code
        .replaceAll('new URL("highs.wasm",import.meta.url).href', '"highs.wasm"')
        .replaceAll('await import("node:module")', "{}")
        .replaceAll("import.meta.url", '""');
    },
  };
}

/** Why a page would not work offline, or run more than it should. */
function findFaults(page) {
  const scripts = [...page.matchAll(/<script\b([^>]*)>[\s\S]*?<\/script>/gi)]
    .map(([, attributes]) => attributes)
    .filter((attributes) => !attributes.includes("application/json"));
  const styles = [...page.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)].map(([, css]) => css);
  const markup = page
    .replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/gi, "$1")
    .replace(/(<style\b[^>]*>)[\s\S]*?<\/style>/gi, "$1");
  const references = [...markup.matchAll(/<(?!a\b)[a-z][^>]*>/gi)]
    .flatMap(([tag]) => [...tag.matchAll(/\s(?:src|srcset|href)\s*=\s*["']?([^"'\s>]*)/gi)])
    .map(([, url]) => url)
    .filter((url) => !url.startsWith("data:"));
  return [
    ...(scripts.length === 1 ? [] : [`${scripts.length} scripts instead of one`]),
    ...references.map((url) => `refers to ${url}`),
    ...styles
      .flatMap((css) => [...css.matchAll(/@import[^;]*|url\(\s*["']?(?!data:)[^)]*\)/gi)])
      .map(([rule]) => `its style loads ${rule}`),
  ];
}
