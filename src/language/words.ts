import type { AggregateName, PreviousKind, Relation } from "../model/expression.js";
import type { Text } from "../model/text.js";
import type { PlainClass } from "./plain-text.js";

export const BEFORE: Readonly<Record<PreviousKind, Text>> = {
  year: { zh: "上年", en: "last year's " },
  quarter: { zh: "上季", en: "last quarter's " },
  month: { zh: "上月", en: "last month's " },
  latest: { zh: "上期", en: "the previous " },
};

export const AMOUNTS_OF_ROWS = {
  sum: { zh: "之和", en: "sum of" },
  count: { zh: "填有", en: "number of rows with" },
  mean: { zh: "的平均值", en: "mean of" },
  min: { zh: "的最小值", en: "smallest of" },
  max: { zh: "的最大值", en: "largest of" },
  distinct: { zh: "中不同内容的个数", en: "number of different values of" },
} satisfies Partial<Record<AggregateName, Text>>;

export const CLASS_WORDS: Readonly<Record<PlainClass, Text>> = {
  spaces: { zh: "空格", en: "spaces" },
  quotes: { zh: "引号", en: "quotation marks" },
  bars: { zh: "竖线", en: "bars" },
  width: { zh: "全半角", en: "full or half width" },
};

export const ON_TEXT = {
  contains: { zh: "包含", en: "contain", third: "contains" },
  matches: { zh: "符合样式", en: "match the pattern", third: "matches the pattern" },
};

export const DEMANDS: Readonly<Record<Relation, Text>> = {
  "=": { zh: "应等于", en: "must equal" },
  "<>": { zh: "不应等于", en: "must not equal" },
  "<": { zh: "应小于", en: "must be less than" },
  "<=": { zh: "应不超过", en: "must not exceed" },
  ">": { zh: "应大于", en: "must be greater than" },
  ">=": { zh: "应不低于", en: "must be at least" },
};

export const CONDITIONS: Readonly<Record<Relation, Text>> = {
  "=": { zh: "等于", en: "equals" },
  "<>": { zh: "不等于", en: "does not equal" },
  "<": { zh: "小于", en: "is less than" },
  "<=": { zh: "不超过", en: "does not exceed" },
  ">": { zh: "大于", en: "is greater than" },
  ">=": { zh: "不低于", en: "is at least" },
};

/** The same of days. */
export const DAY_DEMANDS: Readonly<Record<Relation, Text>> = {
  "=": { zh: "应为", en: "must be" },
  "<>": { zh: "不应为", en: "must not be" },
  "<": { zh: "应早于", en: "must be before" },
  "<=": { zh: "应不晚于", en: "must not be after" },
  ">": { zh: "应晚于", en: "must be after" },
  ">=": { zh: "应不早于", en: "must not be before" },
};

export const DAY_CONDITIONS: Readonly<Record<Relation, Text>> = {
  "=": { zh: "为", en: "is" },
  "<>": { zh: "不为", en: "is not" },
  "<": { zh: "早于", en: "is before" },
  "<=": { zh: "不晚于", en: "is not after" },
  ">": { zh: "晚于", en: "is after" },
  ">=": { zh: "不早于", en: "is not before" },
};
