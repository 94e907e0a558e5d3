import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { checkSubmission } from "../../src/check/check.js";
import type { Submission } from "../../src/model/submission.js";
import type { Alternative, Suspects } from "../../src/model/suspects.js";
import { componentsOf } from "../../src/suspects/components.js";
import { findMinimalSets } from "../../src/suspects/minimal-sets.js";
import { toProblem } from "../../src/suspects/problem.js";
import { findSuspects } from "../../src/suspects/suspects.js";
import { openSubmission } from "../../src/workbook/open.js";
import { answered } from "../fixtures/answers.js";
import { bytesOf, ERC, loadedForm, REAL_FILE } from "../fixtures/erc-annual.js";
import { ruleHead } from "../fixtures/rule-head.js";
import { acceptedYears, seededRandom, withNumber, withTypingErrors } from "./real-form.js";
import { anySmall, bruteForce } from "./small-problems.js";

/** No search is given up. */
const PATIENT = { patience: 1_000_000 };

const suspectsIn = (submission: Submission, before?: Submission): Promise<Suspects | undefined> =>
  findSuspects(ERC, submission, before, checkSubmission(ERC, submission, before).findings, PATIENT);

/** `field: value (reason), …` */
const shown = ({ cells, proposals }: Alternative): string =>
  `${cells.map(({ place }) => place.field).join(" + ")}: ${proposals
    .map(({ values, reasons }) =>
      values
        .map((value, at) => `${value.kind === "number" ? value.number : value.kind} ${reasons[at]}`)
        .join(" + "),
    )
    .join(", ")}`;

describe("the published figures of 2021", () => {
  test("have three explanations of the funding: two slips of one digit ahead of what is only derived", async () => {
    const opened = await openSubmission(bytesOf(REAL_FILE), [ERC], REAL_FILE);
    if (opened.kind !== "submission") throw new Error(opened.code);
    const suspects = await suspectsIn(opened.submission);
    expect(suspects?.isComplete).toBe(true);
    const [funding, transfer, ...others] = suspects?.questions ?? [];
    expect(others).toEqual([]);
    expect(funding?.rules).toEqual(["erc-annual/经费合计"]);
    expect(funding?.alternatives.map(shown)).toEqual([
      "总经费: 1748.5 digit-wrong, 1748.51 digit-dropped",
      "横向经费: 390.1 digit-wrong, 390.05 digit-dropped, 390.15 digit-dropped",
      "纵向经费: 1357.6 derived",
    ]);
    expect(transfer?.alternatives.map(shown)).toEqual([
      "转让合同金额: 55 digit-added",
      "转让合同金额_专利: 655 digit-dropped",
      "转让合同项数_专利: 2 digit-wrong, 1 digit-wrong, 3 digit-wrong, 4 digit-wrong",
      "转让合同项数: ",
    ]);
  });
});

describe("on the real form", () => {
  let accepted: Submission;
  let before: Submission;
  beforeAll(async () => {
    [accepted, before] = await acceptedYears();
  });

  test("nothing is suspected where nothing fails", async () => {
    expect(await suspectsIn(accepted, before)).toBeUndefined();
  });

  test("a neighbour's number typed once more is named as such, with what it should be", async () => {
    const funding = accepted.fields.get("纵向经费")?.value;
    expect(funding).toEqual({ kind: "number", number: 1358 });
    const suspects = await suspectsIn(withNumber(accepted, "横向经费", 1358), before);
    const shownAlternatives = suspects?.questions.flatMap(({ alternatives }) =>
      alternatives.map(shown),
    );
    expect(shownAlternatives).toContain("横向经费: 390.5 neighbour");
  });

  test("a warning that is explained suspects nobody", async () => {
    const slipped = withNumber(accepted, "转让合同金额_专利", 55);
    const { findings } = checkSubmission(ERC, slipped, before);
    const explained = findings.map((finding) => ({ ...finding, explained: "确有其事" }));
    expect(await findSuspects(ERC, slipped, before, findings, PATIENT)).toBeDefined();
    expect(await findSuspects(ERC, slipped, before, explained, PATIENT)).toBeUndefined();
  });

  test("a search that takes too long says that it is not complete", async () => {
    const slipped = withNumber(accepted, "总经费", 1);
    const { findings } = checkSubmission(ERC, slipped, before);
    expect(await findSuspects(ERC, slipped, before, findings, { patience: 0 })).toEqual({
      questions: [],
      isComplete: false,
      solver: "missing",
    });
  });

  test.each([
    [1, 99],
    [2, 85],
    [3, 75],
  ])(
    "with %d typing errors the cells are among the smallest sets in at least %d of 100",
    (count, least) => {
      const random = seededRandom(20_211 + count);
      let found = 0;
      for (let round = 0; round < 100; round += 1) {
        const { submission, wrong } = withTypingErrors(accepted, before, count, random);
        expect(wrong).toHaveLength(count);
        const { findings } = checkSubmission(ERC, submission, before);
        const problem = toProblem(ERC, submission, before, findings);
        const { sets } = findMinimalSets(problem, { isOverdue: () => false, sets: 1_000 });
        const names = sets.map(({ members }) =>
          members
            .map((member) => problem.variables[member]?.field.name)
            .sort()
            .join(),
        );
        if (names.includes(wrong.join())) found += 1;
      }
      expect(found).toBeGreaterThanOrEqual(least);
    },
  );

  test("every proposal, put into the cells, lets none of the checks fail", async () => {
    const random = seededRandom(7);
    let tried = 0;
    for (let round = 0; round < 60; round += 1) {
      const { submission } = withTypingErrors(accepted, before, 1 + (round % 2), random);
      const suspects = await suspectsIn(submission, before);
      const [only, ...others] = suspects?.questions ?? [];
      // Of several questions each proposal counts on the others being answered too.
      if (!only || others.length > 0) continue;
      for (const { cells, proposals } of only.alternatives) {
        for (const { values } of proposals) {
          const mended = cells.reduce((current, { place }, at) => {
            const value = values[at];
            return value?.kind === "number" && place.field
              ? withNumber(current, place.field, value.number)
              : current;
          }, submission);
          const { findings } = checkSubmission(ERC, mended, before);
          tried += 1;
          expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
        }
      }
    }
    expect(tried).toBeGreaterThan(30);
  });
});

test("on small forms the alternatives, combined, are all the smallest sets and no others", async () => {
  await fc.assert(
    fc.asyncProperty(anySmall, async (small) => {
      const { form, submission } = small;
      const suspects = await findSuspects(form, submission, undefined, [], PATIENT);
      const sets = bruteForce(small);
      const isSound = sets.length === 1 && sets[0] === "";
      if (isSound) expect(suspects).toBeUndefined();
      if (isSound) return;
      if (sets.length === 0) {
        // Where one part of the form cannot be mended, others may be.
        const parts = componentsOf(toProblem(form, submission, undefined, []));
        expect(suspects === undefined || parts.length > 1).toBe(true);
        return;
      }
      const combined = (suspects?.questions ?? []).reduce<readonly string[][]>(
        (all, { alternatives }) =>
          all.flatMap((one) =>
            alternatives.map(({ cells }) => [
              ...one,
              ...cells.map(({ place }) => place.address ?? ""),
            ]),
          ),
        [[]],
      );
      const inOrder = (addresses: readonly string[]) =>
        [...addresses].sort((a, b) => a.localeCompare(b)).join();
      expect(combined.map(inOrder).sort()).toEqual(
        sets.map((set) => inOrder(set.split(","))).sort(),
      );
    }),
    { numRuns: 300 },
  );
});

describe("mistakes that have nothing to do with each other", () => {
  const ROWS = loadedForm(`${ruleHead("rows")}sheets:
  - name: 总表
    sections:
      - title: 概况
        fields:
          单位: { type: text }
          年度: { type: year }
      - title: 明细
        table: 明细
        rows: 3
        columns:
          收入: { type: decimal }
          支出: { type: decimal }
checks:
  - id: 收支相等
    rows: 明细
    assert: 收入 = 支出
    accept: [{ 收入: 1, 支出: 1 }]
    reject: [{ 收入: 10, 支出: 1 }]
`);
  const withRows = (count: number): Submission => {
    const 明细 = Array.from({ length: count }, (_, at) => ({ 收入: 50 + at, 支出: 3 }));
    return answered(ROWS, { fields: { 单位: "示例院", 年度: 2024 }, tables: { 明细 } });
  };

  test.each([2, 12, 50])("are asked about one by one: %i rows", async (count) => {
    const suspects = await findSuspects(ROWS, withRows(count), undefined, []);
    expect(suspects?.isComplete).toBe(true);
    expect(suspects?.questions).toHaveLength(count);
    for (const { alternatives } of suspects?.questions ?? []) expect(alternatives).toHaveLength(2);
  });

  test("of very many, only the first are, and it is said", async () => {
    const suspects = await findSuspects(ROWS, withRows(400), undefined, []);
    expect(suspects?.isComplete).toBe(false);
    expect(suspects?.questions).toHaveLength(50);
  });
});

test("of many texts that must differ, the two that are alike are suspected, and soon", async () => {
  const form = loadedForm(`${ruleHead("names")}sheets:
  - name: 表
    sections:
      - title: 基本
        fields: { 单位: { type: text }, 年度: { type: year } }
      - title: 名单
        table: 名单
        columns: { 名称: { type: text } }
checks:
  - id: 不重名
    assert: distinct(名单.名称) = count(名单.名称)
    accept: [{ 名单: [{ 名称: 甲 }, { 名称: 乙 }] }]
    reject: [{ 名单: [{ 名称: 甲 }, { 名称: 甲 }] }]
`);
  const names = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "甲"];
  const submission = answered(form, {
    fields: { 单位: "示例", 年度: 2024 },
    tables: { 名单: names.map((名称) => ({ 名称 })) },
  });
  const { findings } = checkSubmission(form, submission);
  const suspects = await findSuspects(form, submission, undefined, findings);
  const alternatives = suspects?.questions[0]?.alternatives ?? [];
  const rows = submission.tables.get("名单")?.rows ?? [];
  const [first, last] = [rows[0], rows.at(-1)].map((row) => row?.get("名称")?.place);
  expect(alternatives.map(({ cells }) => cells.map(({ place }) => place))).toEqual([
    [first],
    [last],
  ]);
});
