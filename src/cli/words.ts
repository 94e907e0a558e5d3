import {
  beforeInChinese,
  type Form,
  type Language,
  nounForForm,
  ofBeforeInEnglish,
  type Period,
  printPeriod,
  type Text,
  toOneLine,
} from "../index.js";

/** The command line's own sentences; findings have theirs in `report/messages`. */
export const WORDS = {
  brokenRules: {
    zh: "规则文件有错，什么也没有做。请先改正上面的错误。",
    en: "The rule file is broken, so nothing was done. Mend the errors above first.",
  },
  checking: { zh: "审核", en: "checking" },
  reading: { zh: "读取", en: "reading" },
  making: { zh: "生成示例工作簿", en: "making example workbooks" },
  trying: { zh: "逐个试差错", en: "trying mistakes" },
  written: { zh: "已写入", en: "written" },
} satisfies Record<string, Text>;

export const severalForms = (counts: readonly (readonly [string, number])[]): Text => ({
  zh: `这些工作簿分属几种表式（${counts.map(([form, count]) => `${form} ${count} 份`).join("、")}），一个数据集只装一种，请用 --form 指定`,
  en: `These workbooks are of several forms (${counts.map(([form, count]) => `${form}: ${count}`).join(", ")}) and a dataset holds one: choose it with --form`,
});

export const notADataset = (folder: string): Text => ({
  zh: `“${toOneLine(folder)}”里已有别的文件，不是核表数据集，没有写入；请用 -o 指定新的文件夹`,
  en: `“${toOneLine(folder)}” holds other files and is no dataset, so nothing was written: name another folder with -o`,
});

/** Why a saved dataset cannot be used. */
export const DATASET_WORDS = {
  "not-a-dataset": (file: string): Text => ({
    zh: `“${toOneLine(file)}”不是完好的数据集，请重新运行 hebiao collect`,
    en: `“${toOneLine(file)}” is not a sound dataset: run hebiao collect again`,
  }),
  "other-version": (file: string, found: unknown): Text => ({
    zh: `“${toOneLine(file)}”是另一版本的数据集（${String(found)}），请用现在的程序重新运行 hebiao collect`,
    en: `“${toOneLine(file)}” is a dataset of another version (${String(found)}): run hebiao collect again with this program`,
  }),
} satisfies Record<string, (file: string, found: unknown) => Text>;

export const nothingCollected: Text = {
  zh: "没有可以汇总的工作簿，请检查路径",
  en: "There is no workbook to collect: check the paths",
};

export type CollectedCounts = {
  readonly submissions: number;
  readonly units: number;
  readonly periods: readonly Period[];
  readonly kept: number;
  readonly folder: string;
};

export const collected = (counts: CollectedCounts): Text => {
  const { submissions, units, periods, kept, folder } = counts;
  const span = spanOf(periods);
  return {
    zh: `已汇总 ${submissions} 份填报（${units} 个单位，${span}）到 ${toOneLine(folder)}${kept > 0 ? `，其中 ${kept} 份没有变化，沿用上次读到的` : ""}`,
    en: `Collected submissions: ${submissions} (units: ${units}, periods: ${span}) into ${toOneLine(folder)}${kept > 0 ? `; not read again, because they had not changed: ${kept}` : ""}`,
  };
};

/** `2018–2023`, `2023-10–2024-02`; `?` of none. */
function spanOf(periods: readonly Period[]): string {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return "?";
  return first === last ? printPeriod(first) : `${printPeriod(first)}–${printPeriod(last)}`;
}

export const served = (address: string): Text => ({
  zh: `已在 ${address} 打开，只有本机能访问；按 Ctrl+C 停止`,
  en: `Serving on ${address}, to this machine only; Ctrl+C stops it`,
});

export const cannotServe = (port: number, problem: string): Text => ({
  zh: `端口 ${port} 不能用（${problem}），请用 --port 换一个`,
  en: `Port ${port} cannot be used (${problem}): choose another with --port`,
});

export const ofOtherForm = (file: string, form: string): Text => ({
  zh: `“${toOneLine(file)}”是另一种表式（${form}），没有汇总`,
  en: `“${toOneLine(file)}” is of another form (${form}) and was not collected`,
});

export const unknownForm = (found: string, known: readonly string[]): Text => ({
  zh: `没有表式“${found}”；现有：${known.join("、")}`,
  en: `There is no form “${found}”; known: ${known.join(", ")}`,
});

export const otherForm = (file: string, found: Form, wanted: Form): Text => ({
  zh: `“${toOneLine(file)}”是 ${found.id}（${found.title}），不是 ${wanted.id} 的${beforeInChinese(nounForForm(wanted))}数据，请换成同一表式的工作簿`,
  en: `“${toOneLine(file)}” is a ${found.id} (${found.title}), so it has no ${ofBeforeInEnglish(nounForForm(wanted))} figures for ${wanted.id}: name a workbook of the same form`,
});

export const markedCopies = (count: number, folder: string): Text => ({
  zh: `已写入 ${count} 份标注副本：${toOneLine(folder)}`,
  en: `${count} marked ${count === 1 ? "copy" : "copies"} written to ${toOneLine(folder)}`,
});

export const notMarked = (file: string): Text => ({
  zh: `“${toOneLine(file)}”没能标注，请看审核结果，或用 Excel、WPS 另存后再试`,
  en: `“${toOneLine(file)}” could not be marked: see the findings, or save it again with Excel or WPS`,
});

export const nothingToTest = ({ id, version }: Form): Text => ({
  zh: `没有 ${id}@${version} 的填好的工作簿可以放进差错，请用 --data 指定`,
  en: `There is no workbook of ${id}@${version} with figures to put mistakes into: name some with --data`,
});

export const notTested = (count: number, form: Form): Text => ({
  zh: `另有 ${count} 份不是 ${form.id}@${form.version}，没有放进差错；同一表式的作${beforeInChinese(nounForForm(form))}数据`,
  en: `Workbooks that are no ${form.id}@${form.version}, so that no mistakes were put into them: ${count}; those of the same form serve as ${ofBeforeInEnglish(nounForForm(form))}`,
});

export const rulesFine = (file: string, { fields, tables, checks }: Form): Text => ({
  zh: `规则文件没有问题：${toOneLine(file)}（${fields.size} 个指标，${tables.size} 张明细表，${checks.length} 条审核）`,
  en: `The rule file is in order: ${toOneLine(file)} (fields: ${fields.size}, tables: ${tables.size}, checks: ${checks.length})`,
});

export const noRuleFile = (folder: string): Text => ({
  zh: `“${toOneLine(folder)}”中没有规则文件（.yaml），请检查 --rules 的路径`,
  en: `there is no rule file (.yaml) in “${toOneLine(folder)}”: check the path`,
});

export const alreadyThere = (file: string): Text => ({
  zh: `已经有“${toOneLine(file)}”，可能填有内容，没有覆盖；请用 -o 指定文件名`,
  en: `“${toOneLine(file)}” exists and may have been filled in, so it was not replaced: name a file with -o`,
});

export const outputIsInput = (file: string): Text => ({
  zh: `不能写到输入文件“${toOneLine(file)}”上，请用 -o 指定别的文件`,
  en: `“${toOneLine(file)}” is an input and is never written to: name another file with -o`,
});

export const cannotWrite = (file: string, problem: string): Text => ({
  zh: `无法写入“${toOneLine(file)}”（${problem}），请检查文件夹和权限`,
  en: `“${toOneLine(file)}” cannot be written (${problem}): check the folder and its permissions`,
});

export const cannotRead = (file: string, problem: string): Text => ({
  zh: `无法读取“${toOneLine(file)}”（${problem}），请检查路径和权限`,
  en: `“${toOneLine(file)}” cannot be read (${problem}): check the path and its permissions`,
});

/** What commander found wrong with the command line; it says so in English only. */
export type Complaint = { readonly code: string; readonly message: string };

export function usage({ code, message }: Complaint): Text {
  const reason = message
    .replace(/^error: /, "")
    .replace(/\s+/g, " ")
    .replace(/\.$/, "");
  const [first = "", second = ""] = [...reason.matchAll(/'([^']*)'/g)].map(([, word]) => word);
  const meant = /Did you mean (?:one of )?(.+?)\?/.exec(reason)?.[1];
  const maybe = meant ? `，是否指 ${meant}` : "";
  const allowed = /choices are (.+)$/.exec(reason)?.[1] ?? "";
  const zh: Readonly<Record<string, string>> = {
    "commander.missingArgument": `缺少 <${first}>`,
    "commander.missingMandatoryOptionValue": `缺少选项 ${first}`,
    "commander.optionMissingArgument": `选项 ${first} 后面缺少内容`,
    "commander.unknownOption": `没有选项 ${first}${maybe}`,
    "commander.unknownCommand": `没有命令 ${first}${maybe}`,
    "commander.invalidArgument": `选项 ${first} 不能是 ${second}${allowed ? `，可用：${allowed}` : ""}`,
    "commander.excessArguments": `${first} 的参数太多`,
  };
  // An option that takes several paths also takes those that were meant for the command.
  const isTaken = code === "commander.missingArgument" && first === "path";
  return {
    zh: `命令不对：${zh[code] ?? reason}${isTaken ? "（要写在 --previous、--rules 之前）" : ""}。用 hebiao --help 查看用法`,
    en: `Wrong usage: ${reason}${isTaken ? " (it stands before --previous and --rules)" : ""}. See hebiao --help`,
  };
}

/** Whatever nobody thought of. */
export const unexpected = (problem: string): Text => ({
  zh: `程序出了意外：${problem}。这不是您的错，请把这句话连同所用的命令告诉开发者`,
  en: `Something unexpected went wrong: ${problem}. It is no fault of yours: please report this sentence and the command you used`,
});

/** The language for sentences said before, or without, the options being understood. */
export function languageOf(argv: readonly string[]): Language {
  const isEnglish = argv.some(
    (word, at) => word === "--lang=en" || (word === "en" && argv[at - 1] === "--lang"),
  );
  return isEnglish ? "en" : "zh";
}

/** An earlier run was interrupted, and left its reports in a journal. */
export const goingOn = (files: number, journal: string): Text => ({
  zh: `接着上次没有做完的做：${files} 个文件已经审核过，没有改动的不再审核（${toOneLine(journal)}）`,
  en: `Going on where an earlier run stopped: ${files} files have been checked, and are not checked again unless they have changed (${toOneLine(journal)})`,
});

export const interrupted = (files: number, journal: string): Text => ({
  zh: `没有做完：已审核的 ${files} 个文件记在 ${toOneLine(journal)}，再次运行同一命令会接着做`,
  en: `Not finished: what was found in ${files} files is kept in ${toOneLine(journal)}; the same command goes on from there`,
});
