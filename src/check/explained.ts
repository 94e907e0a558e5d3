import { type Explanation, explainsNothing } from "../model/explanation.js";
import type { Finding } from "../model/finding.js";
import type { Form } from "../model/form.js";
import type { Submission } from "../model/submission.js";

/**
 * Adds to each warning what the filler wrote about it. An empty phrase does not explain anything:
 * the warning stays as it is, and a note on the phrase says so.
 */
export function explainFindings(
  findings: readonly Finding[],
  form: Form,
  { explanations }: Submission,
): Finding[] {
  if (explanations.length === 0) return [...findings];
  const idle = new Set<Explanation>();
  const explained = findings.map((finding) => {
    if (finding.severity !== "warning") return finding;
    const own = explanationsOf(finding, form, explanations);
    const telling = own.find(({ text }) => !explainsNothing(text, form.emptyExplanations));
    if (telling) return { ...finding, explained: telling.text };
    // A text that was taken back.
    const written = own.filter(({ text }) => text.trim() !== "");
    for (const explanation of written) idle.add(explanation);
    const [said] = written;
    return said ? { ...finding, data: { ...finding.data, said: said.text } } : finding;
  });
  return [...explained, ...[...idle].map(toFinding)];
}

/** One for this very cell, as marked copies have, or one for the check wherever it fails. */
function explanationsOf(
  { rule, place }: Finding,
  form: Form,
  explanations: readonly Explanation[],
): readonly Explanation[] {
  const id = rule.startsWith(`${form.id}/`) ? rule.slice(form.id.length + 1) : rule;
  const check = form.checks.find((candidate) => candidate.id === id);
  // A check of the whole form fails at one place only, wherever that has moved to since.
  const isOnce = check !== undefined && check.rows === undefined;
  const own = explanations.filter(
    (explanation) =>
      explanation.check === id && (isOnce || !explanation.cell || isAt(explanation.cell, place)),
  );
  // What is said of this very cell goes before what is said of the check.
  const here = own.filter(({ cell }) => cell && isAt(cell, place));
  return here.length > 0 ? here : own;
}

const isAt = (cell: NonNullable<Explanation["cell"]>, place: Finding["place"]): boolean =>
  place.kind === "cell" && place.sheet === cell.sheet && place.address === cell.address;

const toFinding = ({ check, text, place }: Explanation): Finding => ({
  rule: "explanation-empty",
  severity: "note",
  outcome: "fails",
  place,
  related: [],
  data: { from: text, check },
});
