import type { Form } from "../model/form.js";
import { IDENTITY_SHEET } from "../model/sheet-names.js";
import {
  answerSheets,
  type FileProblem,
  type SheetContent,
  type WorkbookContent,
} from "./content.js";
import { headerOf, IDENTITY_MARK, type Layout, layoutOf } from "./layout.js";
import { type Labels, labelsOf, normaliseLabel } from "./locate/label.js";
import { shareOfLabels } from "./locate/sheet.js";

/** The least share of defined names or labels by which a workbook is taken for a form. */
const ENOUGH = 0.5;

/**
 * Which form a workbook is: what its hidden sheet or its subject says; else the form whose defined
 * names it has; else the one whose labels it shows. Of several versions, the one that has most in common with it.
 */
export function recogniseForm(
  workbook: WorkbookContent,
  forms: readonly Form[],
): Form | FileProblem {
  const identity = identityOf(workbook);
  if (identity) return byIdentity(identity, forms);
  const stated = statedBy(workbook, forms);
  if (stated) return stated;
  const candidates = forms.map((form) => ({ form, layout: layoutOf(form) }));
  const labels = answerSheets(workbook).map(labelsOf);
  const named = byNames(candidates, workbook);
  const [best] = byLabels(named.length > 0 ? named : withLabels(candidates, labels), labels);
  return best?.form ?? unknownForm(candidates, labels);
}

type Candidate = { readonly form: Form; readonly layout: Layout };
type Identity = { readonly form: string; readonly version: string };

function identityOf({ sheets }: WorkbookContent): Identity | undefined {
  const sheet = sheets.find(({ name }) => name === IDENTITY_SHEET) ?? sheets.find(isIdentitySheet);
  const [form, version] = [2, 3].map((column) => textAt(sheet, 1, column));
  return form && version ? { form, version } : undefined;
}

/** A subject may be anything; only one that names a form and version at hand says something. */
const statedBy = ({ subject }: WorkbookContent, forms: readonly Form[]): Form | undefined =>
  forms.find(({ id, version }) => subject?.trim() === `${id}@${version}`);

const isIdentitySheet = (sheet: SheetContent): boolean =>
  sheet.hidden && textAt(sheet, 1, 1) === IDENTITY_MARK;

function textAt(sheet: SheetContent | undefined, row: number, column: number): string | undefined {
  const content = sheet?.rows.get(row)?.get(column);
  if (content?.kind === "number") return String(content.number);
  return content?.kind === "text" ? content.text.trim() : undefined;
}

function byIdentity({ form, version }: Identity, forms: readonly Form[]): Form | FileProblem {
  const versions = forms.filter(({ id }) => id === form);
  const known = versions.find((candidate) => candidate.version === version);
  if (known) return known;
  const data = { form, version, known: namesOf(versions.length > 0 ? versions : forms) };
  const code = versions.length > 0 ? "file/unknown-version" : "file/unknown-form-id";
  return { kind: "problem", code, data };
}

function byNames(candidates: readonly Candidate[], { names }: WorkbookContent): Candidate[] {
  const isPresent = (name: string) => names.has(name);
  const enough = candidates.filter((candidate) => {
    const wanted = namesOfLayout(candidate);
    return wanted.filter(isPresent).length >= ENOUGH * wanted.length;
  });
  return mostAlike(enough, namesOfLayout, isPresent);
}

const withLabels = (candidates: readonly Candidate[], labels: readonly Labels[]): Candidate[] =>
  candidates.filter(({ layout }) => shareOfAllLabels(labels, layout) >= ENOUGH);

function byLabels(candidates: readonly Candidate[], labels: readonly Labels[]): Candidate[] {
  const shown = new Set(
    labels.flatMap((rows) => [...rows.values()].flatMap((row) => [...row.values()])),
  );
  return mostAlike(candidates, textsOfLayout, (text) => shown.has(text));
}

/** Those that explain most of what a workbook shows; several, if nothing tells them apart. */
function mostAlike(
  candidates: readonly Candidate[],
  marksOf: (candidate: Candidate) => readonly string[],
  isPresent: (mark: string) => boolean,
): Candidate[] {
  const marks = candidates.map((candidate) => new Set(marksOf(candidate)));
  const shown = new Set(marks.flatMap((own) => [...own]).filter(isPresent));
  const scores = marks.map((own) => likeness(own, shown));
  const best = Math.max(...scores);
  return candidates.filter((_, index) => scores[index] === best);
}

/** Jaccard's coefficient (1901). A version that has all of another's fields and more is told apart by it. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((mark) => other.has(mark)).length;
  return shared / (one.size + other.size - shared || 1);
}

const namesOfLayout = ({ layout: { definedNames } }: Candidate): string[] => [
  ...definedNames.fields.values(),
  ...definedNames.tables.values(),
];

/** The headings, labels and headers that a form's template prints. */
const textsOfLayout = ({ layout }: Candidate): string[] =>
  layout.sheets.flatMap(({ sections }) =>
    sections.flatMap((section) => [
      ...section.headings.map(({ text }) => normaliseLabel(text)),
      ...(section.kind === "table"
        ? section.columns.map(({ field }) => normaliseLabel(headerOf(field)))
        : section.fields.map(({ field }) => normaliseLabel(field.label))),
    ]),
  );

/** The average, over the sheets of the form, of the share of labels that some sheet of the workbook shows. */
function shareOfAllLabels(labels: readonly Labels[], layout: Layout): number {
  const shares = layout.sheets.map((sheet) =>
    Math.max(0, ...labels.map((own) => shareOfLabels(sheet, own))),
  );
  return shares.reduce((sum, share) => sum + share, 0) / (shares.length || 1);
}

function unknownForm(candidates: readonly Candidate[], labels: readonly Labels[]): FileProblem {
  const shares = candidates.map(({ layout }) => shareOfAllLabels(labels, layout));
  const percent = Math.round(100 * Math.max(0, ...shares));
  const known = namesOf(candidates.map(({ form }) => form));
  return { kind: "problem", code: "file/unknown-form", data: { known, percent } };
}

const namesOf = (forms: readonly Form[]): string[] =>
  forms.map(({ id, version, title }) => `${id}@${version}（${title}）`);
