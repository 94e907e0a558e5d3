import { cellsRead } from "../language/cells-read.js";
import { evaluateNode, tableOf } from "../language/evaluate.js";
import { isUnknown } from "../language/kleene.js";
import type { Scope } from "../language/scope.js";
import type { Expression } from "../model/expression.js";
import type { Form, IndicatorDefinition } from "../model/form.js";
import { type Measured, MOST_PARTS } from "../model/measured.js";
import { roundTo } from "../model/number.js";
import type { Cell, Row, Submission } from "../model/submission.js";
import { BLANK, toNumberValue, UNKNOWN } from "../model/value.js";

/**
 * The form's indicators for a submission, each with its parts; without those that have no meaning here,
 * such as a distance to the period before where that was not given.
 */
export function measureIndicators(
  form: Form,
  current: Submission,
  previous?: Submission,
): readonly Measured[] {
  const scope: Scope<Cell> = { current, previous };
  return [...form.indicators.values()].flatMap((indicator) => {
    const whole = measure(indicator, indicator.value, scope);
    return whole ? [whole, ...partsOf(indicator, form, scope)] : [];
  });
}

function measure(
  { name, decimals }: IndicatorDefinition,
  value: Expression,
  scope: Scope<Cell>,
  part?: string,
): Measured | undefined {
  const result = evaluateNode(value, scope);
  const cells = cellsRead(value, scope);
  const measured = { indicator: name, cells, ...(part !== undefined && { part }) };
  if (!isUnknown(result)) {
    return { ...measured, value: toNumberValue(roundTo(Number(result), decimals)) };
  }
  switch (result.reason) {
    case "missing":
      return { ...measured, value: BLANK };
    case "unreadable":
      return { ...measured, value: UNKNOWN };
    default:
      return undefined;
  }
}

/** For each text in the column `by`, of many the most frequent: the same over the rows that have it. */
function partsOf(indicator: IndicatorDefinition, { tables }: Form, scope: Scope<Cell>): Measured[] {
  const { value, by } = indicator;
  if (!by || value.kind !== "aggregate") return [];
  const table = tableOf(value.of) ?? "";
  const options = tables.get(table)?.columns.get(by.name)?.options;
  const dividing = (scope.current.tables.get(table)?.rows ?? []).flatMap(
    (row) => row.get(by.name) ?? [],
  );
  const texts = dividing.flatMap(({ value: content }) =>
    content.kind === "text" && (options?.includes(content.text) ?? true) ? content.text : [],
  );
  return mostFrequent(texts).flatMap((text) => {
    const part = measure(indicator, value, withRows(scope, table, isText(by.name, text)), text);
    // A wrong text in one row takes from one part what it gives to another: all of them are in doubt.
    return part ? { ...part, cells: [...part.cells, ...dividing] } : [];
  });
}

const isText =
  (column: string, text: string) =>
  (row: Row): boolean => {
    const content = row.get(column)?.value;
    return content?.kind === "text" && content.text === text;
  };

/** The same answers, of one table only some rows. */
function withRows(scope: Scope<Cell>, table: string, isWanted: (row: Row) => boolean): Scope<Cell> {
  const { tables } = scope.current;
  const content = tables.get(table);
  if (!content) return scope;
  const some = { ...content, rows: content.rows.filter(isWanted) };
  return { ...scope, current: { ...scope.current, tables: new Map([...tables, [table, some]]) } };
}

function mostFrequent(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  if (counts.size <= MOST_PARTS) return [...counts.keys()];
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  return ranked.slice(0, MOST_PARTS).map(([text]) => text);
}
