import { type Expression, type Reference, referencesOf } from "../model/expression.js";
import type { Form } from "../model/form.js";
import { ruleOf } from "./checks-table.js";
import { DEFINITIONS } from "./definitions.js";
import { type IndicatorColumn, partName } from "./indicators.js";
import { type DataTable, toDataTable } from "./table.js";

/**
 * Which fields make up which: read off checks that say `total = part + part …` or that parts do not
 * exceed a total (`part + … <= total`), so that no author has to say it twice; and the parts of
 * indicators, of which no check speaks.
 */
export const toPartsTable = (form: Form, indicators: readonly IndicatorColumn[]): DataTable =>
  toDataTable(DEFINITIONS.parts, [
    ...form.checks
      .filter(({ rows }) => rows === undefined)
      .flatMap((check) => {
        const found = partsOf(check.assert);
        return (found?.parts ?? []).map((part) => [
          found?.total ?? null,
          part,
          ruleOf(form, check),
        ]);
      }),
    ...indicators.flatMap(({ definition: { name }, parts }) =>
      parts.map((part) => [name, partName(name, part), null]),
    ),
  ]);

type Parts = { readonly total: string; readonly parts: readonly string[] };

function partsOf(assertion: Expression): Parts | undefined {
  if (assertion.kind !== "compare") return undefined;
  const { relation, left, right } = assertion;
  if (relation === "<=" || relation === "<") return toParts(right, left, 1);
  if (relation === ">=" || relation === ">") return toParts(left, right, 1);
  if (relation === "=") return toParts(left, right, 2) ?? toParts(right, left, 2);
  return undefined;
}

function toParts(total: Expression, sum: Expression, atLeast: number): Parts | undefined {
  if (!isPlain(total) || !isSum(sum)) return undefined;
  const parts = [...new Set(referencesOf(sum).map(({ name }) => name))];
  const isWhole = parts.length >= atLeast && !parts.includes(total.name);
  return isWhole ? { total: total.name, parts } : undefined;
}

const isPlain = (node: Expression): node is Reference =>
  node.kind === "reference" && !node.previous && node.table === undefined;

const isSum = (node: Expression): boolean =>
  isPlain(node) ||
  (node.kind === "arithmetic" && node.operator === "+" && isSum(node.left) && isSum(node.right));
