import type { DataValidation, Worksheet } from "exceljs";
import { quote } from "../../language/excel-quote.js";
import type { Field } from "../../model/form.js";

/**
 * What Excel lets people type into the cells of a field, and the words with which it refuses the
 * rest. One rule for a whole range, because ExcelJS writes a rule for every cell otherwise.
 */
export function validate(
  sheet: Worksheet,
  range: string,
  field: Field,
  none: string,
  listRange: string | undefined,
): void {
  const first = range.split(":")[0] ?? range;
  const rule = ruleOf(field, first, none, listRange);
  const rules = sheet as Worksheet & {
    dataValidations: { add: (range: string, rule: DataValidation) => void };
  };
  if (rule) rules.dataValidations.add(range, { ...rule, ...promptOf(field) });
}

function ruleOf(
  field: Field,
  cell: string,
  none: string,
  listRange: string | undefined,
): DataValidation | undefined {
  const options = field.options && optionsOf(field, none);
  const error = {
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: "stop",
    errorTitle: field.label.slice(0, 32),
    error: demandOf(field, none),
  } as const;
  if (options) {
    const formula = listRange ?? `"${options.join(",")}"`;
    return { type: "list", formulae: [formula], ...error };
  }
  const test = testOf(field, cell);
  if (test === undefined) {
    return field.help === undefined
      ? undefined
      : { type: "custom", allowBlank: true, formulae: ["TRUE"] };
  }
  const isNone = field.none === "allowed" ? `TRIM(${cell})=${quote(none)}` : "FALSE";
  return { type: "custom", formulae: [`OR(${isNone},${test})`], ...error };
}

/** What a drop-down offers. */
export const optionsOf = ({ options = [], none: may }: Field, none: string): readonly string[] =>
  may === "allowed" && !options.includes(none) ? [...options, none] : options;

/** A list written out may have 255 characters, and commas part its items. */
export const needsListRange = (options: readonly string[]): boolean =>
  options.join(",").length > 250 || options.some((option) => /[,"]/.test(option));

function testOf({ type, min, max }: Field, cell: string): string | undefined {
  const bounds = [
    ...(min === undefined ? [] : [`${cell}>=${min}`]),
    ...(max === undefined ? [] : [`${cell}<=${max}`]),
  ];
  const number = (...tests: readonly string[]) =>
    `IF(ISNUMBER(${cell}),AND(${["TRUE", ...tests, ...bounds].join(",")}),FALSE)`;
  switch (type) {
    case "decimal":
      return number();
    case "integer":
      return number(`${cell}=INT(${cell})`);
    case "year":
      return number(`${cell}=INT(${cell})`, `${cell}>=1900`, `${cell}<=2999`);
    case "date":
      return `IF(ISNUMBER(${cell}),${cell}>=18264,LEN(${cell})=8)`;
    default:
      return undefined;
  }
}

function demandOf({ type, unit, min, max, none }: Field, word: string): string {
  const orNone = none === "allowed" ? `，没有请写“${word}”` : "";
  const range = [
    ...(min === undefined ? [] : [`不小于 ${min}`]),
    ...(max === undefined ? [] : [`不大于 ${max}`]),
  ];
  const limits = [...(unit === undefined ? [] : [`以${unit}计`]), ...range].join("，");
  const wanted = {
    integer: "请填整数",
    decimal: "请填数字",
    year: "请填四位年份",
    date: "请填八位日期，如 20210131",
    choice: "请从下拉列表中选择",
    text: "请填写",
  }[type];
  return `${wanted}${limits && `（${limits}）`}${orNone}。`;
}

const promptOf = ({ label, help }: Field): Partial<DataValidation> =>
  help === undefined
    ? {}
    : { showInputMessage: true, promptTitle: label.slice(0, 32), prompt: help.slice(0, 255) };
