import type { SheetContent, WorkbookContent } from "../content.js";
import { FIELD_COLUMNS, type Layout, type SheetLayout } from "../layout.js";
import { type Labels, labelsOf, normaliseLabel } from "./label.js";

/** A sheet of the form, found in the workbook at hand. */
export type FoundSheet = {
  readonly layout: SheetLayout;
  readonly content: SheetContent;
  readonly labels: Labels;
};

/** The least share of a sheet's labels that identifies it without its name. */
const ENOUGH = 0.5;

/**
 * Finds the form's sheets: where most of its defined names point, else by name, else by its labels.
 * A sheet of the workbook serves one sheet of the form.
 */
export function findSheets(
  workbook: WorkbookContent,
  layout: Layout,
): ReadonlyMap<string, FoundSheet | undefined> {
  const labels = new Map(workbook.sheets.map((sheet) => [sheet.name, labelsOf(sheet)]));
  const free = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]));
  const found = new Map<string, FoundSheet | undefined>(
    layout.sheets.map(({ name }) => [name, undefined]),
  );
  const finders = [
    (sheet: SheetLayout) => byDefinedNames(sheet, workbook, layout),
    (sheet: SheetLayout) => byName(sheet, free),
    (sheet: SheetLayout) => byLabels(sheet, free, labels),
  ];
  for (const find of finders) {
    for (const sheet of layout.sheets) {
      if (found.get(sheet.name)) continue;
      const content = free.get(find(sheet) ?? "");
      if (!content) continue;
      free.delete(content.name);
      found.set(sheet.name, {
        layout: sheet,
        content,
        labels: labels.get(content.name) ?? new Map(),
      });
    }
  }
  return found;
}

function byDefinedNames(
  sheet: SheetLayout,
  { names }: WorkbookContent,
  { definedNames }: Layout,
): string | undefined {
  const votes = new Map<string, number>();
  for (const section of sheet.sections) {
    const own =
      section.kind === "table"
        ? [definedNames.tables.get(section.table.name)]
        : section.fields.map(({ field }) => definedNames.fields.get(field.name));
    for (const name of own) {
      const place = names.get(name ?? "");
      if (place?.kind === "cell") votes.set(place.sheet, (votes.get(place.sheet) ?? 0) + 1);
    }
  }
  return [...votes].sort(([, a], [, b]) => b - a)[0]?.[0];
}

const byName = (sheet: SheetLayout, free: ReadonlyMap<string, SheetContent>): string | undefined =>
  [...free.keys()].find((name) => normaliseLabel(name) === normaliseLabel(sheet.name));

function byLabels(
  sheet: SheetLayout,
  free: ReadonlyMap<string, SheetContent>,
  labels: ReadonlyMap<string, Labels>,
): string | undefined {
  const scores = [...free.keys()].map((name) => ({
    name,
    share: shareOfLabels(sheet, labels.get(name) ?? new Map()),
  }));
  const [best] = scores.sort((a, b) => b.share - a.share);
  return best && best.share >= ENOUGH ? best.name : undefined;
}

/** How many of the labels that a sheet of the form prints are there, from 0 to 1. */
export function shareOfLabels(sheet: SheetLayout, labels: Labels): number {
  const present = new Set([...labels.values()].flatMap((cells) => [...cells.values()]));
  const wanted = sheet.sections.flatMap((section) => [
    section.title,
    ...(section.kind === "table"
      ? section.columns.map(({ field }) => field.label)
      : section.fields.map(({ field }) => field.label)),
  ]);
  const there = wanted.filter((label) => present.has(normaliseLabel(label)));
  return wanted.length === 0 ? 0 : there.length / wanted.length;
}

/** The rows of each section: from its heading to the next heading that was found. */
export type Bounds = {
  readonly first: number;
  readonly last: number;
  /** The section's own heading was found. */
  readonly certain: boolean;
};

/** Headings are searched in the order of the form, as the first text of a row. */
export function boundSections({ layout, labels }: FoundSheet): readonly Bounds[] {
  const rows = [...labels].map(([row, cells]) => ({ row, first: firstLabel(cells) }));
  const lastRow = rows.at(-1)?.row ?? 0;
  let after = 0;
  const starts = layout.sections.map(({ title, headings }) => {
    const wanted = normaliseLabel(title);
    const start = rows.find(({ row, first }) => row > after && first === wanted)?.row;
    if (start !== undefined) after = start;
    return { start, outer: (start ?? 0) - headings.length + 1 };
  });
  return starts.map(({ start }, index) => {
    const known =
      start ?? starts.slice(0, index).findLast(({ start }) => start !== undefined)?.start;
    const next = starts.slice(index + 1).find((later) => later.start !== undefined);
    return {
      first: (known ?? 0) + 1,
      last: (next?.outer ?? lastRow + 1) - 1,
      certain: start !== undefined,
    };
  });
}

const firstLabel = (cells: ReadonlyMap<number, string>): string | undefined =>
  cells.values().next().value;

/** The column the values stand in, by its caption; beside the labels if the caption is gone. */
export function captionColumn({ labels }: FoundSheet, caption: string): number | undefined {
  for (const cells of labels.values()) {
    for (const [column, label] of cells) if (label === caption && cells.size > 1) return column;
  }
  return undefined;
}

export const valueColumnBeside = (labelColumn: number): number =>
  labelColumn + (FIELD_COLUMNS.value - FIELD_COLUMNS.label);
