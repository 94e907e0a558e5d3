import { readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { glob } from "tinyglobby";
import {
  type Form,
  type Language,
  type Loaded,
  loadForm,
  toFileFinding,
  toRulesText,
} from "../index.js";
import { Failure } from "./failure.js";
import { print, reasonOf } from "./output.js";
import { paintFor } from "./paint.js";
import { toShownPath } from "./paths.js";
import { noRuleFile, unknownForm, WORDS } from "./words.js";

export type RuleFile = Loaded & {
  readonly file: string;
  /** Empty where the file could not be read. */
  readonly text: string;
};

const PACKAGED = fileURLToPath(new URL("../../rules/", import.meta.url));

/** Loads the rule files of a folder or one rule file; without any, those that come with hebiao. */
export async function loadRuleFiles(paths: readonly string[] = []): Promise<RuleFile[]> {
  const files = await Promise.all((paths.length > 0 ? paths : [PACKAGED]).map(ruleFilesIn));
  return Promise.all(files.flat().map(loadRuleFile));
}

async function ruleFilesIn(path: string): Promise<string[]> {
  const isFolder = await stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!isFolder) return [path];
  const found = await glob("**/*.{yaml,yml}", { cwd: path, absolute: true });
  if (found.length === 0) throw new Failure(noRuleFile(path));
  return found.sort();
}

async function loadRuleFile(file: string): Promise<RuleFile> {
  const shown = toShownPath(file);
  try {
    const text = await readFile(file, "utf8");
    return { file: shown, text, ...loadForm(text, shown) };
  } catch (error) {
    const isMissing = reasonOf(error) === "ENOENT";
    const rule = isMissing ? "file/missing" : "file/unreadable";
    const finding = toFileFinding(shown, rule, { path: shown, problem: reasonOf(error) });
    return { file: shown, text: "", findings: [finding] };
  }
}

/** `erc-annual`, its newest version, or `erc-annual@2021`. */
export function chooseForm(wanted: string, files: readonly RuleFile[]): Form {
  const forms = files.flatMap(({ form }) => form ?? []);
  const [id, version] = wanted.split("@");
  const matching = forms
    .filter((form) => form.id === id && (version === undefined || form.version === version))
    .sort((a, b) => b.version.localeCompare(a.version, "en", { numeric: true }));
  const [newest] = matching;
  if (newest) return newest;
  throw new Failure(
    unknownForm(
      wanted,
      forms.map((form) => `${form.id}@${form.version}`),
    ),
  );
}

/** Nothing is checked with a broken rule file: its errors are printed, and the command ends. */
export async function refuseBrokenRules(
  files: readonly RuleFile[],
  language: Language,
): Promise<boolean> {
  const broken = files.filter(({ form }) => !form);
  if (broken.length === 0) return false;
  const findings = broken.flatMap((file) => file.findings);
  const paint = paintFor(process.stderr);
  await print(toRulesText(findings, language, paint), process.stderr);
  await print(`${paint.error(WORDS.brokenRules[language])}\n`, process.stderr);
  return true;
}
