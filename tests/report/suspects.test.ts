import { describe, expect, test } from "vitest";
import { checkSubmission } from "../../src/check/check.js";
import type { Alternative, SlipReason, Suspects } from "../../src/model/suspects.js";
import type { Language } from "../../src/model/text.js";
import { NONE, toDateValue, toTextValue } from "../../src/model/value.js";
import { type RenderedSuspects, renderSuspects } from "../../src/report/suspects.js";
import { findSuspects } from "../../src/suspects/suspects.js";
import { openSubmission } from "../../src/workbook/open.js";
import { bytesOf, ERC, REAL_FILE } from "../fixtures/erc-annual.js";
import { checkFindingOf, findingOf, placeOf } from "./reports.js";
import {
  alternativeOf,
  proposalOf,
  questionOf,
  reportWith,
  SIMPLE,
  suspectOf,
  suspectsOf,
} from "./suspects.js";

function rendered(
  suspects: Suspects,
  language: Language = "zh",
  findings = reportWith(suspects).findings,
): RenderedSuspects {
  const found = renderSuspects({ suspects, findings }, language);
  if (!found) throw new Error("no suspects");
  return found;
}

const proposalFor = (alternative: Alternative, language: Language): string | undefined =>
  rendered(suspectsOf(questionOf([alternative])), language).questions[0]?.alternatives[0]?.proposal;

describe("suspects in words", () => {
  test("are a title, what to do first, and a heading over the alternatives of each question", () => {
    expect(rendered(SIMPLE)).toEqual({
      title: "疑似错误单元格",
      lead: "以下是改动最少的改法；改之前请对照原始资料",
      questions: [
        {
          heading: "合计：以下 2 种改法任取一种即可",
          findings: reportWith(SIMPLE).findings,
          alternatives: [
            {
              cells: [
                {
                  place: placeOf("C5"),
                  where: "表一!C5",
                  field: "收入",
                  value: "5",
                  evidence: "出现在 1 条未通过的审核中",
                },
              ],
              proposal: "改为 4 就通过（错一位数字）",
              tie: "",
            },
            {
              cells: [
                {
                  place: placeOf("C6", { field: "甲" }),
                  where: "表一!C6",
                  field: "甲",
                  value: "2",
                  evidence: "出现在 1 条未通过的审核中",
                },
              ],
              proposal: "改为 3 就通过（由其他单元格推算）",
              tie: "",
            },
          ],
          more: "",
        },
      ],
      incomplete: "",
    });
  });

  test("are none where nobody asked, and where nothing fails", () => {
    expect(renderSuspects({ findings: [] }, "zh")).toBeUndefined();
    expect(renderSuspects({ suspects: suspectsOf(), findings: [] }, "zh")).toBeUndefined();
  });

  test("never say that a cell is wrong, in either language", () => {
    const words = JSON.stringify([rendered(SIMPLE, "zh"), rendered(SIMPLE, "en")]);
    expect(words).toContain("疑似错误单元格");
    expect(words).toContain("Likely mistaken cells");
    expect(words).not.toMatch(/wrong|incorrect|有误|是错的/);
  });

  test.each([
    [["sample/合计"], 1, true, "合计：只有一种改法", "合计: only one change would do"],
    [["sample/合计"], 1, false, "合计：找到一种改法", "合计: one change was found that would do"],
    [
      ["sample/合计/甲", "sample/乙"],
      2,
      true,
      "合计/甲、乙：以下 2 种改法任取一种即可",
      "合计/甲, 乙: any one of these 2 changes would do",
    ],
    [
      ["sample/甲", "sample/乙", "sample/丙", "sample/丁"],
      2,
      true,
      "甲、乙、丙等 4 条审核：以下 2 种改法任取一种即可",
      "甲, 乙, 丙 and others, 4 checks: any one of these 2 changes would do",
    ],
    [
      [],
      1,
      true,
      "所填的值不在允许范围内：只有一种改法",
      "what stands there is not allowed: only one change would do",
    ],
  ])(
    "name the failed checks %j with %i ways (complete: %s)",
    (rules, count, isComplete, zh, en) => {
      const ways = Array.from({ length: count }, () => alternativeOf(suspectOf("C5", 5)));
      const suspects = { questions: [questionOf(ways, rules)], isComplete };
      expect(rendered(suspects, "zh").questions[0]?.heading).toBe(zh);
      expect(rendered(suspects, "en").questions[0]?.heading).toBe(en);
    },
  );

  test("show the first eight alternatives, and how many more there are", () => {
    const ways = Array.from({ length: 11 }, (_, at) => alternativeOf(suspectOf(`C${at}`, at)));
    const [zh] = rendered(suspectsOf(questionOf(ways)), "zh").questions;
    expect(zh?.heading).toBe("合计：以下 11 种改法任取一种即可");
    expect(zh?.alternatives).toHaveLength(8);
    expect(zh?.more).toBe("另有 3 种");
    expect(rendered(suspectsOf(questionOf(ways)), "en").questions[0]?.more).toBe("3 more");
    expect(rendered(suspectsOf(questionOf(ways.slice(0, 8)))).questions[0]?.more).toBe("");
  });

  test("say where nothing tells an alternative from the one before", () => {
    const [first] = questionOf([alternativeOf(suspectOf("C5", 5))]).alternatives;
    const ties = (language: Language) =>
      rendered(
        suspectsOf(questionOf(first ? [first, { ...first, isTied: true }] : [])),
        language,
      ).questions[0]?.alternatives.map(({ tie }) => tie);
    expect(ties("zh")).toEqual(["", "与上一种难分先后"]);
    expect(ties("en")).toEqual(["", "as likely as the one before"]);
  });

  test("say where the search was given up", () => {
    const given = { ...SIMPLE, isComplete: false };
    expect(rendered(given, "zh").incomplete).toBe("没有找全：可能还有别的改法");
    expect(rendered(given, "en").incomplete).toBe(
      "The search was not complete; there may be other ways",
    );
    const nothing = { questions: [], isComplete: false };
    expect(rendered(nothing, "zh")).toMatchObject({
      lead: "",
      questions: [],
      incomplete: "没有找到：查找没有做完",
    });
    expect(rendered(nothing, "en").incomplete).toBe("None found: the search was not complete");
  });
});

describe("the evidence against a cell", () => {
  const failed = (rule: string, address: string, ...related: string[]) =>
    checkFindingOf({
      rule,
      place: placeOf(address),
      related: related.map((each) => placeOf(each)),
    });
  const evidence = (
    cells: readonly ReturnType<typeof suspectOf>[],
    findings: Parameters<typeof rendered>[2],
    rules: readonly string[],
    language: Language = "zh",
  ) =>
    rendered(
      suspectsOf(questionOf([alternativeOf(cells)], rules)),
      language,
      findings,
    ).questions[0]?.alternatives[0]?.cells.map((cell) => cell.evidence);

  test("is how many of the question's failed checks read it", () => {
    const findings = [
      failed("sample/合计", "C5", "C6"),
      failed("sample/上限", "C5"),
      failed("sample/下限", "C7", "C5"),
      failed("sample/别处", "D9"),
      findingOf({ place: placeOf("C5") }),
    ];
    const cells = [
      suspectOf("C5", 5, { failed: 3 }),
      suspectOf("C6", 5, { failed: 1 }),
      suspectOf("C8", 5, { failed: 0 }),
    ];
    const rules = ["sample/合计", "sample/上限", "sample/下限"];
    expect(evidence(cells, findings, rules)).toEqual([
      "出现在全部 3 条未通过的审核中",
      "出现在 3 条未通过的审核中的 1 条",
      "没有出现在未通过的审核中，但要随其他单元格一起改",
    ]);
    expect(evidence(cells, findings, rules, "en")).toEqual([
      "in all 3 failed checks",
      "in 1 of 3 failed checks",
      "in no failed check, but to be changed along with other cells",
    ]);
  });

  test("counts a check of a table once for each row in which it fails", () => {
    const findings = [failed("sample/行", "B3", "C5"), failed("sample/行", "B4", "C5")];
    const cells = [suspectOf("C5", 5, { failed: 2 }), suspectOf("B3", 1, { failed: 1 })];
    expect(evidence(cells, findings, ["sample/行"])).toEqual([
      "出现在全部 2 条未通过的审核中",
      "出现在 2 条未通过的审核中的 1 条",
    ]);
    expect(evidence(cells, findings, ["sample/行"], "en")).toEqual([
      "in both failed checks",
      "in 1 of 2 failed checks",
    ]);
  });

  test("counts neither what is explained nor the same check elsewhere", () => {
    const findings = [
      failed("sample/合计", "C5"),
      { ...failed("sample/合计", "C5"), severity: "warning" as const, explained: "含上年结转" },
      failed("sample/合计", "D9"),
    ];
    expect(evidence([suspectOf("C5", 5)], findings, ["sample/合计"])).toEqual([
      "出现在 1 条未通过的审核中",
    ]);
  });

  test("counts checks that are notes only", () => {
    const findings = [
      { ...failed("sample/合计", "C5", "C6"), severity: "note" as const },
      failed("sample/上限", "C6"),
    ];
    const cells = [suspectOf("C5", 5), suspectOf("C6", 5, { failed: 2 })];
    expect(evidence(cells, findings, ["sample/合计", "sample/上限"])).toEqual([
      "出现在 2 条未通过的审核中的 1 条",
      "出现在全部 2 条未通过的审核中",
    ]);
  });

  test("is never less than what was counted, where findings name fewer cells", () => {
    expect(evidence([suspectOf("C5", 5, { failed: 2 })], [], ["sample/合计"])).toEqual([
      "出现在全部 2 条未通过的审核中",
    ]);
  });

  test.each(["minimum", "maximum", "option"])("is what its field never may hold: %s", (rule) => {
    const findings = [findingOf({ rule }), failed("sample/合计", "C5", "C6")];
    expect(evidence([suspectOf("C5", 5)], findings, ["sample/合计"])).toEqual([
      "所填的值不在允许范围内，出现在 1 条未通过的审核中",
    ]);
    expect(evidence([suspectOf("C5", 5, { failed: 0 })], findings.slice(0, 1), [], "en")).toEqual([
      "what stands there is not allowed",
    ]);
  });
});

describe("what stands in a cell", () => {
  test.each([
    [1234567.5, "1234567.5", "1234567.5"],
    [0.0001, "0.0001", "0.0001"],
    ["民", "“民”", "“民”"],
    [`民\n办\u001b[2J${"很".repeat(80)}`, `“民 办 [2J${"很".repeat(53)}…”`, undefined],
    [toDateValue("2021-03-05"), "2021-03-05", "2021-03-05"],
    [NONE, "无", "“无”"],
  ])("is shown as a person types it: %j", (content, zh, en) => {
    const suspects = suspectsOf(questionOf([alternativeOf(suspectOf("C5", content))]));
    const valueIn = (language: Language) =>
      rendered(suspects, language).questions[0]?.alternatives[0]?.cells[0]?.value;
    expect(valueIn("zh")).toBe(zh);
    expect(valueIn("en")).toBe(en ?? zh);
  });

  test("is shown with its sheet and field where it was not found", () => {
    const cell = suspectOf(undefined, 5);
    expect(
      rendered(suspectsOf(questionOf([alternativeOf(cell)]))).questions[0]?.alternatives[0]?.cells,
    ).toMatchObject([{ where: "表一", field: "收入" }]);
  });
});

describe("the proposal for one cell", () => {
  const cell = suspectOf("C5", 5);

  test.each([
    [
      "one value",
      [proposalOf(1748.5, "digit-wrong")],
      "改为 1748.5 就通过（错一位数字）",
      "change it to 1748.5 and the check passes (one digit mistyped)",
    ],
    [
      "values for different reasons",
      [proposalOf(1748.5, "digit-wrong"), proposalOf(1748.51, "digit-dropped")],
      "改为 1748.5（错一位数字）或 1748.51（漏输一位）就通过",
      "change it to 1748.5 (one digit mistyped) or 1748.51 (a digit left out) and the check passes",
    ],
    [
      "values for one reason",
      [1, 2, 3].map((value) => proposalOf(value, "digit-wrong")),
      "改为 1、2 或 3 就通过（错一位数字）",
      "change it to 1, 2 or 3 and the check passes (one digit mistyped)",
    ],
    [
      "more values than three",
      [1, 2, 3, 4].map((value) => proposalOf(value, "digit-wrong")),
      "改为 1、2、3 等就通过（错一位数字）",
      "change it to 1, 2, 3 or another and the check passes (one digit mistyped)",
    ],
    [
      "a text",
      [{ values: [toTextValue("民办")], reasons: ["spelling" as const] }],
      "改为“民办”就通过（与别处写法一致）",
      "change it to “民办” and the check passes (as written elsewhere)",
    ],
    [
      "no value",
      [],
      "改成别的数可以通过，但推不出应是多少",
      "another number can pass, but which one cannot be told",
    ],
  ])("is one sentence: %s", (_, proposals, zh, en) => {
    expect(proposalFor(alternativeOf(cell, ...proposals), "zh")).toBe(zh);
    expect(proposalFor(alternativeOf(cell, ...proposals), "en")).toBe(en);
  });

  test("for a text of which nothing is known is some other content", () => {
    const alternative = alternativeOf(suspectOf("C5", "甲"));
    expect(proposalFor(alternative, "zh")).toBe("改成别的内容可以通过，但推不出应是什么");
    expect(proposalFor(alternative, "en")).toBe(
      "another entry can pass, but which one cannot be told",
    );
  });

  test.each([
    [0, "改为 4 就符合要求（错一位数字）", "change it to 4 and it is allowed (one digit mistyped)"],
    [1, "改为 4 就通过（错一位数字）", "change it to 4 and the check passes (one digit mistyped)"],
    [
      2,
      "改为 4 就全部通过（错一位数字）",
      "change it to 4 and both checks pass (one digit mistyped)",
    ],
    [
      3,
      "改为 4 就全部通过（错一位数字）",
      "change it to 4 and all 3 checks pass (one digit mistyped)",
    ],
  ])("says what passes then, of %i failed checks", (failed, zh, en) => {
    const suspects = suspectsOf(
      questionOf(
        [alternativeOf(suspectOf("C5", 5, { failed }), proposalOf(4, "digit-wrong"))],
        failed === 0 ? [] : ["sample/合计"],
      ),
    );
    const findings = failed === 0 ? [findingOf({ rule: "maximum" })] : [];
    const said = (language: Language) =>
      rendered(suspects, language, findings).questions[0]?.alternatives[0]?.proposal;
    expect(said("zh")).toBe(zh);
    expect(said("en")).toBe(en);
  });

  const REASONS: Readonly<Record<SlipReason, readonly [zh: string, en: string]>> = {
    "digits-swapped": ["两位数字颠倒", "two digits swapped"],
    "digit-dropped": ["漏输一位", "a digit left out"],
    "digit-doubled": ["一位数字多输了一次", "a digit typed twice"],
    "digit-added": ["多输一位", "a digit too many"],
    "digit-wrong": ["错一位数字", "one digit mistyped"],
    "decimal-point": ["小数点位置", "position of the decimal point"],
    unit: ["计量单位，差一万倍", "unit of measure, 10,000 times"],
    sign: ["正负号", "sign"],
    neighbour: ["与相邻单元格重复", "same as the neighbouring cell"],
    spelling: ["与别处写法一致", "as written elsewhere"],
    date: ["年月可能写错", "the month or year may be wrong"],
    derived: ["由其他单元格推算", "worked out from other cells"],
  };
  test.each(Object.entries(REASONS))("gives its reason: %s", (reason, [zh, en]) => {
    const alternative = alternativeOf(cell, proposalOf(4, reason as SlipReason));
    expect(proposalFor(alternative, "zh")).toBe(`改为 4 就通过（${zh}）`);
    expect(proposalFor(alternative, "en")).toBe(`change it to 4 and the check passes (${en})`);
  });
});

describe("the proposal for cells that are to be changed together", () => {
  const together = [
    suspectOf("C5", 12),
    suspectOf("C6", 21),
    suspectOf("B2", 7, { sheet: "表二" }),
  ];

  test("says for each cell what to change it to", () => {
    const alternative = alternativeOf(
      together,
      proposalOf(21, "digits-swapped", 12, "derived", 70, "decimal-point"),
    );
    expect(proposalFor(alternative, "zh")).toBe(
      "同时改：C5 改为 21（两位数字颠倒）、C6 改为 12（由其他单元格推算）、表二!B2 改为 70（小数点位置），就通过",
    );
    expect(proposalFor(alternative, "en")).toBe(
      "change together C5 to 21 (two digits swapped) and C6 to 12 (worked out from other cells) and 表二!B2 to 70 (position of the decimal point); then the check passes",
    );
  });

  test("keeps the values of one proposal together, and shows three proposals", () => {
    const proposals = [1, 2, 3, 4].map((value) => proposalOf(value, "sign", value + 1, "unit"));
    expect(proposalFor(alternativeOf(together.slice(0, 2), ...proposals), "zh")).toBe(
      "同时改：C5 改为 1（正负号）、C6 改为 2（计量单位，差一万倍）；或 C5 改为 2（正负号）、C6 改为 3（计量单位，差一万倍）；或 C5 改为 3（正负号）、C6 改为 4（计量单位，差一万倍），就通过",
    );
  });

  test("says where no values are known", () => {
    expect(proposalFor(alternativeOf(together), "zh")).toBe(
      "同时改这 3 格可以通过，但推不出应是什么",
    );
    expect(proposalFor(alternativeOf(together), "en")).toBe(
      "these 3 changed together can pass, but to what cannot be told",
    );
  });
});

test("the suspects of the published workbook of 2021 read like this", async () => {
  const opened = await openSubmission(bytesOf(REAL_FILE), [ERC], REAL_FILE);
  if (opened.kind !== "submission") throw new Error(opened.code);
  const { form, submission } = opened;
  const { findings } = checkSubmission(form, submission);
  const suspects = await findSuspects(form, submission, undefined, findings);
  const { questions, incomplete } = renderSuspects({ suspects, findings }, "zh") ?? {};
  const lines = questions?.flatMap(({ heading, alternatives }) => [
    heading,
    ...alternatives.map(
      ({ cells: [cell], proposal }) => `${cell?.where} ${cell?.field} ${cell?.value}：${proposal}`,
    ),
  ]);
  expect(lines).toEqual([
    "经费合计：以下 3 种改法任取一种即可",
    "统计表!C15 总经费 1748.1：改为 1748.5（错一位数字）或 1748.51（漏输一位）就通过",
    "统计表!C17 横向经费 390.5：改为 390.1（错一位数字）、390.05（漏输一位）或 390.15（漏输一位）就通过",
    "统计表!C16 纵向经费 1358：改为 1357.6 就通过（由其他单元格推算）",
    "全为专利则金额相等/转让合同项数：以下 4 种改法任取一种即可",
    "统计表!C28 转让合同金额 655：改为 55 就通过（多输一位）",
    "统计表!C29 转让合同金额_专利 55：改为 655 就通过（漏输一位）",
    "统计表!C27 转让合同项数_专利 5：改为 2、1、3 等就通过（错一位数字）",
    "统计表!C26 转让合同项数 5：改成别的数可以通过，但推不出应是多少",
  ]);
  expect(incomplete).toBe("");
});
