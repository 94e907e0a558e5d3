import type { Form } from "../model/form.js";
import type { FileProblem, SheetContent, WorkbookContent } from "./content.js";
import { IDENTITY_MARK, IDENTITY_SHEET, type Layout, layoutOf } from "./layout.js";
import { labelsOf } from "./locate/label.js";
import { shareOfLabels } from "./locate/sheet.js";

/** The least share of defined names or labels by which a workbook is taken for a form. */
const ENOUGH = 0.5;

/**
 * Which form a workbook is: what its hidden sheet says; else the form most of whose defined names it
 * has; else the one most of whose labels it shows.
 */
export function recogniseForm(
  workbook: WorkbookContent,
  forms: readonly Form[],
): Form | FileProblem {
  const identity = identityOf(workbook);
  if (identity) return byIdentity(identity, forms);
  const candidates = forms.map((form) => ({ form, layout: layoutOf(form) }));
  return (
    best(candidates, ({ layout }) => shareOfNames(workbook, layout)) ??
    best(candidates, ({ layout }) => shareOfAllLabels(workbook, layout)) ??
    unknownForm(candidates, workbook)
  );
}

type Candidate = { readonly form: Form; readonly layout: Layout };
type Identity = { readonly form: string; readonly version: string };

function identityOf({ sheets }: WorkbookContent): Identity | undefined {
  const sheet = sheets.find(({ name }) => name === IDENTITY_SHEET) ?? sheets.find(isIdentitySheet);
  const [form, version] = [2, 3].map((column) => textAt(sheet, 1, column));
  return form && version ? { form, version } : undefined;
}

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

function best(
  candidates: readonly Candidate[],
  score: (candidate: Candidate) => number,
): Form | undefined {
  const scored = candidates.map((candidate) => ({ form: candidate.form, share: score(candidate) }));
  const [first] = scored.sort((a, b) => b.share - a.share);
  return first && first.share >= ENOUGH ? first.form : undefined;
}

function shareOfNames({ names }: WorkbookContent, { definedNames }: Layout): number {
  const wanted = [...definedNames.fields.values(), ...definedNames.tables.values()];
  return wanted.length === 0 ? 0 : wanted.filter((name) => names.has(name)).length / wanted.length;
}

/** The average, over the sheets of the form, of the share of labels that some sheet of the workbook shows. */
function shareOfAllLabels({ sheets }: WorkbookContent, layout: Layout): number {
  const labels = sheets.map(labelsOf);
  const shares = layout.sheets.map((sheet) =>
    Math.max(0, ...labels.map((own) => shareOfLabels(sheet, own))),
  );
  return shares.reduce((sum, share) => sum + share, 0) / (shares.length || 1);
}

function unknownForm(candidates: readonly Candidate[], workbook: WorkbookContent): FileProblem {
  const shares = candidates.map((candidate) => shareOfAllLabels(workbook, candidate.layout));
  const percent = Math.round(100 * Math.max(0, ...shares));
  const known = namesOf(candidates.map(({ form }) => form));
  return { kind: "problem", code: "file/unknown-form", data: { known, percent } };
}

const namesOf = (forms: readonly Form[]): string[] =>
  forms.map(({ id, version, title }) => `${id}@${version}（${title}）`);
