import { parseAddress } from "../model/address.js";
import type { Finding } from "../model/finding.js";
import type { Form } from "../model/form.js";
import type { Place } from "../model/place.js";
import type { Submission } from "../model/submission.js";

/** By sheet in the order of the form, row, column, rule; a cell that was not found comes last. */
export function sortFindings(
  findings: readonly Finding[],
  form: Pick<Form, "sheets">,
  submission: Pick<Submission, "fields" | "tables">,
): Finding[] {
  const sheets = new Map(sheetNames(form, submission).map((sheet, index) => [sheet, index]));
  const keys = new Map(findings.map((finding) => [finding, keyOf(finding.place, sheets)]));
  return [...findings].sort((a, b) => {
    const [x, y] = [keys.get(a) ?? [], keys.get(b) ?? []];
    const differing = x.findIndex((part, index) => part !== y[index]);
    if (differing >= 0) return (x[differing] ?? 0) - (y[differing] ?? 0);
    return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;
  });
}

/** In the order of the form, spelt as in the workbook at hand. */
function sheetNames(
  { sheets }: Pick<Form, "sheets">,
  { fields, tables }: Pick<Submission, "fields" | "tables">,
): string[] {
  const places = sheets.flatMap(({ sections }) =>
    sections.flatMap((section) =>
      section.kind === "table"
        ? tables.get(section.table.name)?.place
        : section.fields.map(({ name }) => fields.get(name)?.place),
    ),
  );
  return [...new Set(places.flatMap((place) => place?.sheet ?? []))];
}

const LAST = Number.MAX_SAFE_INTEGER;

function keyOf(place: Place, sheets: ReadonlyMap<string, number>): readonly number[] {
  if (place.kind !== "cell") return [LAST, LAST, LAST];
  const at = parseAddress(place.address ?? "");
  return [sheets.get(place.sheet) ?? LAST, at?.row ?? LAST, at?.column ?? LAST];
}
