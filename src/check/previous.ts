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

/**
 * Pairs submissions with the same unit's submission of the year before. One of another version of the
 * form is put in the terms of the version that asks, by way of the `forms` between them. `nameOf` says
 * what a unit is called now.
 */
export function indexPrevious(
  pool: readonly { readonly form: Form; readonly submission: Submission }[],
  forms: readonly Form[] = pool.map(({ form }) => form),
  nameOf: (unit: string) => string = (unit) => unit,
): PreviousYear {
  const keyOf = (form: Form, submission: Submission, later: number): string | undefined => {
    const identity = identityOf(form, submission);
    return identity && JSON.stringify([form.id, nameOf(identity.unit), identity.period + later]);
  };
  const byKey = new Map<string, Submission[]>();
  for (const { form, submission } of pool) {
    const key = keyOf(form, submission, 1);
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), submission]);
  }
  /** Without an identity there are none. */
  const alikeOf = (key: string | undefined): readonly Submission[] =>
    (key === undefined ? undefined : byKey.get(key)) ?? [];
  const used = new Set<Submission>();
  return {
    find(form, submission) {
      const [only, another] = alikeOf(keyOf(form, submission, 0));
      if (!only || another) return undefined;
      used.add(only);
      return inTermsOf(form, only, versionsOf(form, [...forms, form]));
    },
    unused: () =>
      pool
        .filter(({ submission }) => !used.has(submission))
        .map(({ form, submission }) => {
          const identity = identityOf(form, submission);
          const alike = alikeOf(keyOf(form, submission, 1));
          return {
            rule: alike.length > 1 ? "file/previous-repeated" : "file/previous-unmatched",
            file: submission.file,
            identity: identity && { ...identity, period: identity.period + 1 },
            files: alike.map(({ file }) => file),
          };
        }),
  };
}

const versionsOf = ({ id }: Form, forms: readonly Form[]): Form[] => [
  ...new Map(forms.filter((form) => form.id === id).map((form) => [form.version, form])).values(),
];
