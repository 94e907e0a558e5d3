import type { Language, Text } from "../index.js";

/** The command line's own sentences; findings have theirs in `report/messages`. */
export const WORDS = {
  brokenRules: {
    zh: "规则文件有错，没有审核。请先改正上面的错误。",
    en: "The rule file is broken, so nothing was checked. Mend the errors above first.",
  },
  rulesFine: { zh: "规则文件没有问题", en: "The rule file is in order" },
  checking: { zh: "审核", en: "checking" },
  written: { zh: "已写入", en: "written" },
} satisfies Record<string, Text>;

export const unknownForm = (found: string, known: readonly string[]): Text => ({
  zh: `没有表式“${found}”；现有：${known.join("、")}`,
  en: `There is no form “${found}”; known: ${known.join(", ")}`,
});

export const outputIsInput = (file: string): Text => ({
  zh: `不能写到输入文件“${file}”上，请用 -o 指定别的文件`,
  en: `“${file}” is an input and is never written to: name another file with -o`,
});

export const cannotWrite = (file: string, problem: string): Text => ({
  zh: `无法写入“${file}”（${problem}），请检查文件夹和权限`,
  en: `“${file}” cannot be written (${problem}): check the folder and its permissions`,
});

export const cannotRead = (file: string, problem: string): Text => ({
  zh: `无法读取“${file}”（${problem}），请检查路径和权限`,
  en: `“${file}” cannot be read (${problem}): check the path and its permissions`,
});

export const usage = (problem: string): Text => ({
  zh: `命令不对：${problem}。用 hebiao --help 查看用法`,
  en: `Wrong usage: ${problem}. See hebiao --help`,
});

/** The language for sentences said before, or without, a --lang option. */
export const languageOf = (option: string | undefined): Language => (option === "en" ? "en" : "zh");
