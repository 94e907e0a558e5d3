import type { SlipReason } from "../../model/suspects.js";
import type { SuspectsWords } from "./words.js";

const REASONS: Readonly<Record<SlipReason, string>> = {
  "digits-swapped": "两位数字颠倒",
  "digit-dropped": "漏输一位",
  "digit-doubled": "一位数字多输了一次",
  "digit-added": "多输一位",
  "digit-wrong": "错一位数字",
  "decimal-point": "小数点位置",
  unit: "计量单位，差一万倍",
  sign: "正负号",
  neighbour: "与相邻单元格重复",
  spelling: "与别处写法一致",
  date: "年月可能写错",
  derived: "由其他单元格推算",
};

const passes = (total: number): string =>
  total === 0 ? "就符合要求" : total === 1 ? "就通过" : "就全部通过";

/** Figures beside Chinese are set apart from it. */
const join = (...texts: readonly string[]): string =>
  texts.reduce((before, next) =>
    /\p{ASCII}$/u.test(before) === /^\p{ASCII}/u.test(next) ? before + next : `${before} ${next}`,
  );

export const zh: SuspectsWords = {
  title: "疑似错误单元格",
  lead: "以下是改动最少的改法；改之前请对照原始资料",
  incomplete: "没有找全：可能还有别的改法",
  noneFound: "没有找到：查找没有做完",
  noSolver: "没有找到：可能的改法太多，能接着找的求解器没有启动；请按上面的问题逐项核对",
  colon: "：",
  comma: "、",
  clause: "，",
  stop: "；",
  otherwise: "；或 ",
  quoted: (text) => `“${text}”`,
  none: "无",
  checks: (names, count) =>
    names.length < count ? `${names.join("、")}等 ${count} 条审核` : names.join("、"),
  notAllowed: "所填的值不在允许范围内",
  oneWay: "只有一种改法",
  oneWayFound: "找到一种改法",
  ways: (count) => `以下 ${count} 种改法任取一种即可`,
  more: (rest) => `另有 ${rest} 种`,
  readBy: (failed, total) =>
    total > failed
      ? `出现在 ${total} 条未通过的审核中的 ${failed} 条`
      : `出现在${total > 1 ? "全部" : ""} ${total} 条未通过的审核中`,
  readByNone: "没有出现在未通过的审核中，但要随其他单元格一起改",
  tie: "与上一种难分先后",
  reason: (reason) => REASONS[reason],
  withReason: (value, reason) => `${value}（${reason}）`,
  anyOf: (values, isMore) => {
    const [last = "", ...before] = [...values].reverse();
    if (isMore) return join(values.join("、"), "等");
    return before.length === 0 ? last : join(before.reverse().join("、"), "或", last);
  },
  change: (values, total, reason) =>
    join("改为", values, passes(total)) + (reason && `（${reason}）`),
  changeOfOne: (name, value) => join(name, "改为", value),
  changeTogether: (changes, total) => `同时改：${changes}，${passes(total)}`,
  someNumber: "改成别的数可以通过，但推不出应是多少",
  someEntry: "改成别的内容可以通过，但推不出应是什么",
  someTogether: (cells) => `同时改这 ${cells} 格可以通过，但推不出应是什么`,
  way: "改法",
  nthWay: (number) => `改法 ${number}`,
  place: "位置",
  content: "指标和所填值",
  proposal: "建议",
  evidence: "依据",
};
