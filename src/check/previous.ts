import type { Form } from "../model/form.js";
import type { Submission } from "../model/submission.js";

/** Who reports for which year. */
export type Identity = { readonly unit: string; readonly period: number };

/** Undefined where the reporting unit or the year cannot be read. */
export function identityOf(form: Form, { fields }: Submission): Identity | undefined {
  const unit = fields.get(form.unitField)?.value;
  const period = fields.get(form.periodField)?.value;
  if (unit?.kind !== "text" || period?.kind !== "number") return undefined;
  return { unit: unit.text, period: period.number };
}

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

/** Pairs submissions with the same unit's submission of the year before, of any version of the form. */
export function indexPrevious(
  pool: readonly { readonly form: Form; readonly submission: Submission }[],
): PreviousYear {
  const byKey = new Map<string, Submission[]>();
  for (const { form, submission } of pool) {
    const key = keyOf(form, identityOf(form, submission), 1);
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), submission]);
  }
  /** Without an identity there are none. */
  const alikeOf = (key: string | undefined): readonly Submission[] =>
    (key === undefined ? undefined : byKey.get(key)) ?? [];
  const used = new Set<Submission>();
  return {
    find(form, submission) {
      const [only, another] = alikeOf(keyOf(form, identityOf(form, submission), 0));
      if (!only || another) return undefined;
      used.add(only);
      return only;
    },
    unused: () =>
      pool
        .filter(({ submission }) => !used.has(submission))
        .map(({ form, submission }) => {
          const identity = identityOf(form, submission);
          const alike = alikeOf(keyOf(form, identity, 1));
          return {
            rule: alike.length > 1 ? "file/previous-repeated" : "file/previous-unmatched",
            file: submission.file,
            identity: identity && { ...identity, period: identity.period + 1 },
            files: alike.map(({ file }) => file),
          };
        }),
  };
}

const keyOf = (form: Form, identity: Identity | undefined, later: number): string | undefined =>
  identity && JSON.stringify([form.id, identity.unit, identity.period + later]);
