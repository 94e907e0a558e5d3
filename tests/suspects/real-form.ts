import { checkSubmission } from "../../src/check/check.js";
import type { Submission } from "../../src/model/submission.js";
import { toNumberValue } from "../../src/model/value.js";
import { slipsOf } from "../../src/suspects/slips.js";
import { openSubmission } from "../../src/workbook/open.js";
import { CORRECTIONS, filledWith, inYear, type Replacement } from "../cli/run-cli.js";
import { ERC } from "../fixtures/erc-annual.js";

/** The real workbook as it would be accepted, and the same a year before. */
export async function acceptedYears(): Promise<readonly [now: Submission, before: Submission]> {
  return [await open(CORRECTIONS), await open([...CORRECTIONS, inYear(2020)])];
}

async function open(replacements: readonly Replacement[]): Promise<Submission> {
  const opened = await openSubmission(await filledWith(...replacements), [ERC], "示例.xlsx");
  if (opened.kind !== "submission") throw new Error(opened.code);
  return opened.submission;
}

/** With another number in a field. */
export function withNumber(submission: Submission, name: string, number: number): Submission {
  const cell = submission.fields.get(name);
  if (!cell) throw new Error(`no field ${name}`);
  const fields = new Map(submission.fields).set(name, { ...cell, value: toNumberValue(number) });
  return { ...submission, fields };
}

export type Seeded = { readonly submission: Submission; readonly wrong: readonly string[] };

/** So many typing errors, each of which some check notices by itself; the same for the same seed. */
export function withTypingErrors(
  accepted: Submission,
  before: Submission,
  count: number,
  random: () => number,
): Seeded {
  const fields = [...ERC.fields.values()].filter(
    ({ type, name }) =>
      (type === "integer" || type === "decimal") &&
      accepted.fields.get(name)?.value.kind === "number",
  );
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  const wrong: string[] = [];
  let submission = accepted;
  for (let attempts = 0; wrong.length < count && attempts < 10_000; attempts += 1) {
    const field = pick(fields);
    const value = field && accepted.fields.get(field.name)?.value;
    if (!field || value?.kind !== "number" || wrong.includes(field.name)) continue;
    const slips = slipsOf(value.number, field.decimals ?? 0);
    const slip = pick(slips.filter((each) => each.value >= (field.min ?? each.value)));
    if (!slip || !isNoticed(withNumber(accepted, field.name, slip.value), before)) continue;
    wrong.push(field.name);
    submission = withNumber(submission, field.name, slip.value);
  }
  return { submission, wrong: wrong.sort() };
}

const isNoticed = (submission: Submission, before: Submission): boolean =>
  checkSubmission(ERC, submission, before).findings.some(({ severity }) => severity !== "note");

/** A small generator (Park & Miller 1988), so that seeds mean the same everywhere. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
