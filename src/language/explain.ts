import type { Expression } from "../model/expression.js";
import type { Text } from "../model/text.js";
import { condition } from "./phrase.js";

/** What a check demands, in words: `总经费 应等于 纵向经费 + 横向经费（允许相差 0.05）`. */
export const explain = (tree: Expression): Text => ({
  zh: condition(tree, "zh", { must: true }),
  en: condition(tree, "en", { must: true }),
});
