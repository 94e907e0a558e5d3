import type * as Library from "../../src/index.js";
import type { Finding } from "../../src/model/finding.js";
import { en } from "../../src/report/messages/en.js";
import { zh } from "../../src/report/messages/zh.js";

/** The public library: that of the sources in the tests, the built one in the command. */
export type Api = typeof Library;

const FILE = "示例.xlsx";
/** Steps of the search for suspects: enough to find some, and no more. */
const SEARCH = 200;

/** Something that may never be, whatever the input. */
export class Violation extends Error {
  override readonly name = "Violation";
}

function demand(holds: boolean, law: string): asserts holds {
  if (!holds) throw new Violation(law);
}

/**
 * Whatever the bytes: a submission that can be checked, reported in every format and marked, or a
 * coded problem. Returns what it came to, such as `submission` or `file/corrupt`.
 */
export async function judgeBytes(
  api: Api,
  bytes: Uint8Array,
  forms: readonly Library.Form[],
): Promise<string> {
  const opened = await api.openFile(bytes, forms, FILE);
  const alone = api.indexPrevious([], forms);
  const checked = api.checkFile(FILE, opened, alone);
  const report = await api.suspectIn(checked, opened, alone, { patience: SEARCH });
  for (const finding of report.findings) demandCoded(finding, forms);
  demandReports(api, report);
  await demandView(api, bytes);
  if (opened.kind === "problem") return opened.finding.rule;
  await demandMarked(api, bytes, report, forms);
  return "submission";
}

/** A finding of a form's own check, or one of the catalogue that is no fault of the program. */
function demandCoded(finding: Finding, forms: readonly Library.Form[]): void {
  const { rule, data } = finding;
  const isOwn = forms.some(({ id }) => rule.startsWith(`${id}/`)) && data.shown !== undefined;
  demand(isOwn || Object.hasOwn(zh, rule), `${rule} is in no catalogue`);
  demandNoFault(rule, data);
  demand(isOwn || Object.hasOwn(en, rule), `${rule} has no English words`);
}

/** A RangeError may be a lie of the file about an offset, but not a stack or a text of ours that ran over. */
function demandNoFault(code: string, data: Finding["data"]): void {
  const detail = String(data.detail ?? "");
  demand(code !== "file/unexpected", `the program failed: ${detail}`);
  demand(!/call stack|invalid (?:array|string)/i.test(detail), `the program ran over: ${detail}`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
const COMMANDS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u;

function demandReports(api: Api, report: Library.FileReport): void {
  for (const language of ["zh", "en"] as const) {
    const text = api.toText([report], language);
    demand(!COMMANDS.test(text), "a control character in the report as text");
    JSON.parse(api.toJson([report], language));
    const page = api.toHtml([report], language);
    demand(!/<(?:script|img|iframe)\b/i.test(page), "markup of the input in the report as HTML");
    demand(!COMMANDS.test(page), "a control character in the report as HTML");
  }
}

async function demandView(api: Api, bytes: Uint8Array): Promise<void> {
  const [read, view] = [await api.readWorkbook(bytes), await api.viewWorkbook(bytes)];
  const problem = "kind" in read ? read : undefined;
  demand(Array.isArray(view) === (problem === undefined), "seen and read differ");
  if (problem) demandNoFault(problem.code, problem.data);
}

/** The marked copy reads as its original, or the original cannot be marked, with a code. */
async function demandMarked(
  api: Api,
  bytes: Uint8Array,
  report: Library.FileReport,
  forms: readonly Library.Form[],
): Promise<void> {
  const marked = await api.annotateWorkbook(bytes, api.toMarks(report, "zh"));
  if (!(marked instanceof Uint8Array)) return demandNoFault(marked.code, marked.data);
  const opened = await api.openFile(marked, forms, FILE);
  demand(opened.kind === "submission", "the marked copy cannot be read");
  const again = api.checkFile(FILE, opened, api.indexPrevious([], forms));
  demand(namesOf(again) === namesOf(report), "the marked copy has other findings");
}

/** Explanations are read back from other cells than they were written in. */
const namesOf = ({ findings }: Library.FileReport): string =>
  JSON.stringify(
    findings
      .filter(({ rule }) => rule !== "explanation-empty")
      .map(({ rule, severity, place }) => [rule, severity, place]),
  );

/**
 * Whatever the text: findings with codes and places, or a form that its own template belongs to.
 * Returns the first code, or `form`.
 */
export async function judgeRules(api: Api, text: string): Promise<string> {
  const { form, findings } = api.loadForm(text, "示例.yaml");
  for (const finding of findings) {
    demandCoded(finding, []);
    const { place } = finding;
    demand(place.kind === "source" && place.line > 0 && place.column > 0, "a finding has no place");
  }
  for (const language of ["zh", "en"] as const) {
    const words = api.toRulesText(findings, language);
    demand(!COMMANDS.test(words.replaceAll("\t", "")), "a control character in the words on rules");
  }
  if (!form) {
    demand(findings.length > 0, "a rule file is refused without a word");
    return findings.find(({ severity }) => severity === "error")?.rule ?? "";
  }
  const judged = api.judgeRules(text, "示例.yaml", form, { now: () => performance.now() });
  for (const finding of judged) demandCoded(finding, []);
  const opened = await api.openFile(await api.writeTemplate(form), [form], FILE);
  demand(opened.kind === "submission", "the template of a sound form is not known");
  demandReports(api, api.checkFile(FILE, opened, api.indexPrevious([], [form])));
  return "form";
}

const BUILT_IN: readonly object[] = [
  Object,
  Array,
  String,
  Number,
  Boolean,
  Function,
  Map,
  Set,
  Promise,
  RegExp,
  Uint8Array,
].flatMap((type) => [type, type.prototype]);

/** The names of everything that belongs to what all objects share; no input may add to it. */
export const sharedNames = (): string =>
  JSON.stringify(BUILT_IN.map((shared) => Reflect.ownKeys(shared).map(String)));
