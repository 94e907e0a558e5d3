import { describe, expect, test } from "vitest";
import { checkSubmission } from "../../src/check/check.js";
import { indexPrevious } from "../../src/check/previous.js";
import { lintRuleFile, readRuleFile } from "../../src/desk/rule-files.js";
import type { Filling, Input } from "../../src/model/filling.js";
import type { Finding } from "../../src/model/finding.js";
import type { Form } from "../../src/model/form.js";
import type { Submission } from "../../src/model/submission.js";
import { findSuspects } from "../../src/suspects/suspects.js";
import { openSubmission } from "../../src/workbook/open.js";
import { writeTemplate } from "../../src/workbook/template/write.js";
import { fillingsOf, MONTHLY, NEWSLETTER, workbooksOf } from "../fixtures/bulletins.js";
import { bytesOf, ERC, textOf } from "../fixtures/erc-annual.js";

const FORMS = [ERC, MONTHLY, NEWSLETTER];

async function open(bytes: Uint8Array, file: string): Promise<Submission> {
  const opened = await openSubmission(bytes, FORMS, file);
  if (opened.kind === "problem") throw new Error(opened.code);
  return opened.submission;
}

const issuesOf = (form: Form): Promise<readonly Submission[]> =>
  Promise.all(workbooksOf(form).map((file) => open(bytesOf(file), file)));

const told = ({ rule, severity, place }: Finding): string =>
  `${severity} ${rule} ${place.kind === "cell" ? `${place.sheet}!${place.address}` : ""}`;

/** Each compared with the latest before it, as the form wants it. */
async function checkedIssues(form: Form) {
  const issues = await issuesOf(form);
  const previous = indexPrevious(issues.map((submission) => ({ form, submission })));
  return issues.map((submission) => ({
    submission,
    ...checkSubmission(form, submission, previous.find(form, submission)),
  }));
}

describe("the real issues of the monthly bulletin", () => {
  test("call themselves a weekly three times, and one link is another outlet's: nothing else", async () => {
    const checked = await checkedIssues(MONTHLY);
    expect(checked.map(({ findings }) => findings.map(told))).toEqual([
      [
        "warning bulletin-monthly/自称与刊名一致 封面!C6",
        "note bulletin-monthly/链接属于来源 文章!F5",
      ],
      ["warning bulletin-monthly/自称与刊名一致 封面!C6"],
      ["warning bulletin-monthly/自称与刊名一致 封面!C6"],
    ]);
  });

  test("are as many numbers apart as months: only the first has none before it", async () => {
    const checked = await checkedIssues(MONTHLY);
    const numbers = checked.map(({ submission }) => submission.fields.get("期号")?.value);
    expect(numbers).toEqual([527, 533, 538].map((number) => ({ kind: "number", number })));
    expect(checked.map(({ skipped }) => skipped.map(({ rule }) => rule))).toEqual([
      ["bulletin-monthly/期号连续"],
      [],
      [],
    ]);
  });

  test("have titles that differ only in signs that do not count", async () => {
    const issues = await issuesOf(MONTHLY);
    const rows = issues.flatMap(({ tables }) => tables.get("文章")?.rows ?? []);
    const isOther = (row: (typeof rows)[number]) =>
      row.get("目录标题")?.raw !== row.get("正文标题")?.raw;
    expect(rows).toHaveLength(12);
    expect(rows.filter(isOther)).toHaveLength(2);
  });
});

test("the real issue of the newsletter has no findings", async () => {
  const [checked] = await checkedIssues(NEWSLETTER);
  expect(checked?.findings).toEqual([]);
  // It does not say how many articles it has, and none came before it.
  expect(checked?.skipped.map(({ rule }) => rule)).toEqual([
    "newsletter/目录篇数",
    "newsletter/期号递增",
  ]);
});

test.each(["bulletin-monthly/2023", "newsletter/2021"])(
  "%s: its checks stand the judgement of the set",
  (name) => {
    const file = `rules/${name}.yaml`;
    const text = textOf(file);
    expect(lintRuleFile(readRuleFile({ file, text }), text, () => 0)).toEqual([]);
  },
);

type Change = (filling: Filling) => Filling;
const field =
  (name: string, value: Input): Change =>
  (filling) => ({ ...filling, fields: new Map([...filling.fields, [name, value]]) });
/** In one row of 文章, from 1. */
const cell =
  (row: number, name: string, value: Input): Change =>
  (filling) => {
    const rows = filling.tables.get("文章") ?? [];
    const changed = rows.map((each, at) =>
      at === row - 1 ? new Map([...each, [name, value]]) : each,
    );
    return { ...filling, tables: new Map([...filling.tables, ["文章", changed]]) };
  };

/** New findings, and where they are, after one thing was changed in the first real issue of a form. */
async function findingsAfter(form: Form, change: Change): Promise<string[]> {
  const [filling] = fillingsOf(form);
  if (!filling) throw new Error("there is no real issue");
  const findingsOf = async (content: Filling) => {
    const submission = await open(await writeTemplate(form, content), "示例.xlsx");
    return checkSubmission(form, submission).findings.map(told);
  };
  const before = await findingsOf(filling);
  return (await findingsOf(change(filling))).filter((each) => !before.includes(each));
}

describe("a mistake in the monthly bulletin is found where it is", () => {
  test.each([
    ["声明篇数", field("声明篇数", 5), ["error bulletin-monthly/目录篇数 封面!C11"]],
    ["监测止", field("监测止", 20231130), ["error bulletin-monthly/监测止为月末 封面!C10"]],
    [
      "a date outside the window",
      cell(2, "文章日期", 20231115),
      ["error bulletin-monthly/文章在监测期内 文章!G6"],
    ],
    [
      "a title that differs",
      cell(2, "正文标题", "数字健康战略研讨会"),
      ["error bulletin-monthly/标题一致 文章!D6"],
    ],
    [
      "another source in the body",
      cell(2, "正文来源", "光明日报"),
      ["error bulletin-monthly/来源一致 文章!E6"],
    ],
    [
      "a link that was cut off",
      cell(2, "链接", "tech.gmw.cn/2023"),
      ["error bulletin-monthly/链接完整 文章!F6"],
    ],
    [
      "a link that stands twice",
      cell(4, "链接", "https://tech.gmw.cn/2023-10/15/content_36894168.htm"),
      [
        "error bulletin-monthly/链接不重复 文章!F6",
        "error bulletin-monthly/链接不重复 文章!F8",
        "note bulletin-monthly/链接属于来源 文章!F8",
      ],
    ],
    [
      "numbers out of order",
      cell(3, "序号", 1),
      ["error bulletin-monthly/序号连续 文章!A5", "error bulletin-monthly/序号次序 文章!A7"],
    ],
    ["a blank cell", cell(3, "正文来源", ""), ["error required 文章!E7"]],
  ] as const)("%s", async (_, change, expected) => {
    expect(await findingsAfter(MONTHLY, change)).toEqual(expected);
  });
});

describe("a mistake in the newsletter is found where it is", () => {
  test.each([
    ["a page before the last one", cell(5, "页码", 12), ["error newsletter/页码不减少 文章!F9"]],
    [
      "a highlight that is no article",
      (filling: Filling) => ({
        ...filling,
        tables: new Map([...filling.tables, ["重点", [new Map([["重点标题", "另一篇文章"]])]]]),
      }),
      ["error newsletter/重点在文章中 本期重点!A5"],
    ],
    ["an unknown section", cell(1, "所属栏目", "政策"), ["error option 文章!B5"]],
  ] as const)("%s", async (_, change, expected) => {
    expect(await findingsAfter(NEWSLETTER, change)).toEqual(expected);
  });
});

describe("the cells that are probably wrong in a monthly bulletin", () => {
  /** The likeliest cell and its values, for the question that one check asks. */
  async function suspectedAfter(change: Change, rule: string) {
    const [filling] = fillingsOf(MONTHLY);
    if (!filling) throw new Error("there is no real issue");
    const submission = await open(await writeTemplate(MONTHLY, change(filling)), "示例.xlsx");
    const { findings } = checkSubmission(MONTHLY, submission);
    const suspects = await findSuspects(MONTHLY, submission, undefined, findings);
    const question = suspects?.questions.find(({ rules }) =>
      rules.includes(`bulletin-monthly/${rule}`),
    );
    return question?.alternatives.map(({ cells, proposals }) => ({
      cells: cells.map(({ place }) => `${place.sheet}!${place.address}`),
      values: proposals.map(({ values: [value] }) => value),
      reasons: [...new Set(proposals.flatMap(({ reasons }) => reasons))],
    }));
  }

  test("a number: what the catalogue comes to", async () => {
    const [first] = (await suspectedAfter(field("声明篇数", 5), "目录篇数")) ?? [];
    expect(first).toEqual({
      cells: ["封面!C11"],
      values: [{ kind: "number", number: 4 }],
      reasons: ["digit-wrong"],
    });
  });

  test("a date: the end of another month, which two checks ask for", async () => {
    const [first] = (await suspectedAfter(field("监测止", 20230930), "监测止为月末")) ?? [];
    expect(first).toEqual({
      cells: ["封面!C10"],
      values: [{ kind: "date", date: "2023-10-31" }],
      reasons: ["date"],
    });
  });

  test("a date in a row: the same day within the window comes first", async () => {
    const found = await suspectedAfter(cell(2, "文章日期", 20230915), "文章在监测期内");
    expect(found?.map(({ cells }) => cells)).toEqual([["文章!G6"]]);
    expect(found?.[0]?.values[0]).toEqual({ kind: "date", date: "2023-10-15" });
  });

  test("a text: what stands on the other side of the equation", async () => {
    const found = await suspectedAfter(cell(4, "正文来源", "千龙往"), "来源一致");
    expect(found).toEqual([
      { cells: ["文章!C8"], values: [{ kind: "text", text: "千龙往" }], reasons: ["spelling"] },
      { cells: ["文章!E8"], values: [{ kind: "text", text: "千龙网" }], reasons: ["spelling"] },
    ]);
  });
});
