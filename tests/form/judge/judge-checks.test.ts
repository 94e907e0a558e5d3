import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeChecks } from "../../../src/form/judge/judge-checks.js";
import type { Judgement } from "../../../src/form/judge/judgement.js";
import type { Check, Form } from "../../../src/model/form.js";
import { anySmall } from "../../suspects/small-problems.js";
import { type Tried, tryAll } from "./every-filling.js";

const NO_CLOCK = { now: () => 0 };
const forms = anySmall.map(({ form }) => form);
const readsTable = ({ checks }: Form) => checks.some(({ source }) => source.includes("表"));

describe("what is said of checks together", () => {
  test("is what trying everything shows, on small forms", { timeout: 300_000 }, () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        forms.filter((form) => !readsTable(form)),
        (form) => {
          const judgements = judgeChecks(form, NO_CLOCK).filter(({ kind }) => kind !== "uncovered");
          for (const { kind } of judgements) seen.add(kind);
          const tried = tryAll(form, false);
          expect(judgements.filter((judgement) => !isTrue(judgement, tried))).toEqual([]);
          expect(judgements.filter((judgement) => !isMinimal(judgement, tried))).toEqual([]);
          const consistent = consistentAmong(form, judgements);
          expect(tried.can(consistent, [])).toBe(true);
          const linesOf = (kinds: readonly Judgement["kind"][]) =>
            judgements.filter(({ kind }) => kinds.includes(kind)).map(toLine);
          expect(linesOf(SINGLE)).toEqual(singlesOf(form, tried).map(toLine));
          expect(linesOf(["fixed"])).toEqual(fixedAmong(form, consistent, tried));
          expect(linesOf(["implied"])).toEqual(impliedAmong(consistent, tried));
        },
      ),
      { numRuns: 400 },
    );
    // Random forms are not so tame that there would be nothing to say.
    expect([...seen].sort()).toEqual(
      "always-fails contradiction fixed implied never-fails never-fires".split(" "),
    );
  });

  test("is true where tables have no row, few, or several that are alike", {
    timeout: 300_000,
  }, () => {
    fc.assert(
      fc.property(forms.filter(readsTable), (form) => {
        const judgements = judgeChecks(form, NO_CLOCK);
        const tried = tryAll(form, true);
        expect(judgements.filter((judgement) => !isTrue(judgement, tried))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

const SINGLE: readonly Judgement["kind"][] = ["always-fails", "never-fails", "never-fires"];
const checksOf = (judgements: readonly Judgement[], kinds: readonly Judgement["kind"][]): Check[] =>
  judgements
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((judgement) =>
      "checks" in judgement ? judgement.checks : "check" in judgement ? judgement.check : [],
    );

/** The checks that are left when those that are blamed are gone. */
function consistentAmong({ checks }: Form, judgements: readonly Judgement[]): readonly Check[] {
  const blamed = checksOf(judgements, [...SINGLE, "contradiction"]);
  return checks.filter((check) => !blamed.includes(check));
}

/** What is said is so. */
function isTrue(judgement: Judgement, tried: Tried): boolean {
  switch (judgement.kind) {
    case "always-fails":
      return !tried.can([judgement.check], []);
    case "never-fails":
    case "never-fires":
      return !tried.can([], [judgement.check]);
    case "contradiction":
    case "implied":
    case "fixed":
      return isEnough(judgement, reasonsOf(judgement), tried);
    default:
      return judgement.kind === "uncovered";
  }
}

type Reasoned = Extract<Judgement, { kind: "contradiction" | "implied" | "fixed" }>;

const reasonsOf = (judgement: Reasoned): readonly Check[] =>
  judgement.kind === "contradiction" ? judgement.checks : judgement.by;

/** Whether these checks make it true. */
function isEnough(judgement: Reasoned, checks: readonly Check[], tried: Tried): boolean {
  switch (judgement.kind) {
    case "contradiction":
      return !tried.can(checks, []);
    case "implied":
      return !tried.can(checks, [judgement.check]);
    case "fixed": {
      const values = tried.valuesOf(judgement.field.name, checks);
      return values.length === 1 && JSON.stringify(values[0]) === JSON.stringify(judgement.value);
    }
  }
}

/** Not without each of the checks that are named. */
function isMinimal(judgement: Judgement, tried: Tried): boolean {
  if (!("by" in judgement) && judgement.kind !== "contradiction") return true;
  const checks = reasonsOf(judgement);
  return checks.every(
    (check) =>
      !isEnough(
        judgement,
        checks.filter((other) => other !== check),
        tried,
      ),
  );
}

const singlesOf = ({ checks }: Form, tried: Tried): Judgement[] =>
  checks.flatMap((check): Judgement[] => {
    if (!tried.can([check], [])) return [{ kind: "always-fails", check }];
    if (tried.can([], [check])) return [];
    return [{ kind: tried.canFire(check) ? "never-fails" : "never-fires", check }];
  });

const fixedAmong = ({ fields }: Form, checks: readonly Check[], tried: Tried): string[] =>
  [...fields.keys()].filter((name) => tried.valuesOf(name, checks).length === 1);

/** The last first, each by those that are left. */
function impliedAmong(checks: readonly Check[], tried: Tried): string[] {
  let left = checks;
  for (const check of checks.toReversed()) {
    const others = left.filter((other) => other !== check);
    if (!tried.can(others, [check])) left = others;
  }
  return checks.filter((check) => !left.includes(check)).map(({ id }) => id);
}

function toLine(judgement: Judgement): string {
  if (judgement.kind === "fixed") return judgement.field.name;
  const [check] = checksOf([judgement], [judgement.kind]);
  return judgement.kind === "implied" ? (check?.id ?? "") : `${judgement.kind} ${check?.id}`;
}
