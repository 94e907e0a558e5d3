import type { Field } from "../../model/form.js";
import type { CellContent, SheetContent } from "../content.js";
import { toHalfWidth } from "../normalise/full-width.js";
import { withoutSpaces } from "../normalise/spaces.js";

/** A text as labels are compared: without spaces and a final colon, with half-width signs. */
export const normaliseLabel = (text: string): string =>
  PLAIN.test(text) ? text : toHalfWidth(withoutSpaces(text)).replace(/:$/u, "");

/** Most labels are such already, and this runs for every text of every workbook. */
const PLAIN = /^[\w\u4e00-\u9fff/、]*$/u;

/** For each text that names one of some fields: the name of that field. */
export type LabelIndex = ReadonlyMap<string, string>;

/**
 * A label is known with or without a leading 其中 and its own unit in brackets, so that
 * `其中：纵向经费（万元）` is `纵向经费`. Other brackets count: `论文（SCI）` is not `论文（EI）`, and an
 * amount in 元 not one in 万元. What is the label of one field is no spelling of another.
 */
export function indexLabels(fields: readonly Field[]): LabelIndex {
  const index = new Map(fields.map(({ label, name }) => [normaliseLabel(label), name]));
  const others = new Map<string, Set<string>>();
  for (const field of fields) {
    for (const spelling of spellingsOf(field)) {
      if (!index.has(spelling))
        others.set(spelling, (others.get(spelling) ?? new Set()).add(field.name));
    }
  }
  for (const [spelling, [name, another]] of others)
    if (name !== undefined && another === undefined) index.set(spelling, name);
  return index;
}

function spellingsOf({ label, unit }: Field): string[] {
  const suffix = unit === undefined ? "" : `(${normaliseLabel(unit)})`;
  const plain = normaliseLabel(label).replace(/^其中:?/u, "");
  const bare = suffix !== "" && plain.endsWith(suffix) ? plain.slice(0, -suffix.length) : plain;
  return ["", "其中", "其中:"].flatMap((before) => [before + bare, before + bare + suffix]);
}

/** A sheet's texts as labels, computed once per sheet: row → column → label. */
export type Labels = ReadonlyMap<number, ReadonlyMap<number, string>>;

export function labelsOf(sheet: SheetContent): Labels {
  const labels = new Map<number, Map<number, string>>();
  for (const [row, cells] of sheet.rows) {
    const found = new Map<number, string>();
    for (const [column, content] of cells) {
      const label = toLabel(content);
      if (label) found.set(column, label);
    }
    if (found.size > 0) labels.set(row, found);
  }
  return labels;
}

const toLabel = (content: CellContent): string =>
  content.kind === "text" && content.text.length <= 100 ? normaliseLabel(content.text) : "";
