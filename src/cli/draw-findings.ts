import { countFindingsBy, type FileReport, findingsChart, type Language, toSvg } from "../index.js";

/** Which checks fail most, as SVG, where there are several workbooks to tell it from. */
export async function drawFindings(
  reports: readonly FileReport[],
  language: Language,
): Promise<string | undefined> {
  const found = reports.flatMap(({ submission, findings }) =>
    submission
      ? findings.map((finding) => ({ ...finding, key: idOf(finding.rule, submission) }))
      : [],
  );
  if (reports.length < 2 || found.length === 0) return undefined;
  return toSvg(findingsChart(countFindingsBy(found), "check", { width: 900, language }));
}

/** Of a form's own check the id, without the name of the form. */
const idOf = (rule: string, { form }: NonNullable<FileReport["submission"]>): string =>
  rule.startsWith(`${form}/`) ? rule.slice(form.length + 1) : rule;
