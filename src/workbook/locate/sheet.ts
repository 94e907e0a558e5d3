import {
  answerSheets,
  type NamedPlace,
  type SheetContent,
  type WorkbookContent,
} from "../content.js";
import { CAPTIONS, type Layout, type SectionLayout, type SheetLayout } from "../layout.js";
import { indexLabels, type LabelIndex, type Labels, labelsOf, normaliseLabel } from "./label.js";

/** A sheet of the form, found in the workbook at hand. */
export type FoundSheet = {
  readonly layout: SheetLayout;
  readonly content: SheetContent;
  readonly labels: Labels;
  /** What names the fields of each section, or the columns of its table. */
  readonly indexes: ReadonlyMap<SectionLayout, LabelIndex>;
  /** Field or table name → where its defined name points, on whatever sheet. */
  readonly places: ReadonlyMap<string, NamedPlace>;
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
  const places = placesOf(workbook, layout);
  const sheets = answerSheets(workbook);
  const labels = new Map(sheets.map((sheet) => [sheet.name, labelsOf(sheet)]));
  const free = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const found = new Map<string, FoundSheet | undefined>(
    layout.sheets.map(({ name }) => [name, undefined]),
  );
  const finders = [
    (sheet: SheetLayout) => byDefinedNames(sheet, places),
    (sheet: SheetLayout) => byName(sheet, free),
    (sheet: SheetLayout) => {
      const missing = layout.sheets.filter(({ name }) => !found.get(name));
      return byLabels(sheet, missing, [...free.keys()], labels);
    },
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
        indexes: new Map(sheet.sections.map((section) => [section, indexOf(section)])),
        places,
      });
    }
  }
  return found;
}

/** Fields and tables never share a name. */
function placesOf(
  { names }: WorkbookContent,
  { definedNames }: Layout,
): ReadonlyMap<string, NamedPlace> {
  const all = [...definedNames.fields, ...definedNames.tables];
  return new Map(
    all.flatMap(([name, definedName]) => {
      const place = names.get(definedName);
      return place ? [[name, place] as const] : [];
    }),
  );
}

function byDefinedNames(
  sheet: SheetLayout,
  places: ReadonlyMap<string, NamedPlace>,
): string | undefined {
  const votes = new Map<string, number>();
  for (const name of sheet.sections.flatMap(namesIn)) {
    const place = places.get(name);
    if (place?.kind === "cell") votes.set(place.sheet, (votes.get(place.sheet) ?? 0) + 1);
  }
  return [...votes].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** What has a defined name in a section. */
export const namesIn = (section: SectionLayout): readonly string[] =>
  section.kind === "table" ? [section.table.name] : section.fields.map(({ field }) => field.name);

function byName(sheet: SheetLayout, free: ReadonlyMap<string, SheetContent>): string | undefined {
  if (free.has(sheet.name)) return sheet.name;
  return [...free.keys()].find((name) => normaliseLabel(name) === normaliseLabel(sheet.name));
}

/** The sheet that shows most of the labels, unless another of the workbook or of the form is as like. */
function byLabels(
  sheet: SheetLayout,
  missing: readonly SheetLayout[],
  free: readonly string[],
  labels: ReadonlyMap<string, Labels>,
): string | undefined {
  const share = (layout: SheetLayout, name: string) =>
    shareOfLabels(layout, labels.get(name) ?? new Map());
  const name = onlyBest(free, (candidate) => share(sheet, candidate));
  if (name === undefined || share(sheet, name) < ENOUGH) return undefined;
  return onlyBest(missing, (layout) => share(layout, name)) === sheet ? name : undefined;
}

function onlyBest<Candidate>(
  candidates: readonly Candidate[],
  score: (candidate: Candidate) => number,
): Candidate | undefined {
  const scored = candidates.map((candidate) => ({ candidate, score: score(candidate) }));
  const [best, next] = scored.sort((a, b) => b.score - a.score);
  return best && best.score !== next?.score ? best.candidate : undefined;
}

/**
 * The column of the values, by its caption; undefined if that is gone or occurs twice. A caption
 * stands among other captions; the same word elsewhere is somebody's remark.
 */
export function valueColumnOf({ labels }: FoundSheet): number | undefined {
  const columns = new Set<number>();
  for (const cells of labels.values()) {
    for (const [column, label] of cells) {
      if (label === CAPTIONS.value && isCaptionRow(cells)) columns.add(column);
    }
  }
  const [only, another] = columns;
  return another === undefined ? only : undefined;
}

function isCaptionRow(cells: ReadonlyMap<number, string>): boolean {
  const present = new Set(cells.values());
  return Object.values(CAPTIONS).filter((caption) => present.has(caption)).length >= 2;
}

/** How many of the labels that a sheet of the form prints are there, from 0 to 1. */
export function shareOfLabels(sheet: SheetLayout, labels: Labels): number {
  const present = new Set([...labels.values()].flatMap((cells) => [...cells.values()]));
  let [wanted, there] = [0, 0];
  for (const section of sheet.sections) {
    // The counts on the first sheet are none of the form's.
    if (fieldsIn(section).length === 0) continue;
    const index = indexOf(section);
    const found = new Set([...present].flatMap((label) => index.get(label) ?? []));
    wanted += 1 + fieldsIn(section).length;
    there += Number(present.has(normaliseLabel(section.title))) + found.size;
  }
  return wanted === 0 ? 0 : there / wanted;
}

const fieldsIn = (section: SectionLayout) =>
  section.kind === "table"
    ? section.columns.map(({ field }) => field)
    : section.fields.map(({ field }) => field);

function indexOf(section: SectionLayout): LabelIndex {
  const known = indexes.get(section);
  if (known) return known;
  const index = indexLabels(fieldsIn(section));
  indexes.set(section, index);
  return index;
}

/** Layouts last as long as their form. */
const indexes = new WeakMap<SectionLayout, LabelIndex>();
