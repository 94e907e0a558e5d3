import type { Field, Form, Section, Sheet, Table } from "../model/form.js";
import { beforeInChinese, nounForForm } from "../model/period-words.js";

/**
 * Where everything of a form stands in its template. The template is drawn from it, and a workbook
 * that comes back is searched around it. All rows and columns are 1-based.
 */
export type Layout = {
  readonly sheets: readonly SheetLayout[];
  /** Field or table name → its defined name. */
  readonly definedNames: { readonly fields: Names; readonly tables: Names };
};
type Names = ReadonlyMap<string, string>;

export type SheetLayout = {
  readonly name: string;
  /** The row of the captions 指标, 填报值, 计量单位; undefined where the sheet has only tables. */
  readonly captionRow?: number | undefined;
  readonly sections: readonly SectionLayout[];
  readonly lastRow: number;
  /** The last column of the form itself; what the live checks say stands in the next. */
  readonly lastColumn: number;
  readonly checkColumn: number;
  /** On the first sheet, if it ends with plain fields: the heading of the counts and the legend. */
  readonly overviewRow?: number | undefined;
};

export type SectionLayout = {
  readonly headings: readonly {
    readonly text: string;
    readonly row: number;
    readonly depth: number;
  }[];
  /** The innermost heading. */
  readonly title: string;
  readonly titleRow: number;
} & (
  | { readonly kind: "fields"; readonly fields: readonly FieldLayout[] }
  | ({ readonly kind: "table" } & TableLayout)
);

export type FieldLayout = { readonly field: Field; readonly row: number };

export type TableLayout = {
  readonly table: Table;
  readonly headerRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: readonly { readonly field: Field; readonly column: number }[];
};

/** The columns of a section of plain fields. */
export const FIELD_COLUMNS = { number: 1, label: 2, value: 3, unit: 4, previous: 5 } as const;
export const CAPTIONS = {
  number: "序号",
  label: "指标",
  value: "填报值",
  unit: "计量单位",
  previous: "上年",
} as const;
/** The same for one form: what its periods are called, 上年, 上月 and so on. */
export const captionsFor = (form: Form): Readonly<Record<keyof typeof CAPTIONS, string>> => ({
  ...CAPTIONS,
  previous: beforeInChinese(nounForForm(form)),
});

export const CHECK_CAPTION = "校验";
export const OVERVIEW_TITLE = "校验结果";

const FIRST_TABLE_COLUMN = 1;
/** The form's title and the line below it. */
const HEAD_ROWS = 2;

/** Stands in the first cell of the sheet that says which form and version a workbook is. */
export const IDENTITY_MARK = "hebiao";

/** Once for a form: a batch has thousands of its workbooks. */
export function layoutOf(form: Form): Layout {
  const known = layouts.get(form);
  if (known) return known;
  const layout = layOut(form);
  layouts.set(form, layout);
  return layout;
}

const layouts = new WeakMap<Form, Layout>();

function layOut(form: Form): Layout {
  const taken = new Set<string>();
  return {
    sheets: form.sheets.map((sheet, index) => layOutSheet(sheet, index === 0)),
    definedNames: {
      fields: nameAll("hb_f_", form.fields.keys(), taken),
      tables: nameAll("hb_t_", form.tables.keys(), taken),
    },
  };
}

function layOutSheet(sheet: Sheet, isFirst: boolean): SheetLayout {
  const hasFields = sheet.sections.some(({ kind }) => kind === "fields");
  const captionRow = hasFields ? HEAD_ROWS + 1 : undefined;
  let row = (captionRow ?? HEAD_ROWS) + 1;
  let outer: readonly string[] = [];
  const sections = sheet.sections.map((section) => {
    const laidOut = layOutSection(section, outer, row);
    outer = section.title;
    row = lastRowOf(laidOut) + 1;
    return laidOut;
  });
  const lastColumn = Math.max(...sections.map(lastColumnOf));
  const hasOverview = isFirst && sections.at(-1)?.kind === "fields";
  return {
    name: sheet.name,
    captionRow,
    sections: hasOverview ? [...sections, overviewAt(row)] : sections,
    lastRow: hasOverview ? row : row - 1,
    lastColumn,
    checkColumn: lastColumn + 1,
    overviewRow: hasOverview ? row : undefined,
  };
}

/** A section without fields: it ends the one above, so that none of the counts is taken for an answer. */
const overviewAt = (row: number): SectionLayout => ({
  kind: "fields",
  headings: [{ text: OVERVIEW_TITLE, row, depth: 0 }],
  title: OVERVIEW_TITLE,
  titleRow: row,
  fields: [],
});

const lastColumnOf = (section: SectionLayout): number =>
  section.kind === "table"
    ? FIRST_TABLE_COLUMN + section.columns.length - 1
    : FIELD_COLUMNS.previous;

function layOutSection(section: Section, outer: readonly string[], row: number): SectionLayout {
  const shared = sharedPrefix(section.title.slice(0, -1), outer);
  const headings = section.title
    .slice(shared)
    .map((text, index) => ({ text, row: row + index, depth: shared + index }));
  const titleRow = row + headings.length - 1;
  const title = section.title.at(-1) ?? "";
  const head = { headings, title, titleRow };
  if (section.kind === "fields") {
    const fields = section.fields.map((field, index) => ({ field, row: titleRow + 1 + index }));
    return { kind: "fields", ...head, fields };
  }
  const { table } = section;
  const headerRow = titleRow + 1;
  return {
    kind: "table",
    ...head,
    table,
    headerRow,
    firstRow: headerRow + 1,
    lastRow: headerRow + table.rows,
    columns: [...table.columns.values()].map((field, index) => ({
      field,
      column: FIRST_TABLE_COLUMN + index,
    })),
  };
}

const lastRowOf = (section: SectionLayout): number =>
  section.kind === "table" ? section.lastRow : section.titleRow + section.fields.length;

function sharedPrefix(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((text, index) => text !== b[index]);
  return differs < 0 ? a.length : differs;
}

/** Excel allows letters, digits, `_` and `.` in a name, and does not tell upper from lower case. */
function nameAll(prefix: string, names: Iterable<string>, taken: Set<string>): Names {
  return new Map(
    [...names].map((name) => {
      const base = prefix + name.replace(/[^\p{L}\p{N}_.]/gu, "_");
      let unique = base;
      for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${base}_${count}`;
      taken.add(unique.toLowerCase());
      return [name, unique];
    }),
  );
}

/** What a template prints above a column, its unit included. */
export const headerOf = ({ label, unit }: Field): string =>
  unit === undefined ? label : `${label}（${unit}）`;
