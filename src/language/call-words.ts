import type { Expression } from "../model/expression.js";
import type { Text } from "../model/text.js";
import { PLAIN_CLASSES } from "./plain-text.js";
import { CLASS_WORDS } from "./words.js";

type Call = Extract<Expression, { kind: "call" }>;

/**
 * What a function gives, in words.
 *
 * @param all its arguments in words
 * @param parts the same, in brackets unless each is a single thing
 */
export function callInWords(node: Call, all: readonly string[], parts: readonly string[]): Text {
  const [one = "", other, third = ""] = parts;
  const words: Readonly<Record<Exclude<typeof node.function, "contains" | "matches">, Text>> = {
    abs: { zh: `${one} 的绝对值`, en: `the absolute value of ${one}` },
    round: {
      zh: other ? `${one} 四舍五入到小数 ${other} 位` : `${one} 四舍五入取整`,
      en: other ? `${one} rounded to ${other} decimal places` : `${one} rounded`,
    },
    min: { zh: `${all.join("、")} 中的最小值`, en: `the smallest of ${all.join(", ")}` },
    max: { zh: `${all.join("、")} 中的最大值`, en: `the largest of ${all.join(", ")}` },
    length: { zh: `${one} 的字数`, en: `the length of ${one}` },
    plain: asideOf(node, one),
    date: dayOf(isPlainDay(node), one, other ?? "", third),
    year: { zh: `${one} 的年份`, en: `the year of ${one}` },
    month: { zh: `${one} 的月份`, en: `the month of ${one}` },
    day: { zh: `${one} 的日`, en: `the day of the month of ${one}` },
    first_day: { zh: `${one} 当月首日`, en: `the first day of the month of ${one}` },
    last_day: { zh: `${one} 当月末日`, en: `the last day of the month of ${one}` },
    days_between: {
      zh: `${one} 至 ${other} 相隔的天数`,
      en: `the number of days from ${one} to ${other}`,
    },
    months_between: {
      zh: `${one} 至 ${other} 相隔的月数`,
      en: `the number of months from ${one} to ${other}`,
    },
  };
  return words[node.function as keyof typeof words];
}

/** A day that the check itself names. */
export const isPlainDay = (node: Expression): boolean =>
  node.kind === "call" &&
  node.function === "date" &&
  node.arguments.every(({ kind }) => kind === "number");

function dayOf(isPlain: boolean, year: string, month: string, day: string): Text {
  const zh = `${year} 年 ${month} 月 ${day} 日`;
  if (!isPlain) return { zh, en: `the date of year ${year}, month ${month}, day ${day}` };
  return { zh, en: [year, ...[month, day].map((part) => part.padStart(2, "0"))].join("-") };
}

/** What `plain` leaves out of account. */
function asideOf(node: Call, one: string): Text {
  const named = node.arguments.slice(1).flatMap((each) => (each.kind === "text" ? each.value : []));
  const classes = PLAIN_CLASSES.filter((name) => named.length === 0 || named.includes(name));
  const zh = classes.map((name) => CLASS_WORDS[name].zh).join("、");
  const en = classes.map((name) => CLASS_WORDS[name].en).join(", ");
  return { zh: `${one}（不计${zh}）`, en: `${one} (ignoring ${en})` };
}
