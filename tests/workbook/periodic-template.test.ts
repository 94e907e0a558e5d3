import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Form } from "../../src/model/form.js";
import type { CellContent } from "../../src/workbook/content.js";
import { writeTemplate } from "../../src/workbook/template/write.js";
import { answered } from "../fixtures/answers.js";
import { contentOf } from "../fixtures/erc-annual.js";
import { IRREGULAR, MONTHLY, QUARTERLY } from "../fixtures/periodic-forms.js";
import { SURVEY_1 } from "../fixtures/two-forms.js";

const cellsOf = async (bytes: Uint8Array): Promise<CellContent[]> =>
  (await contentOf(bytes)).sheets.flatMap(({ rows }) =>
    [...rows.values()].flatMap((row) => [...row.values()]),
  );

/** What the template prints on any sheet, but for the checks themselves. */
async function textsOf(form: Form): Promise<string[]> {
  const parts = Object.values(unzipSync(await writeTemplate(form))).map((part) => strFromU8(part));
  return parts
    .flatMap((part) => [...part.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)])
    .flatMap(([, text = ""]) => (text.includes("产值") ? [] : [text]));
}

describe("the template of a form that is not of years", () => {
  test.each([
    ["years", SURVEY_1, "上年"],
    ["months", MONTHLY, "上月"],
    ["quarters", QUARTERLY, "上季"],
    ["the latest before", IRREGULAR, "上期"],
  ] as const)("calls what it compares with by its name: %s", async (_, form, name) => {
    const texts = await textsOf(form);
    expect(texts).toContain(name);
    expect(texts).toContain(`${name}数，供对照，不用填`);
    const others = ["上年", "上月", "上季", "上期"].filter((other) => other !== name);
    for (const other of others) expect(texts.join("\n")).not.toContain(other);
  });

  test("says when a check against the month before is made", async () => {
    expect(await textsOf(MONTHLY)).toContain("提交后与上月对照");
  });

  test("goes on with the next month", async () => {
    const fields = { 单位名称: "示例甲厂", 年: 2023, 月: 12, 产值: 5 };
    const bytes = await writeTemplate(MONTHLY, undefined, answered(MONTHLY, { fields }));
    const numbers = (await cellsOf(bytes)).flatMap((cell) =>
      cell.kind === "number" ? [cell.number] : [],
    );
    expect(numbers).toEqual(expect.arrayContaining([2024, 1, 5]));
  });
});
