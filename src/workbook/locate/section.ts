import type { SectionLayout } from "../layout.js";
import { headerRows } from "./header.js";
import { normaliseLabel } from "./label.js";
import { type FoundSheet, namesIn } from "./sheet.js";

/** The rows in which a section is searched. */
export type Bounds = {
  readonly first: number;
  readonly last: number;
  /** Sections that may stand in the same rows, because where they or this one begins is not known. */
  readonly before: readonly SectionLayout[];
  readonly after: readonly SectionLayout[];
  /** The row below that was taken for the next heading, though it says something else. */
  readonly renamed?: { readonly row: number; readonly title: string } | undefined;
};

type Start = {
  /** The first row below the heading. */
  readonly first: number;
  /** The topmost heading, or `first` where there is none. */
  readonly top: number;
  /** The row that was taken for the heading, though it says something else. */
  readonly renamed?: Bounds["renamed"];
};

/**
 * The rows of each section: from its heading to the next one. Where a heading is gone, or occurs too
 * often, a section begins at its first defined name or at the header of its table.
 */
export function boundSections(sheet: FoundSheet): readonly Bounds[] {
  const { sections } = sheet.layout;
  const lastRow = [...sheet.content.rows.keys()].at(-1) ?? 0;
  const searched = { ...sheet, rowsByText: rowsByFirstText(sheet), printed: headingsByText(sheet) };
  const starts: (Start | undefined)[] = [];
  for (const section of sections) {
    const above = starts.findLast((start) => start !== undefined)?.first ?? 1;
    starts.push(startOf(section, above, searched));
  }
  return sections.map((_, index) => {
    const known = starts.slice(0, index + 1).findLastIndex((start) => start !== undefined);
    const next = starts.findIndex((start, other) => other > index && start !== undefined);
    return {
      first: starts[known]?.first ?? 1,
      last: (starts[next]?.top ?? lastRow + 1) - 1,
      before: sections.slice(Math.max(known, 0), index),
      after: sections.slice(index + 1, next < 0 ? sections.length : next),
      renamed: starts[next]?.renamed,
    };
  });
}

/** Where headings are looked up: the rows that begin with a text. */
type SearchedSheet = FoundSheet & {
  readonly rowsByText: ReadonlyMap<string, readonly number[]>;
  /** The headings that the template prints, those of one text together. */
  readonly printed: ReadonlyMap<string, SectionLayout["headings"]>;
};

function headingsByText({ layout }: FoundSheet): SearchedSheet["printed"] {
  const headings = new Map<string, SectionLayout["headings"][number][]>();
  for (const heading of layout.sections.flatMap((section) => section.headings)) {
    headings.set(heading.text, [...(headings.get(heading.text) ?? []), heading]);
  }
  return headings;
}

function rowsByFirstText({ labels }: FoundSheet): SearchedSheet["rowsByText"] {
  const rows = new Map<string, number[]>();
  for (const [row, cells] of labels) {
    const first = firstText(cells);
    if (first === undefined) continue;
    const namesakes = rows.get(first);
    if (namesakes) namesakes.push(row);
    else rows.set(first, [row]);
  }
  return rows;
}

const firstText = (cells: ReadonlyMap<number, string> | undefined): string | undefined =>
  cells?.values().next().value;

/** `above` is the first row of the section before, so that the sections follow one another. */
function startOf(section: SectionLayout, above: number, sheet: SearchedSheet): Start | undefined {
  const own = headingOf(section, sheet);
  const heading = own !== undefined && own >= above ? own : undefined;
  const landmark = landmarkOf(section, sheet);
  const first = landmark !== undefined && landmark > above ? landmark : undefined;
  if (heading !== undefined && (first === undefined || heading < first))
    return below(heading, section, above, sheet);
  return first === undefined ? undefined : startAt(first, section, above, sheet);
}

/** Above its first row a section may have its heading, another text in its place, or nothing. */
function startAt(
  first: number,
  section: SectionLayout,
  above: number,
  sheet: SearchedSheet,
): Start {
  const heading = headingRows(section.title, sheet).findLast((row) => row >= above && row < first);
  if (heading !== undefined) return below(heading, section, above, sheet);
  const row = first - 1;
  if (row <= above || !isAlone(row, sheet)) return { first, top: first };
  return { ...below(row, section, above, sheet), renamed: { row, title: section.title } };
}

/** The heading's row, if the sheet shows its text as often as the template prints it. */
function headingOf(section: SectionLayout, sheet: SearchedSheet): number | undefined {
  const printed = sheet.printed.get(section.title) ?? [];
  const rows = headingRows(section.title, sheet);
  const own = section.headings.at(-1);
  return own && rows.length === printed.length ? rows[printed.indexOf(own)] : undefined;
}

/** A heading stands alone in its row; a first cell that merely says the same may be somebody's answer. */
function headingRows(title: string, sheet: SearchedSheet): readonly number[] {
  const rows = sheet.rowsByText.get(normaliseLabel(title)) ?? [];
  const alone = rows.filter((row) => isAlone(row, sheet));
  if (alone.length > 0) return alone;
  const { sections } = sheet.layout;
  return rows.filter((row) => !sections.some((section) => mayOwn(section, row, sheet)));
}

/** The outer headings that stand above a heading, innermost last, belong to the same section. */
function below(heading: number, section: SectionLayout, above: number, sheet: FoundSheet): Start {
  const outer = section.headings.slice(0, -1).map(({ text }) => normaliseLabel(text));
  const rows = [...sheet.content.rows.keys()].filter((row) => row >= above && row < heading);
  let top = heading;
  for (const row of rows.reverse()) {
    const text = isAlone(row, sheet) ? firstText(sheet.labels.get(row)) : undefined;
    const depth = outer.lastIndexOf(text ?? "");
    if (depth < 0) break;
    outer.splice(depth);
    top = row;
  }
  return { first: heading + 1, top };
}

/** The first row of a section that is known without its heading. */
function landmarkOf(section: SectionLayout, sheet: FoundSheet): number | undefined {
  const named = namesIn(section).flatMap((name) => {
    const place = sheet.places.get(name);
    return place?.kind === "cell" && place.sheet === sheet.content.name ? [place.row] : [];
  });
  if (named.length > 0) return Math.min(...named);
  const [only, another] = section.kind === "table" ? headerRows(section, sheet) : [];
  if (only === undefined || another !== undefined) return undefined;
  const others = sheet.layout.sections.filter((other) => other !== section);
  return others.some((other) => mayOwn(other, only, sheet)) ? undefined : only;
}

/** Whether a row may be the header of a section's table, or hold one of its fields. */
export function mayOwn(section: SectionLayout, row: number, sheet: FoundSheet): boolean {
  if (section.kind === "table") return headerRows(section, sheet).includes(row);
  const index = sheet.indexes.get(section);
  return [...(sheet.labels.get(row)?.values() ?? [])].some((label) => index?.has(label));
}

export const isAlone = (row: number, { labels, content }: FoundSheet): boolean =>
  labels.has(row) && content.rows.get(row)?.size === 1;
