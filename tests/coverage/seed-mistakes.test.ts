import { describe, expect, test } from "vitest";
import { type MistakesWanted, seedMistakes } from "../../src/coverage/seed-mistakes.js";
import { standingOf } from "../../src/coverage/standing.js";
import { withChanges } from "../../src/coverage/with-changes.js";
import type { Form } from "../../src/model/form.js";
import type { Submission } from "../../src/model/submission.js";
import { answered } from "../fixtures/answers.js";
import { toField, toForm } from "../fixtures/forms.js";
import { shown } from "../fixtures/shown.js";

const toCount = (name: string) => toField(name, { type: "integer", decimals: 0 });
const FORM: Form = toForm([
  { kind: "fields", title: ["一"], fields: [toCount("甲"), toCount("乙"), toField("名称")] },
  {
    kind: "table",
    title: ["二"],
    table: { name: "表", rows: 3, required: false, columns: new Map([["数", toCount("数")]]) },
  },
]);

const submit = (first: number, second: number, ...rows: readonly number[]): Submission =>
  answered(FORM, {
    fields: { 甲: first, 乙: second, 名称: "示例" },
    tables: { 表: rows.map((数) => ({ 数 })) },
  });

const seeded = (wanted: MistakesWanted, ...submissions: readonly Submission[]) =>
  seedMistakes(
    FORM,
    submissions.map((submission) => standingOf(FORM, { submission })),
    wanted,
  );

/** Every number of a submission, in the order of the form. */
const numbersIn = ({ fields, tables }: Submission) => [
  shown(fields.get("甲")?.value),
  shown(fields.get("乙")?.value),
  ...(tables.get("表")?.rows ?? []).map((row) => shown(row.get("数")?.value)),
];

describe("a seeded mistake", () => {
  const submission = submit(12, 30, 7, 8, 9);
  const of = (kind: string) =>
    seeded({ seed: 1, perField: 1_000 }, submission)
      .filter((mistake) => mistake.kind === kind)
      .map(({ changes }) => numbersIn(withChanges(submission, changes)));

  test("exchanges two neighbours, in fields and from row to row", () => {
    expect(of("swapped")).toEqual([
      [30, 12, 7, 8, 9],
      [12, 30, 8, 7, 9],
      [12, 30, 7, 9, 8],
    ]);
  });

  test("repeats a neighbour", () => {
    expect(of("neighbour")).toEqual([
      [30, 30, 7, 8, 9],
      [12, 12, 7, 8, 9],
      [12, 30, 8, 8, 9],
      [12, 30, 7, 7, 9],
      [12, 30, 7, 9, 9],
      [12, 30, 7, 8, 8],
    ]);
  });

  test("leaves an answer out", () => {
    expect(of("blank")).toEqual([
      ["(blank)", 30, 7, 8, 9],
      [12, "(blank)", 7, 8, 9],
      [12, 30, "(blank)", 8, 9],
      [12, 30, 7, "(blank)", 9],
      [12, 30, 7, 8, "(blank)"],
    ]);
  });

  test("changes the digits of one number", () => {
    expect(of("digits-swapped")).toEqual([[21, 30, 7, 8, 9]]);
    expect(of("sign")).toContainEqual([12, -30, 7, 8, 9]);
  });

  test("says what was meant and what is typed, and leaves the submission itself alone", () => {
    const mistakes = seeded({ seed: 1, perField: 1_000 }, submission);
    expect(mistakes.length).toBeGreaterThan(100);
    for (const { kind, typed, changes, place, meant } of mistakes) {
      const [change] = changes;
      expect(changes).toHaveLength(kind === "swapped" ? 2 : 1);
      expect(shown(change?.value)).toBe(typed ?? "(blank)");
      expect(place.field).toBe(change?.at.table === undefined ? change?.at.name : "表.数");
      expect(numbersIn(submission)).toContain(meant);
    }
    expect(numbersIn(submission)).toEqual([12, 30, 7, 8, 9]);
  });
});

describe("which mistakes are made", () => {
  const submissions = [submit(12, 30), submit(56, 43), submit(685, 6)];
  const typedBy = (seed: number) =>
    seeded({ seed, perField: 3 }, ...submissions).map(({ field, kind, typed }) =>
      [field, kind, typed].join(" "),
    );

  test("is decided by the seed alone", () => {
    expect(typedBy(1)).toEqual(typedBy(1));
    expect(typedBy(2)).not.toEqual(typedBy(1));
    expect(typedBy(2)).toHaveLength(typedBy(1).length);
  });

  test("is spread over the submissions", () => {
    const meant = seeded({ seed: 1, perField: 10 }, ...submissions)
      .filter(({ field, kind }) => field === "甲" && kind === "digit-wrong")
      .map((mistake) => mistake.meant);
    expect(meant).toHaveLength(10);
    expect(new Set(meant)).toEqual(new Set([12, 56, 685]));
  });

  test("follows the order of the form and of the kinds", () => {
    const order = seeded({ seed: 1, perField: 1 }, ...submissions).map(({ field, kind }) =>
      [field, kind].join(" "),
    );
    const kinds = [
      ...["digits-swapped", "digit-wrong", "digit-dropped", "digit-added", "digit-doubled"],
      ...["sign", "neighbour", "swapped", "blank"],
    ];
    expect(order).toEqual([
      ...kinds.map((kind) => `甲 ${kind}`),
      ...kinds.filter((kind) => kind !== "swapped").map((kind) => `乙 ${kind}`),
    ]);
  });
});
