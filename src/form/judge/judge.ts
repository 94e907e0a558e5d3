import type { Finding, Severity } from "../../model/finding.js";
import type { Check, Form } from "../../model/form.js";
import { formSchema } from "../schema.js";
import { readSource, type Source, type Stretch, toFinding } from "../source.js";
import { type Entries, findEntries } from "./entries.js";
import type { JudgeOptions } from "./investigation.js";
import { judgeChecks } from "./judge-checks.js";
import type { Judgement } from "./judgement.js";
import { checksOf, placeOf, placeOfCheck } from "./places.js";
import { severityOf } from "./severity.js";
import { dataOf, ruleOf } from "./words.js";

/**
 * What is wrong with the checks of a rule file together, each in order by itself: contradictions,
 * checks that say nothing new, fields that can hold one value only, and the like.
 *
 * @param form what `text` was loaded as
 * @returns in the order of the file
 */
export function judgeRules(
  text: string,
  file: string,
  form: Form,
  options: JudgeOptions,
): readonly Finding[] {
  const source = readSource(text, file);
  // It was loaded from the same text, so that anything else is a mistake of the program.
  const entries = findEntries(formSchema.parse(source.value), form);
  const placed = judgeChecks(form, options).map((judgement): Placed => {
    const severity = severityOf(judgement);
    return { judgement, severity, stretch: placeOf(judgement, source, entries) };
  });
  return oncePerPlace(placed)
    .sort((a, b) => a.stretch.start - b.stretch.start)
    .map((each) => toJudged(each, form, source, entries));
}

type Placed = {
  readonly judgement: Judgement;
  readonly severity: Severity;
  readonly stretch: Stretch;
};

/** The checks of an `each` stand in one place, and what is said of one goes for its likes. */
function oncePerPlace(placed: readonly Placed[]): (Placed & { readonly alike: number })[] {
  const groups = new Map<string, Placed[]>();
  for (const each of placed) {
    const key = `${each.judgement.kind} ${each.severity} ${each.stretch.start}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, alike: others.length }] : [],
  );
}

function toJudged(
  { judgement, severity, stretch, alike }: Placed & { readonly alike: number },
  form: Form,
  source: Source,
  entries: Entries,
): Finding {
  const [check, ...others] = checksOf(judgement);
  const isThere = check && placeOfCheck(check, source, entries).start === stretch.start;
  const data = {
    ...dataOf(judgement, form.none),
    ...(alike > 0 && { others: alike }),
    ...(isThere && filledOf(check, entries)),
  };
  const rule = ruleOf(judgement);
  const related = others.map(
    (other) =>
      toFinding(source, { rule, stretch: placeOfCheck(other, source, entries), data }).place,
  );
  return { ...toFinding(source, { rule, stretch, data }), severity, related };
}

/** What a check reads as, where its entry has placeholders. */
function filledOf(check: Check, { templateOf }: Entries): { readonly filled?: string } {
  return check.source === templateOf(check) ? {} : { filled: check.source };
}
