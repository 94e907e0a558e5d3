import { describe, expect, test } from "vitest";
import { toMarks } from "../../src/report/marks.js";
import { checkFindingOf, reportOf } from "./reports.js";
import {
  alternativeOf,
  proposalOf,
  questionOf,
  reportWith,
  SIMPLE,
  suspectOf,
  suspectsOf,
} from "./suspects.js";

describe("what a marked copy shows of the cells that are probably wrong", () => {
  test("is nothing where nobody knows any", () => {
    expect(Object.keys(toMarks(reportOf([checkFindingOf()]), "zh"))).not.toContain("suspects");
  });

  test("is a row for each cell below its question", () => {
    expect(toMarks(reportWith(SIMPLE), "zh").suspects).toEqual({
      title: "疑似错误单元格",
      lead: "以下是改动最少的改法；改之前请对照原始资料",
      captions: {
        way: "改法",
        place: "位置",
        content: "指标和所填值",
        proposal: "建议",
        evidence: "依据",
      },
      rows: [
        { kind: "question", text: "合计：以下 2 种改法任取一种即可" },
        {
          kind: "cell",
          way: "改法 1",
          sheet: "表一",
          address: "C5",
          place: "表一!C5",
          content: "收入 5",
          proposal: "改为 4 就通过（错一位数字）",
          evidence: "出现在 1 条未通过的审核中",
        },
        {
          kind: "cell",
          way: "改法 2",
          sheet: "表一",
          address: "C6",
          place: "表一!C6",
          content: "甲 2",
          proposal: "改为 3 就通过（由其他单元格推算）",
          evidence: "出现在 1 条未通过的审核中",
        },
      ],
    });
  });

  test("is told in English too", () => {
    const { captions, rows } = toMarks(reportWith(SIMPLE), "en").suspects ?? {};
    expect(captions).toEqual({
      way: "Way",
      place: "Place",
      content: "Field and value",
      proposal: "Proposal",
      evidence: "Evidence",
    });
    expect(rows?.slice(0, 2)).toMatchObject([
      { text: "合计: any one of these 2 changes would do" },
      {
        way: "Way 1",
        proposal: "change it to 4 and the check passes (one digit mistyped)",
        evidence: "in 1 failed check",
      },
    ]);
  });

  test("says once what is to be changed together, and what nothing tells apart", () => {
    const together = alternativeOf(
      [suspectOf("C5", 12), suspectOf(undefined, 21)],
      proposalOf(21, "digits-swapped", 12, "derived"),
    );
    const suspects = suspectsOf(questionOf([together, { ...together, isTied: true }]));
    const rows = toMarks(reportWith(suspects), "zh").suspects?.rows.slice(1);
    const proposal = "同时改：C5 改为 21（两位数字颠倒）、收入改为 12（由其他单元格推算），就通过";
    expect(rows).toMatchObject([
      { way: "改法 1", address: "C5", proposal },
      { way: "", place: "表一", proposal: "" },
      { way: "改法 2", address: "C5", proposal: `${proposal}；与上一种难分先后` },
      { way: "", place: "表一", proposal: "" },
    ]);
    expect(rows?.map((row) => "address" in row)).toEqual([true, false, true, false]);
  });

  test("ends with what is not shown and what is not known", () => {
    const ways = Array.from({ length: 9 }, (_, at) => alternativeOf(suspectOf("C5", at)));
    const suspects = { questions: [questionOf(ways)], isComplete: false };
    expect(toMarks(reportWith(suspects), "zh").suspects?.rows.slice(-2)).toEqual([
      { kind: "remark", text: "另有 1 种" },
      { kind: "remark", text: "没有找全：可能还有别的改法" },
    ]);
  });
});
