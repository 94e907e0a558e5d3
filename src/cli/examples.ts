import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { FileReport, Text } from "../index.js";
import { collectPaths, loadRoster } from "./dataset.js";
import type { RuleFile } from "./forms.js";
import { writePages } from "./notebook.js";
import { ifAbsent, writeWhole } from "./output.js";
import { toPages } from "./pages.js";
import { toShownPath } from "./paths.js";
import { startProgress } from "./progress.js";
import { WORDS } from "./words.js";

/** Generators of synthetic workbooks, one folder for each form. */
const GENERATORS = fileURLToPath(new URL("../../examples/", import.meta.url));
const MADE = fileURLToPath(new URL("../../dist/examples/", import.meta.url));

type Generator = {
  readonly writeExamples: (
    folder: string,
    options: { readonly onFile: (done: number, total: number) => void },
  ) => Promise<number>;
};

const NOTICE: Text = {
  zh: "名称带“示例”的单位和数据都是虚构的；其余是公开报告中的真实数据。",
  en: "Units whose names say 示例 are synthetic; the others are real, from public reports.",
};

/** Fewer workbooks of a form show no trend. */
const FEWEST = 2;

/**
 * Writes the pages of trends for each form: of its `real` workbooks, and of example ones where there is a
 * generator, whose folder is called like the form. Those are made only when they are not there yet.
 */
export async function buildExamples(
  real: readonly FileReport[],
  files: readonly RuleFile[],
): Promise<void> {
  const generators = await readdir(GENERATORS);
  const forms = real.flatMap(({ submission }) => submission?.form ?? []);
  for (const name of new Set([...generators, ...forms])) {
    const folder = join(MADE, name);
    const isMade = generators.includes(name);
    if (isMade) await makeWorkbooks(join(GENERATORS, name), folder, files);
    const { roster } = isMade ? await loadRoster(join(folder, "名册.csv")) : {};
    const ofForm = real.filter(({ submission }) => submission?.form === name);
    if (!isMade && ofForm.length < FEWEST) continue;
    const paths = [...(isMade ? [toShownPath(folder)] : []), ...ofForm.map(({ file }) => file)];
    const { dataset } = await collectPaths(paths, { files, form: name, roster, language: "zh" });
    if (dataset)
      await writePages(
        toShownPath(join(MADE, `${name}-网页`)),
        await toPages({ rules: files, dataset, notice: NOTICE }),
        "zh",
      );
  }
}

/** Made from other rules or by another generator they would be out of date. */
async function makeWorkbooks(
  source: string,
  folder: string,
  files: readonly RuleFile[],
): Promise<void> {
  const scripts = (await readdir(source)).filter((file) => file.endsWith(".mjs")).sort();
  const sources = [...scripts.map((file) => join(source, file)), ...files.map(({ file }) => file)];
  const texts = await Promise.all(sources.map((file) => readFile(file, "utf8")));
  const basis = createHash("sha256").update(JSON.stringify(texts)).digest("hex");
  const stamp = join(folder, "made-from.txt");
  if ((await readFile(stamp, "utf8").catch(ifAbsent(""))) === basis) return;
  const script = pathToFileURL(join(source, "generate.mjs")).href;
  const { writeExamples } = (await import(script)) as Generator;
  let progress: ReturnType<typeof startProgress> | undefined;
  await writeExamples(folder, {
    onFile: (_, total) => {
      progress ??= startProgress(WORDS.making.zh, total);
      progress.step();
    },
  });
  progress?.stop();
  await writeWhole(stamp, basis);
}
