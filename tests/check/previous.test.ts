import { describe, expect, test } from "vitest";
import { indexPrevious } from "../../src/check/previous.js";
import type { Input } from "../../src/model/filling.js";
import { identityOf } from "../../src/model/identity.js";
import type { Submission } from "../../src/model/submission.js";
import { answered } from "../fixtures/answers.js";
import { ACCOUNTS, SURVEY_1, SURVEY_2 } from "../fixtures/two-forms.js";

const submit = (unit: Input, period: Input, file: string): Submission =>
  answered(SURVEY_1, { fields: { 单位名称: unit, 年度: period } }, file);
const pool = (...submissions: readonly Submission[]) =>
  submissions.map((submission) => ({ form: SURVEY_1, submission }));

describe("the identity of a submission", () => {
  test.each([
    ["甲院", 2021, { unit: "甲院", period: 2021 }],
    [" 甲院 ", "２０２１", { unit: "甲院", period: 2021 }],
    [360, 2021, { unit: "360", period: 2021 }],
    ["", 2021, undefined],
    ["甲院", "", undefined],
    ["甲院", "去年", undefined],
    ["甲院", "无", undefined],
    ["无", 2021, undefined],
  ])("%j in %j is %j", (unit, period, expected) => {
    expect(identityOf(SURVEY_1, submit(unit, period, "x.xlsx"))).toEqual(expected);
  });
});

describe("last year's submission", () => {
  test("is the same unit's of the year before", () => {
    const [a, b, c] = [
      submit("甲院", 2020, "甲2020"),
      submit("乙院", 2020, "乙2020"),
      submit("甲院", 2019, "甲2019"),
    ];
    const previous = indexPrevious(pool(a, b, c));
    expect(previous.find(SURVEY_1, submit("甲院", 2021, "甲2021"))).toBe(a);
    expect(previous.find(SURVEY_1, submit("乙院", 2021, "乙2021"))).toBe(b);
    expect(previous.find(SURVEY_1, submit("甲院", 2020, "甲2020"))).toBe(c);
    expect(previous.find(SURVEY_1, submit("甲院", 2022, "甲2022"))).toBeUndefined();
    expect(previous.find(SURVEY_1, submit("丙院", 2021, "丙2021"))).toBeUndefined();
    expect(previous.unused()).toEqual([]);
  });

  test("may be of another version of the form, not of another form", () => {
    const older = submit("甲院", 2020, "甲2020");
    const fields = { 单位名称: "甲院", 年度: 2021 };
    const previous = indexPrevious(pool(older));
    expect(previous.find(SURVEY_2, answered(SURVEY_2, { fields }))?.file).toBe("甲2020");
    expect(previous.find(ACCOUNTS, answered(ACCOUNTS, { fields }))).toBeUndefined();
  });

  test("that nothing asked for is reported with the year that was looked for", () => {
    const previous = indexPrevious(
      pool(submit("甲院", 2020, "甲2020"), submit("乙院", 2018, "乙2018")),
    );
    previous.find(SURVEY_1, submit("甲院", 2021, "甲2021"));
    expect(previous.unused()).toEqual([
      {
        rule: "file/previous-unmatched",
        file: "乙2018",
        identity: { unit: "乙院", period: 2019 },
        files: ["乙2018"],
      },
    ]);
  });

  test("that was given twice is not chosen, and both are reported", () => {
    const previous = indexPrevious(pool(submit("甲院", 2020, "一"), submit("甲院", 2020, "二")));
    expect(previous.find(SURVEY_1, submit("甲院", 2021, "甲2021"))).toBeUndefined();
    expect(previous.unused().map(({ rule, file, files }) => [rule, file, files])).toEqual([
      ["file/previous-repeated", "一", ["一", "二"]],
      ["file/previous-repeated", "二", ["一", "二"]],
    ]);
  });

  test("may be asked for twice, by two submissions of this year", () => {
    const older = submit("甲院", 2020, "甲2020");
    const previous = indexPrevious(pool(older));
    expect(previous.find(SURVEY_1, submit("甲院", 2021, "一"))).toBe(older);
    expect(previous.find(SURVEY_1, submit("甲院", 2021, "二"))).toBe(older);
    expect(previous.unused()).toEqual([]);
  });

  test("without a name or a year belongs to nobody, not even to one without either", () => {
    const previous = indexPrevious(pool(submit("", 2020, "无名")));
    expect(previous.find(SURVEY_1, submit("", 2021, "x"))).toBeUndefined();
    expect(previous.find(SURVEY_1, submit("甲院", "", "x"))).toBeUndefined();
    expect(previous.unused()).toEqual([
      { rule: "file/previous-unmatched", file: "无名", identity: undefined, files: [] },
    ]);
  });

  test("without names, several, are not taken for repetitions of one another", () => {
    const previous = indexPrevious(pool(submit("", 2020, "一"), submit("甲院", "", "二")));
    expect(previous.unused().map(({ rule, file }) => [rule, file])).toEqual([
      ["file/previous-unmatched", "一"],
      ["file/previous-unmatched", "二"],
    ]);
  });

  test("of an empty pool is none", () => {
    const previous = indexPrevious([]);
    expect(previous.find(SURVEY_1, submit("甲院", 2021, "x"))).toBeUndefined();
    expect(previous.unused()).toEqual([]);
  });
});
