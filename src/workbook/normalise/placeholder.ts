import { toHalfWidth } from "./full-width.js";
import { trimSpaces, withoutSpaces } from "./spaces.js";

/** A mark stands where there is nothing to report; a prompt is what the template left to overwrite. */
export type Placeholder = "mark" | "prompt";

/** What a cell holds instead of an answer; undefined for an answer. Only whole cells count. */
export function placeholderIn(text: string): Placeholder | undefined {
  const word = toWord(text);
  if (MARK_WORDS.has(word) || DASHES_OR_SLASHES.test(word)) return "mark";
  const compact = withoutSpaces(word);
  return PROMPTS.some((prompt) => prompt.test(compact)) ? "prompt" : undefined;
}

/** Whether a cell holds the form's word for "nothing to report", whatever its width and case. */
export function isNoneWord(text: string, none: string): boolean {
  const word = toWord(none);
  return word !== "" && toWord(text) === word;
}

export const MARK_WORDS: ReadonlySet<string> = new Set([
  "n/a",
  "na",
  "没有",
  "暂无",
  "不适用",
  "不详",
  "待定",
  "未统计",
]);

/** What templates print as an example or a demand. */
export const PROMPT_WORDS = ["示例", "样例", "范例", "举例", "例如", "必填", "选填"] as const;

const DASHES_OR_SLASHES = /^(?:[-‐‑‒–—―−─﹣]+|\/+|\\+)$/;

/**
 * Matched against the cell in half width, lower case and without spaces. Each covers the whole
 * cell, except that what follows 请填写 does not matter: nobody begins an answer so. XX染色体研究
 * and Discovery XR656 must stay answers.
 */
const PROMPTS: readonly RegExp[] = [
  /^[-—([<【〔《「]*请(?:[在从](?:此处?|这里|下拉(?:列表|框|菜单))中?|您|点击|单击)*(?:填写|填入|填报|选择|输入|勾选)/,
  /^[([<【〔]?(?:点击|单击|双击)(?:或点击|或点按)?(?:此处|这里|下拉)?(?:以)?(?:输入|填写|选择|添加)(?:文字|文本|内容|数据|数字|日期|名称)?[\])>】〕.。…]*$/,
  /^[x×]{2}[x×年月日]*$/,
  /^_[_年月日]*$/,
  /^(?:[([{【〔][\])}】〕])+$/,
  new RegExp(`^[([【〔]?(?:${PROMPT_WORDS.join("|")})[\\])】〕]?:?$`),
  /^(?:[…⋯]+|\.{2,}|。{2,})$/,
];

const toWord = (text: string): string => toHalfWidth(trimSpaces(text)).toLowerCase();
