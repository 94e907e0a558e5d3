import { beforeAll, describe, expect, test } from "vitest";
import { type Desk, openDesk } from "../../src/desk/desk.js";
import type { Review } from "../../src/desk/review.js";
import { layoutOf } from "../../src/workbook/layout.js";
import { bytesOf, ERC, REAL_FILE, textOf } from "../fixtures/erc-annual.js";
import { type Book, FORM, handed, handedBook, ignoreProgress, RULES } from "./small-books.js";

const newDesk = (): Desk => openDesk([{ file: "given.yaml", text: RULES }], { now: () => 0 });

async function reviewOf(...states: readonly Book[]): Promise<Review> {
  const desk = newDesk();
  let id = 0;
  for (const [at, state] of states.entries()) {
    const ids = await desk.add([await handedBook(`${at + 1}.xlsx`, state)], ignoreProgress);
    id = ids[0] ?? 0;
  }
  return reviewed(desk, id);
}

async function reviewed(desk: Desk, id: number, language: "zh" | "en" = "zh"): Promise<Review> {
  const review = await desk.review(id, language);
  if (!review) throw new Error(`nothing has the id ${id}`);
  return review;
}

describe("the review of the real workbook", () => {
  const desk = openDesk([{ file: "erc.yaml", text: textOf("rules/erc-annual/2021.yaml") }], {
    now: () => 0,
  });
  let id = 0;

  beforeAll(async () => {
    [id = 0] = await desk.add([handed("实.xlsx", bytesOf(REAL_FILE))], ignoreProgress);
  });

  test.each(["zh", "en"] as const)(
    "says what the report for programs says, in %s",
    async (language) => {
      const review = await reviewed(desk, id, language);
      const [file] = JSON.parse(await desk.report([id], "json", language)).files;
      const { form, version, title, unit, period } = file;
      expect(review).toMatchObject({
        file: "实.xlsx",
        verdict: file.verdict,
        counts: file.counts,
        submission: { form, version, title, unit, period },
      });
      expect(
        review.findings.map(({ severity, message, sheet, address, field }) => ({
          severity,
          message,
          sheet,
          address,
          field,
        })),
      ).toEqual(
        file.findings.map(({ severity, message, place }: JsonFinding) => ({
          severity,
          message,
          sheet: place.sheet,
          address: place.address,
          field: place.field,
        })),
      );
      expect(review.findings.length).toBeGreaterThan(3);
      const withoutPrevious = file.skipped.filter(
        ({ reason }: { readonly reason: string }) => reason === "no-previous",
      );
      expect(review.withoutPrevious).toBe(withoutPrevious.length);
      expect(review.withoutPrevious).toBeGreaterThan(0);
    },
  );

  test("concludes with the numbers of what is to be done", async () => {
    const { conclusion, counts } = await reviewed(desk, id);
    expect(conclusion).toContain(`${counts.error} 处必须修改`);
    expect((await reviewed(desk, id, "en")).conclusion).toContain(
      `${counts.error} to be corrected`,
    );
  });

  test("has the demand in words of each of the form's checks, and of no built-in rule", async () => {
    const checks = new Set(ERC.checks.map(({ id: check }) => check));
    const { findings } = await reviewed(desk, id);
    const withDemand = findings.filter(({ demand }) => demand !== undefined);
    expect(withDemand.map(({ check }) => check)).toEqual(
      findings.map(({ check }) => check).filter((check) => checks.has(check)),
    );
    expect(withDemand.length).toBeGreaterThan(0);
    expect(withDemand.length).toBeLessThan(findings.length);
    const total = findings.find(({ field }) => field === "总经费");
    expect(total?.demand).toContain("纵向经费");
    expect(total?.related.map(({ label }) => label.split(" ")[1])).toEqual([
      "纵向经费",
      "横向经费",
    ]);
  });

  test("can be sent to another thread", async () => {
    for (const language of ["zh", "en"] as const) {
      const review = await reviewed(desk, id, language);
      expect(structuredClone(review)).toStrictEqual(review);
    }
  });
});

type JsonFinding = {
  readonly severity: string;
  readonly message: string;
  readonly place: Readonly<Record<string, string>>;
};

describe("a finding in a review", () => {
  test("names the heading above its cell, what is demanded and the other cells", async () => {
    const { findings } = await reviewOf({ fields: { 收入: 1 } });
    expect(findings).toEqual([
      {
        severity: "warning",
        word: "核实",
        sheet: "总表",
        address: "C7",
        where: "总表!C7",
        field: "收入",
        message: "收入 1 < 支出 1 + 上缴 1 = 2，差 -1",
        hint: expect.stringContaining("核实说明"),
        check: "收大于支",
        explanation: "",
        open: true,
        explainable: true,
        section: "概况",
        demand: "收入 应不低于 支出 + 上缴",
        related: [
          { label: "C8 支出", sheet: "总表", address: "C8" },
          { label: "附表!C5 上缴", sheet: "附表", address: "C5" },
        ],
        isFresh: false,
      },
    ]);
  });

  test("of a built-in rule has no demand, nor other cells", async () => {
    const [finding] = (await reviewOf({ fields: { 上缴: "" } })).findings;
    expect(finding).toMatchObject({ check: "required", section: "其他", related: [] });
    expect(finding).not.toHaveProperty("demand");
  });

  test("of a built-in rule has no demand though one of the form's checks has its name", async () => {
    const text = RULES.replace("id: 收入为正", "id: required");
    const desk = openDesk([{ file: "given.yaml", text }], { now: () => 0 });
    const book = await handedBook("a.xlsx", { fields: { 收入: 0, 支出: 0, 上缴: "" } });
    const [id = 0] = await desk.add([book], ignoreProgress);
    expect(
      (await reviewed(desk, id)).findings.map(({ check, where, demand }) => [check, where, demand]),
    ).toEqual([
      ["required", "总表!C7", "收入 应大于 0"],
      ["required", "附表!C5", undefined],
    ]);
  });

  test("of a row has the heading of its table", async () => {
    const { findings } = await reviewOf({ numbers: [1, 10] });
    expect(findings.map(({ section, field, demand }) => [section, field, demand])).toEqual([
      ["明细", "明细.数", "数 应小于 10"],
    ]);
  });

  test("speaks the language asked for", async () => {
    const desk = newDesk();
    const book = await handedBook("a.xlsx", { fields: { 收入: 1 } });
    const [id = 0] = await desk.add([book], ignoreProgress);
    const [finding] = (await reviewed(desk, id, "en")).findings;
    expect(finding?.word).toBe("warning");
    expect(finding?.message).toContain("difference -1");
    expect(finding?.demand).toBe("收入 must be at least 支出 + 上缴");
  });

  test("on the whole file stands nowhere", async () => {
    const desk = newDesk();
    const [id = 0] = await desk.add([handed("a.xlsx", "")], ignoreProgress);
    const [finding] = (await reviewed(desk, id)).findings;
    expect(finding).toMatchObject({ where: "a.xlsx", field: "", section: "", related: [] });
    expect(finding).not.toHaveProperty("address");
  });
});

describe("the comparison with the state before", () => {
  test("is not there for a file that came once", async () => {
    expect(await reviewOf({})).not.toHaveProperty("compared");
  });

  test("counts what is fixed, what remains and what is fresh, and marks the fresh", async () => {
    const { compared, findings } = await reviewOf(
      { fields: { 收入: 0 }, numbers: [10] },
      { fields: { 收入: 1 }, numbers: [10, 20] },
    );
    expect(compared).toEqual({
      file: "1.xlsx",
      fixed: [{ where: "收入", message: expect.stringContaining("收入 0") }],
      remaining: 2,
      fresh: 1,
    });
    expect(findings.map(({ check, address, isFresh }) => [check, address, isFresh])).toEqual([
      ["收大于支", "C7", false],
      ["数不大", "B8", false],
      ["数不大", "B9", true],
    ]);
  });

  test("says of a file that can be read at last which finding is gone", async () => {
    const desk = newDesk();
    await desk.add([handed("a.xlsx", "")], ignoreProgress);
    const [id = 0] = await desk.add([await handedBook("a.xlsx")], ignoreProgress);
    expect((await reviewed(desk, id)).compared).toEqual({
      file: "a.xlsx",
      fixed: [{ where: "a.xlsx", message: expect.stringContaining("0 字节") }],
      remaining: 0,
      fresh: 0,
    });
  });

  test("can be sent to another thread", async () => {
    const review = await reviewOf({ fields: { 收入: 0 } }, { numbers: [10] });
    expect(review.compared?.fixed).toHaveLength(2);
    expect(structuredClone(review)).toStrictEqual(review);
  });
});

describe("the cells that are filled in", () => {
  test("are those of all fields and of the rows there are, by sheet", async () => {
    const { answers } = await reviewOf({ numbers: [1, 2] });
    expect([...answers]).toEqual([
      ["总表", ["C5", "C6", "C7", "C8"]],
      ["附表", ["C5", "A8", "B8", "A9", "B9"]],
    ]);
  });

  test("are there though nothing stands in them", async () => {
    const { answers } = await reviewOf({
      fields: { 单位: "", 年度: "", 收入: "", 支出: "", 上缴: "" },
    });
    const fields = layoutOf(FORM).sheets.flatMap(({ name, sections }) =>
      sections.flatMap((section) =>
        section.kind === "fields" ? section.fields.map(({ row }) => [name, `C${row}`]) : [],
      ),
    );
    expect(fields).toHaveLength(5);
    for (const [sheet = "", address] of fields) expect(answers.get(sheet)).toContain(address);
  });
});
