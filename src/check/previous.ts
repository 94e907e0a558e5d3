import type { Form } from "../model/form.js";
import { type Identity, identityOf } from "../model/identity.js";
import { inTermsOf } from "../model/lineage.js";
import type { Submission } from "../model/submission.js";

/** Last year's submissions, by the identity that this year's submission will ask for. */
export type PreviousYear = {
  /** The same unit's submission of the year before, if exactly one was given. */
  readonly find: (form: Form, submission: Submission) => Submission | undefined;
  /** Those that nothing asked for, and why. */
  readonly unused: () => readonly Unused[];
};

export type Unused = {
  readonly rule: "file/previous-unmatched" | "file/previous-repeated";
  readonly file: string;
  /** `period` is the year that was looked for, one later than the submission's own. */
  readonly identity: Identity | undefined;
  readonly files: readonly string[];
};

/** A file of last year, as far as its own year's submission needs to know it. */
export type Candidate = {
  readonly file: string;
  /** The id of its form. */
  readonly form: string;
  readonly identity: Identity | undefined;
};

/** Which of last year's files belongs to whom, told from identities alone. */
export type Pairing<Item extends Candidate> = {
  /** The same unit's of the year before, if exactly one was given. */
  readonly find: (form: string, identity: Identity | undefined) => Item | undefined;
  readonly unused: () => readonly Unused[];
};

/** @param nameOf what a unit is called now */
export function pairPrevious<Item extends Candidate>(
  pool: readonly Item[],
  nameOf: (unit: string) => string = (unit) => unit,
): Pairing<Item> {
  const keyOf = (form: string, { unit, period }: Identity) =>
    JSON.stringify([form, nameOf(unit), period]);
  const byKey = new Map<string, Item[]>();
  for (const item of pool) {
    const wanted = item.identity && toNext(item.identity);
    if (!wanted) continue;
    const key = keyOf(item.form, wanted);
    byKey.set(key, [...(byKey.get(key) ?? []), item]);
  }
  /** Without an identity there are none. */
  const alikeOf = (form: string, identity: Identity | undefined): readonly Item[] =>
    (identity && byKey.get(keyOf(form, identity))) ?? [];
  const used = new Set<Item>();
  return {
    find(form, identity) {
      const [only, another] = alikeOf(form, identity);
      if (!only || another) return undefined;
      used.add(only);
      return only;
    },
    unused: () =>
      pool
        .filter((item) => !used.has(item))
        .map(({ file, form, identity }) => {
          const wanted = identity && toNext(identity);
          const alike = alikeOf(form, wanted);
          return {
            rule: alike.length > 1 ? "file/previous-repeated" : "file/previous-unmatched",
            file,
            identity: wanted,
            files: alike.map((other) => other.file),
          };
        }),
  };
}

const toNext = ({ unit, period }: Identity): Identity => ({ unit, period: period + 1 });

/**
 * Pairs submissions with the same unit's submission of the year before. One of another version of the
 * form is put in the terms of the version that asks, by way of the `forms` between them.
 *
 * @param nameOf what a unit is called now
 */
export function indexPrevious(
  pool: readonly { readonly form: Form; readonly submission: Submission }[],
  forms: readonly Form[] = pool.map(({ form }) => form),
  nameOf?: (unit: string) => string,
): PreviousYear {
  const candidates = pool.map(({ form, submission }) => ({
    ...{ file: submission.file, form: form.id, identity: identityOf(form, submission) },
    submission,
  }));
  const pairing = pairPrevious(candidates, nameOf);
  return {
    find(form, submission) {
      const found = pairing.find(form.id, identityOf(form, submission));
      return found && inTermsOf(form, found.submission, versionsOf(form, [...forms, form]));
    },
    unused: pairing.unused,
  };
}

const versionsOf = ({ id }: Form, forms: readonly Form[]): Form[] => [
  ...new Map(forms.filter((form) => form.id === id).map((form) => [form.version, form])).values(),
];
