import { expect, test } from "vitest";
import { collected } from "../../src/cli/words.js";
import { NOVEMBER, OCTOBER, THIRD } from "../fixtures/periodic-forms.js";

test.each([
  [[OCTOBER, NOVEMBER], "2023-10–2023-11"],
  [[THIRD], "2023-Q3"],
  [[2021, 2023], "2021–2023"],
  [[], "?"],
])("the line on what was collected says of which periods it is: %j", (periods, span) => {
  const { zh } = collected({ submissions: 2, units: 1, periods, kept: 0, folder: "数据" });
  expect(zh).toBe(`已汇总 2 份填报（1 个单位，${span}）到 数据`);
});
