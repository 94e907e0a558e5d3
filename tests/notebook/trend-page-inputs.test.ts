import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { toPages } from "../../src/cli/pages.js";
import { describeInBrowser, openPage, settle, type Watched } from "../fixtures/browser.js";
import { type SmallRow, smallDataset } from "../fixtures/small-dataset.js";

/** More than fit on one page of small plots. */
const UNITS = Array.from({ length: 30 }, (_, at) => `第${at + 1}中心`);
const YEARS = [2019, 2020, 2021, 2022];

/** The tenth unit has a flagged amount in the last year; the second no workbook of 2021. */
const ANSWERS: readonly SmallRow[] = UNITS.flatMap((unit, at) =>
  YEARS.filter((year) => at !== 1 || year !== 2021).flatMap((year): SmallRow[] => [
    [
      unit,
      year,
      "金额",
      at === 9 && year === 2022
        ? { flagged: 9999 }
        : 100 + ((at * 7) % 30) * 10 + (year - 2019) * (at + 1),
    ],
    [unit, year, "人数", 5 + ((at * 11) % 30) + year - 2019],
    [unit, year, "类别", { text: at % 3 === 0 ? "公办" : "民办" }],
  ]),
);

const DATASET = smallDataset(ANSWERS, {
  units: Object.fromEntries(UNITS.map((unit, at) => [unit, at < 15 ? "东部" : "西部"])),
  fields: { 金额: { measuredIn: "万元" }, 人数: { type: "integer" }, 类别: { type: "choice" } },
  findings: [
    { unit: "第10中心", period: 2022, field: "金额", check: "f/相称", severity: "warning" },
    { unit: "第3中心", period: 2020, field: "人数", check: "f/人数", severity: "error" },
    { unit: "第3中心", period: 2021, field: "人数", check: "f/人数", severity: "error" },
    { unit: "第2中心", period: 2021, check: "dataset/stopped", severity: "warning" },
  ],
});

const folder = mkdtempSync(join(tmpdir(), "hebiao-inputs-"));
const fileOf = (name: string): string => join(folder, `${name}.html`);

/** What every part of the page shows; parts are asked for by the name of their cell. */
const shown = async (page: Page): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    await page
      .locator(".parts > [data-cell]")
      .evaluateAll((cells) =>
        cells.map((cell) => [
          cell.getAttribute("data-cell"),
          `${cell.querySelector(".plot")?.innerHTML} ${(cell as HTMLElement).innerText}`,
        ]),
      ),
  );

const changedBetween = (
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] => Object.keys(before).filter((cell) => before[cell] !== after[cell]);

describeInBrowser("the inputs of the pages of trends", () => {
  beforeAll(async () => {
    for (const { path, content } of await toPages({
      dataset: DATASET,
      notice: { zh: "示例数据", en: "Example data" },
    }))
      writeFileSync(join(folder, path), content);
  }, 60_000);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  type Case = readonly [
    title: string,
    state: Readonly<Record<string, string>>,
    parts: "all" | readonly string[],
  ];
  const CASES: readonly (readonly [page: string, inputs: readonly Case[]])[] = [
    [
      "across-units",
      [
        ["the marked units", { unit: "第5中心" }, ["ranks", "spread", "pairs"]],
        ["the indicator", { indicator: "人数" }, "all"],
        ["the horizontal axis", { other: "人数" }, ["pairs"]],
        ["the years", { years: "2020" }, ["spread", "panel", "growth", "facets"]],
        ["the year compared", { period: "2020" }, ["ranks", "unusual", "pairs"]],
        [
          "what becomes of flagged values",
          { flagged: "hidden" },
          // The matched panel never counts them.
          ["ranks", "spread", "growth", "unusual", "facets"],
        ],
        ["the page of small plots", { page: "2" }, ["facets"]],
        ["the grouping", { by: "类别" }, ["ranks", "growth", "unusual"]],
        ["one group of it", { by: "类别", group: "公办" }, "all"],
      ],
    ],
    [
      "data-quality",
      [
        ["the units", { unit: "第3中心" }, ["counts", "coverage", "findings"]],
        ["the years", { years: "2021" }, ["counts", "coverage", "findings"]],
        ["what is counted", { count: "period" }, ["counts"]],
        ["the severity", { severity: "error" }, ["counts", "findings"]],
        ["the check", { check: "f/相称" }, ["counts", "findings"]],
      ],
    ],
  ];

  const BOTH = CASES.flatMap(([name, inputs]) =>
    ["zh", "en"].map((language) => [name, language, inputs] as const),
  );

  describe.each(BOTH)("%s, language %s", (name, language, inputs) => {
    let page: Page;
    let watched: Watched;
    beforeAll(async () => {
      ({ page, watched } = await openPage(fileOf(name)));
      await settle(page);
    });
    afterAll(() => page.context().close());
    beforeEach(async () => {
      await go({});
    });
    const go = async (state: Readonly<Record<string, string>>) => {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, new URLSearchParams({ lang: language, ...state }).toString());
      await settle(page);
    };

    test.each(inputs)(
      "%s: what depends on it changes, and nothing else",
      async (_, state, parts) => {
        const before = await shown(page);
        await go(state);
        const after = await shown(page);
        const expected =
          parts === "all" ? Object.keys(before).filter((cell) => cell !== "detail") : [...parts];
        expect(changedBetween(before, after).sort()).toEqual([...expected].sort());
        expect(watched).toEqual({ requests: [], consoleErrors: [], pageErrors: [] });
        await page.reload();
        await settle(page);
        expect(changedBetween(after, await shown(page))).toEqual([]);
      },
    );
  });

  test("one group of a grouping leaves the other's units out", async () => {
    const { page } = await openPage(`file://${fileOf("across-units")}#by=group&group=西部`);
    await settle(page);
    const { ranks = "" } = await shown(page);
    expect(ranks).toContain("第16中心");
    expect(ranks).not.toContain("第15中心");
    await page.context().close();
  });

  test("a unit that is marked stands out in the drawing and in words", async () => {
    const { page } = await openPage(`file://${fileOf("across-units")}#unit=第7中心`);
    await settle(page);
    expect((await shown(page)).ranks).toMatch(/第7中心以 241 万元列第 20 位/);
    await page.context().close();
  });

  describe("with the keyboard alone", () => {
    /** Presses Tab until the focus is in that input or part of the page. */
    const tabTo = async (page: Page, cell: string, inner = "") => {
      for (let steps = 0; steps < 60; steps += 1) {
        await page.keyboard.press("Tab");
        if (
          await page.evaluate(
            (place) => document.activeElement?.closest(place),
            `[data-cell="${cell}"] ${inner}`,
          )
        )
          return;
      }
      throw new Error(`Tab never reaches ${cell}`);
    };
    const press = async (page: Page, ...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      await settle(page);
    };

    test("one compares units, marks others, turns the page, and asks where a figure stands", async () => {
      const { page, watched } = await openPage(fileOf("across-units"));
      await settle(page);
      await tabTo(page, "field");
      await press(page, "ArrowDown");
      expect(await page.locator('[data-cell="ranks"] caption').innerText()).toContain("人数");
      await tabTo(page, "marked");
      await press(page, "Enter");
      await page.keyboard.type("第30");
      await press(page, "ArrowDown", "Space", "Escape");
      expect((await shown(page)).ranks).toMatch(/第30中心以 .+列第 \d+ 位/);
      await tabTo(page, "page");
      await press(page, "Tab", "Enter");
      expect(await page.locator('[data-cell="facets"] table').innerText()).toContain("第30中心");
      await tabTo(page, "ranks", "tbody");
      await press(page, "Enter");
      expect(await page.getByRole("status", { name: "数据出处" }).innerText()).toContain(".xlsx");
      expect(watched).toEqual({ requests: [], consoleErrors: [], pageErrors: [] });
      await page.context().close();
    });

    test("one narrows what the checks found", async () => {
      const { page } = await openPage(fileOf("data-quality"));
      await settle(page);
      await tabTo(page, "by");
      await press(page, "ArrowRight");
      expect(await page.getByRole("radio", { name: "按单位" }).isChecked()).toBe(true);
      expect(await page.locator('[data-cell="counts"] caption').innerText()).toContain("填报单位");
      await tabTo(page, "severity");
      await press(page, "ArrowDown");
      expect((await shown(page)).counts).toContain("共 2 条审核结果：错误 2 条");
      await page.context().close();
    });
  });
});
