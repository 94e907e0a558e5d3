import type { Field, FieldType, Form, Unit } from "../../../src/model/form.js";
import type { CellContent } from "../../../src/workbook/content.js";
import { normalise, type Reading } from "../../../src/workbook/normalise/normalise.js";

const unit = (name: string, also: string[] = [], factor = 1, of = name): [string, Unit] => [
  name,
  { name, also, factor, of, counts: false },
];

/** Units as a form declares them: amounts convert to one another, counts do not. */
export const WORDING: Pick<Form, "none" | "units"> = {
  none: "无",
  units: new Map([
    unit("人", ["名", "位"]),
    unit("人次"),
    unit("项", ["个"]),
    unit("元", ["圆", "RMB"]),
    unit("万元", ["万圆"], 10_000, "元"),
    unit("m2", ["㎡", "平方米", "m²"]),
    unit("%", ["％"]),
  ]),
};

export const toText = (text: string): CellContent => ({ kind: "text", text });
export const toNumber = (number: number): CellContent => ({ kind: "number", number });

export function toField(type: FieldType, more: Partial<Field> = {}): Field {
  return { name: "指标", label: "指标", type, required: true, none: "allowed", ...more };
}

/** One reading, from a text, a number or other content. */
export function read(
  content: string | number | CellContent | undefined,
  field: Field,
  wording = WORDING,
): Reading {
  if (typeof content === "string") return normalise(toText(content), field, wording);
  if (typeof content === "number") return normalise(toNumber(content), field, wording);
  return normalise(content, field, wording);
}

/** A reading in one line: what it is, the rule it breaks, what is proposed. */
export function summarise({ value, problem }: Reading): string {
  const parts = [show(value), problem?.rule, problem?.expected && `→ ${show(problem.expected)}`];
  return parts.filter(Boolean).join(" ");
}

function show(value: Reading["value"]): string {
  switch (value.kind) {
    case "number":
      return String(value.number);
    case "text":
      return `"${value.text}"`;
    case "date":
      return value.date;
    default:
      return value.kind;
  }
}
