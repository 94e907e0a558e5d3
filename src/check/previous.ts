import type { Form, FormPeriod } from "../model/form.js";
import { type Identity, identityOf } from "../model/identity.js";
import { inTermsOf } from "../model/lineage.js";
import { kindOfPeriod, type PeriodKind } from "../model/period.js";
import type { Submission } from "../model/submission.js";

/** Earlier submissions, by the identity of the one that follows. */
export type PreviousPeriod = {
  /** The same unit's submission of the period before, if exactly one was given. */
  readonly find: (form: Form, submission: Submission) => Submission | undefined;
  /** Those that nothing asked for, and why. */
  readonly unused: () => readonly Unused[];
};

export type Unused = {
  readonly rule: "file/previous-unmatched" | "file/previous-repeated";
  readonly file: string;
  /** `period` is the one that was looked for, one later than the submission's own. */
  readonly identity: Identity | undefined;
  /** Of the form's periods, where these are no years. */
  readonly kind?: PeriodKind;
  readonly files: readonly string[];
};

/** An earlier file, as far as the submission that follows it needs to know it. */
export type Candidate = {
  readonly file: string;
  /** The id of its form. */
  readonly form: string;
  /** Of its form. */
  readonly period: Pick<FormPeriod, "kind" | "previous">;
  readonly identity: Identity | undefined;
};

/** The form that asks for an earlier submission: how is for it to say. */
export type Asking = Pick<Form, "id"> & { readonly period: Candidate["period"] };

/** Which of the earlier files belongs to whom, told from identities alone. */
export type Pairing<Item extends Candidate> = {
  /** The same unit's of the period before, or the latest before, if exactly one was given. */
  readonly find: (form: Asking, identity: Identity | undefined) => Item | undefined;
  readonly unused: () => readonly Unused[];
};

/** @param nameOf what a unit is called now */
export function pairPrevious<Item extends Candidate>(
  pool: readonly Item[],
  nameOf: (unit: string) => string = (unit) => unit,
): Pairing<Item> {
  const keyOf = (form: string, unit: string) => JSON.stringify([form, nameOf(unit)]);
  const byUnit = new Map<string, Map<number, Item[]>>();
  for (const item of pool) {
    if (!item.identity) continue;
    const { unit, period } = item.identity;
    const key = keyOf(item.form, unit);
    const ofUnit = byUnit.get(key) ?? new Map<number, Item[]>();
    byUnit.set(key, ofUnit.set(period, [...(ofUnit.get(period) ?? []), item]));
  }
  /** Those of the period that is compared with. */
  const beforeOf = (form: Asking, { unit, period }: Identity): readonly Item[] => {
    const ofUnit = byUnit.get(keyOf(form.id, unit));
    if (form.period.previous === "period") return ofUnit?.get(period - 1) ?? [];
    const earlier = [...(ofUnit?.keys() ?? [])].filter(
      (other) => other < period && kindOfPeriod(other) === form.period.kind,
    );
    return ofUnit?.get(earlier.reduce((a, b) => Math.max(a, b), -1)) ?? [];
  };
  const used = new Set<Item>();
  return {
    find(form, identity) {
      const [only, another] = identity ? beforeOf(form, identity) : [];
      if (!only || another) return undefined;
      used.add(only);
      return only;
    },
    unused: () =>
      pool
        .filter((item) => !used.has(item))
        .map(({ file, form, period, identity }) => {
          const wanted = identity && toNext(identity);
          const alike = wanted ? beforeOf({ id: form, period }, wanted) : [];
          return {
            rule: alike.length > 1 ? "file/previous-repeated" : "file/previous-unmatched",
            file,
            identity: wanted,
            ...(period.kind !== "year" && { kind: period.kind }),
            files: alike.map((other) => other.file),
          };
        }),
  };
}

const toNext = ({ unit, period }: Identity): Identity => ({ unit, period: period + 1 });

export const toCandidate = (form: Form, submission: Submission): Candidate => ({
  file: submission.file,
  form: form.id,
  period: form.period,
  identity: identityOf(form, submission),
});

/**
 * Pairs submissions with the same unit's submission of the period before. One of another version of the
 * form is put in the terms of the version that asks, by way of the `forms` between them.
 *
 * @param nameOf what a unit is called now
 */
export function indexPrevious(
  pool: readonly { readonly form: Form; readonly submission: Submission }[],
  forms: readonly Form[] = pool.map(({ form }) => form),
  nameOf?: (unit: string) => string,
): PreviousPeriod {
  const candidates = pool.map(({ form, submission }) => ({
    ...toCandidate(form, submission),
    submission,
  }));
  const pairing = pairPrevious(candidates, nameOf);
  return {
    find(form, submission) {
      const found = pairing.find(form, identityOf(form, submission));
      return found && inTermsOf(form, found.submission, versionsOf(form, [...forms, form]));
    },
    unused: pairing.unused,
  };
}

const versionsOf = ({ id }: Form, forms: readonly Form[]): Form[] => [
  ...new Map(forms.filter((form) => form.id === id).map((form) => [form.version, form])).values(),
];
