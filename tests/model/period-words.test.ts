import { describe, expect, test } from "vitest";
import { firstWithin, lastWithin, parsePeriod, writePeriod } from "../../src/model/period.js";
import {
  kindAmong,
  listInChinese,
  nounAmong,
  nounForForm,
  spanInWords,
} from "../../src/model/period-words.js";
import {
  DECEMBER,
  FOURTH,
  IRREGULAR,
  JANUARY,
  MONTHLY,
  NOVEMBER,
  OCTOBER,
  QUARTERLY,
  THIRD,
} from "../fixtures/periodic-forms.js";
import { SURVEY_1 } from "../fixtures/two-forms.js";

describe("a period", () => {
  test.each([
    [2023, 2023],
    [THIRD, "2023-Q3"],
    [OCTOBER, "2023-10"],
    [JANUARY, "2024-01"],
  ])("%i is written %j", (period, written) => {
    expect(writePeriod(period)).toBe(written);
    expect(parsePeriod(String(written))).toBe(period);
  });

  test.each([
    ["month", 2023, 24276, DECEMBER],
    ["month", FOURTH, OCTOBER, DECEMBER],
    ["month", OCTOBER, OCTOBER, OCTOBER],
    ["quarter", 2023, 8092, FOURTH],
    ["quarter", OCTOBER, FOURTH, FOURTH],
    ["year", OCTOBER, 2023, 2023],
    ["year", 2023, 2023, 2023],
    ["month", 2999, 35988, 35999],
  ] as const)("of the kind %s, %i begins with %i and ends with %i", (kind, period, first, last) => {
    expect([firstWithin(kind, period), lastWithin(kind, period)]).toEqual([first, last]);
  });
});

describe("periods in words", () => {
  test.each([
    [2021, 2023, "2021—2023 年", "2021–2023"],
    [2021, 2021, "2021 年", "2021"],
    [THIRD, FOURTH, "2023 年 3 季度—2023 年 4 季度", "Q3 2023 – Q4 2023"],
    [OCTOBER, JANUARY, "2023 年 10 月—2024 年 1 月", "October 2023 – January 2024"],
  ])("from %i to %i", (first, last, zh, en) => {
    expect(spanInWords(first, last)).toEqual({ zh, en });
  });

  test("are listed", () => {
    expect(listInChinese([2021, 2022])).toBe("2021、2022 年");
    expect(listInChinese([OCTOBER, NOVEMBER])).toBe("2023 年 10 月、2023 年 11 月");
  });

  test("are of one kind; without any, years", () => {
    expect(kindAmong([null, THIRD])).toBe("quarter");
    expect(kindAmong([])).toBe("year");
  });

  test("have a name for each form, and one for several", () => {
    const nouns = [SURVEY_1, MONTHLY, QUARTERLY, IRREGULAR].map(nounForForm);
    expect(nouns).toEqual(["year", "month", "quarter", "any"]);
    expect(nounAmong([])).toBe("year");
    expect(nounAmong([{ noun: "month" }, { noun: "month" }])).toBe("month");
    expect(nounAmong([{}, { noun: "month" }])).toBe("any");
  });
});
