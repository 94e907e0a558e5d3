import type { Finding } from "../model/finding.js";
import type { Field, Form, Table } from "../model/form.js";
import { nearest } from "../model/nearest.js";
import type { Cell, Submission } from "../model/submission.js";

/** What a single cell may not hold: nothing where it is required, a number or choice out of range. */
export function checkCells(form: Form, submission: Submission): Finding[] {
  const inFields = [...form.fields.values()].flatMap((field) => {
    const cell = submission.fields.get(field.name);
    return cell ? checkCell(field, cell, form.none) : [];
  });
  // Never spread into the arguments of a call, of which there may be no more than some ten thousand.
  const inTables = [...form.tables.values()].flatMap((table) =>
    checkTable(table, submission, form.none),
  );
  return [...inFields, ...inTables];
}

function checkTable(table: Table, { tables }: Submission, none: string): Finding[] {
  const content = tables.get(table.name);
  if (!content?.read) return [];
  if (content.rows.length === 0 && !content.none && table.required) {
    const data = { none, table: table.name };
    return [toFinding("required-table", { place: content.place }, data)];
  }
  return content.rows.flatMap((row) =>
    [...table.columns.values()].flatMap((column) => {
      const cell = row.get(column.name);
      return cell ? checkCell(column, cell, none) : [];
    }),
  );
}

function checkCell(field: Field, cell: Cell, none: string): Finding[] {
  const { value } = cell;
  switch (value.kind) {
    case "blank":
      return field.required ? [requiredFinding(field, cell, none)] : [];
    case "number":
      return checkRange(field, cell, value.number);
    case "text":
      return checkOption(field, cell, value.text);
    default:
      return [];
  }
}

const requiredFinding = (field: Field, cell: Cell, none: string): Finding =>
  toFinding("required", cell, field.none === "allowed" ? { none } : {});

function checkRange(field: Field, cell: Cell, number: number): Finding[] {
  const { min, max } = field;
  if (min !== undefined && number < min) return [toFinding("minimum", cell, { number, min })];
  if (max !== undefined && number > max) return [toFinding("maximum", cell, { number, max })];
  return [];
}

function checkOption(field: Field, cell: Cell, text: string): Finding[] {
  const { options } = field;
  if (!options || options.includes(text)) return [];
  const data = { found: text, options, nearest: nearest(text, options) };
  return [toFinding("option", cell, data)];
}

const toFinding = (
  rule: string,
  cell: Pick<Cell, "place"> & Partial<Cell>,
  data: Finding["data"],
): Finding => ({
  rule,
  severity: "error",
  outcome: "fails",
  place: cell.place,
  related: [],
  ...(cell.value && { actual: cell.value }),
  data,
});
