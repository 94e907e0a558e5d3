import type { Expression, Relation } from "../model/expression.js";
import type { Language, Text } from "../model/text.js";
import { condition, relate } from "./phrase.js";

/** What a check demands, in words: `总经费 应等于 纵向经费 + 横向经费（允许相差 0.05）`. */
export const explain = (tree: Expression): Text => ({
  zh: demand(tree, "zh"),
  en: demand(tree, "en"),
});

const DEMANDS: Readonly<Record<Relation, Text>> = {
  "=": { zh: "应等于", en: "must equal" },
  "<>": { zh: "不应等于", en: "must not equal" },
  "<": { zh: "应小于", en: "must be less than" },
  "<=": { zh: "应不超过", en: "must not exceed" },
  ">": { zh: "应大于", en: "must be greater than" },
  ">=": { zh: "应不低于", en: "must be at least" },
};
/** A whole check, or its consequence: what must be. */
function demand(node: Expression, language: Language): string {
  if (node.kind === "compare") return relate(node, DEMANDS, language);
  if (node.kind !== "if") return condition(node, language);
  const [when, then] = [condition(node.condition, language), demand(node.consequence, language)];
  return language === "zh" ? `如果 ${when}，则 ${then}` : `if ${when}, then ${then}`;
}
