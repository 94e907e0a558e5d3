import type { Workbook } from "exceljs";
import { quoteSheet } from "../../language/excel-quote.js";
import { FIELD_COLUMNS, type Layout } from "../layout.js";
import { at } from "../live/grid.js";

/** A defined name for every field and for the header of every table: Excel moves them along. */
export function defineNames(workbook: Workbook, { sheets, definedNames }: Layout): void {
  const add = (name: string | undefined, sheet: string, range: string) => {
    if (name) workbook.definedNames.add(`${quoteSheet(sheet)}!${range}`, name);
  };
  for (const sheet of sheets) {
    for (const section of sheet.sections) {
      if (section.kind === "fields") {
        for (const { field, row } of section.fields) {
          add(definedNames.fields.get(field.name), sheet.name, at(row, FIELD_COLUMNS.value));
        }
      } else {
        const [first, last] = [section.columns[0], section.columns.at(-1)];
        const range = `${at(section.headerRow, first?.column ?? 1)}:${at(section.headerRow, last?.column ?? 1)}`;
        add(definedNames.tables.get(section.table.name), sheet.name, range);
      }
    }
  }
}
