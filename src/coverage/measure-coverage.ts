import { checkSubmission } from "../check/check.js";
import {
  type Coverage,
  type FieldCoverage,
  type KindCoverage,
  MISTAKE_KINDS,
  type Mistake,
  shareCaught,
  type Tally,
} from "../model/coverage.js";
import type { Severity } from "../model/finding.js";
import type { Form } from "../model/form.js";
import { nounForForm } from "../model/period-words.js";
import { gravestNew } from "./gravest-new.js";
import type { SeededMistake } from "./mistakes-at.js";
import { type MistakesWanted, seedMistakes } from "./seed-mistakes.js";
import { numericFields, spotsOf } from "./spots.js";
import { type Subject, standingOf } from "./standing.js";
import { withChanges } from "./with-changes.js";

export type CoverageOptions = MistakesWanted & {
  readonly onTried?: ((done: number, total: number) => void) | undefined;
};

/**
 * Puts mistakes into submissions of the form, one at a time, and tells which of them its checks find.
 * Caught is a mistake that causes an error or a warning which was not there before. Submissions
 * without any number are left out.
 */
export function measureCoverage(
  form: Form,
  subjects: readonly Subject[],
  { seed, perField, onTried }: CoverageOptions,
): Coverage {
  const standings = subjects
    .map((subject) => standingOf(form, subject))
    .filter((standing) => spotsOf(form, standing).length > 0);
  const noun = nounForForm(form);
  const mistakes = seedMistakes(form, standings, { seed, perField });
  const tried = mistakes.map((mistake, index): Tried => {
    const outcome = outcomeOf(form, mistake);
    onTried?.(index + 1, mistakes.length);
    return { mistake, outcome };
  });
  return {
    form: form.id,
    version: form.version,
    title: form.title,
    submissions: standings.length,
    faulty: standings.filter(({ isFaulty }) => isFaulty).length,
    withoutPrevious: standings.filter(({ lacksPrevious }) => lacksPrevious).length,
    ...(noun !== "year" && { noun }),
    seed,
    perField,
    total: tally(tried),
    kinds: tallyKinds(tried),
    ...tallyFields(numericFields(form), tried),
  };
}

type Tried = { readonly mistake: SeededMistake; readonly outcome: Severity | "missed" };

function outcomeOf(form: Form, { standing, changes }: SeededMistake): Tried["outcome"] {
  const submission = withChanges(standing.submission, changes);
  const { findings } = checkSubmission(form, submission, standing.previous);
  return gravestNew(standing.findings, findings) ?? "missed";
}

function tally(tried: readonly Tried[]): Tally {
  const counts = { error: 0, warning: 0, note: 0, missed: 0 };
  for (const { outcome } of tried) counts[outcome] += 1;
  return counts;
}

const tallyKinds = (tried: readonly Tried[]): KindCoverage[] =>
  MISTAKE_KINDS.flatMap((kind) => {
    const own = tried.filter(({ mistake }) => mistake.kind === kind);
    return own.length > 0 ? [{ kind, ...tally(own) }] : [];
  });

function tallyFields(
  names: readonly string[],
  tried: readonly Tried[],
): Pick<Coverage, "fields" | "untried"> {
  const byField = new Map(names.map((name): [string, Tried[]] => [name, []]));
  for (const each of tried) byField.get(each.mistake.field)?.push(each);
  const fields = [...byField].filter(([, own]) => own.length > 0).map(toFieldCoverage);
  return {
    fields: fields.sort((a, b) => shareCaught(a) - shareCaught(b)),
    untried: names.filter((name) => byField.get(name)?.length === 0),
  };
}

function toFieldCoverage([field, tried]: readonly [string, readonly Tried[]]): FieldCoverage {
  const missed = tried.find(({ outcome }) => outcome === "missed");
  const example = missed && { example: toMistake(missed.mistake) };
  return { field, ...tally(tried), kinds: tallyKinds(tried), ...example };
}

const toMistake = ({ standing: _, changes: __, ...mistake }: SeededMistake): Mistake => mistake;
