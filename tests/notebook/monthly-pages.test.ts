import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toPages } from "../../src/cli/pages.js";
import { describeInBrowser, openPage, settle } from "../fixtures/browser.js";
import { OCTOBER } from "../fixtures/periodic-forms.js";
import { type SmallRow, smallDataset } from "../fixtures/small-dataset.js";

const UNITS = Array.from({ length: 11 }, (_, at) => `示例${at + 1}厂`);
const MONTHS = Array.from({ length: 8 }, (_, at) => OCTOBER + at);

/** The first has no workbook of the third month; the second leaps in the last. */
const ANSWERS: readonly SmallRow[] = UNITS.flatMap((unit, at) =>
  MONTHS.filter((_, month) => at !== 0 || month !== 2).flatMap((period, month): SmallRow[] => {
    const amount = 100 * (at + 1) + 7 * month;
    return [
      [unit, period, "产值", at === 1 && month === 7 ? 4000 : amount],
      [unit, period, "其中", amount / 4],
      [unit, period, "人数", 10 + at],
    ];
  }),
);

const DATASET = smallDataset(ANSWERS, {
  fields: { 产值: { measuredIn: "万元", decimals: 1 } },
  findings: [
    { unit: "示例2厂", period: OCTOBER + 7, field: "产值", check: "f/大小", severity: "warning" },
    { unit: "示例1厂", period: OCTOBER + 2, check: "dataset/stopped", severity: "warning" },
  ],
  parts: [["产值", "其中", "f/构成"]],
});

/** A month or quarter as its integer, and words that only years have. */
const UNSHOWN = /\b(?:24\d{3}|80\d{2})\b/;
const YEARLY = /上年|年均|逐年|每年|两年|基年|当年|年度/;

const folder = mkdtempSync(join(tmpdir(), "hebiao-monthly-"));
const fileOf = (name: string): string => join(folder, `${name}.html`);

/** All texts of the page, those of lists and drawings included. */
const textsOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.matches("script, style, noscript"))
        texts.push(node.textContent ?? "");
    }
    return texts.join("\n");
  });

describeInBrowser("the pages of trends of a monthly form", () => {
  beforeAll(async () => {
    const pages = await toPages({ dataset: DATASET, notice: { zh: "示例数据", en: "Examples" } });
    for (const { path, content } of pages) writeFileSync(join(folder, path), content);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ["unit-over-time", "", "values"],
    ["unit-over-time", "measure=index&unit=示例1厂&unit=示例2厂&unit=示例3厂", "changes"],
    ["across-units", "", "spread"],
    ["data-quality", "count=period", "counts"],
  ])("%s#%s shows months everywhere", async (name, hash, cell) => {
    const { page, watched } = await openPage(`file://${fileOf(name)}#${hash}`);
    await settle(page);
    const axis = await page.locator(`[data-cell="${cell}"] .plot text`).allTextContents();
    expect(axis).toContain("2023-10");
    const texts = await textsOf(page);
    expect(texts).not.toMatch(UNSHOWN);
    expect(texts).not.toMatch(YEARLY);
    expect(watched).toEqual({ requests: [], consoleErrors: [], pageErrors: [] });
    await page.context().close();
  });

  test("asks for months, and keeps them in the address", async () => {
    const { page } = await openPage(
      `file://${fileOf("unit-over-time")}#years=2023-11&years=2024-02`,
    );
    await settle(page);
    const values = page.locator('[data-cell="values"]');
    expect(await values.locator("tbody tr").count()).toBe(4);
    expect(await values.innerText()).toContain("2023 年 12 月缺报");
    await page.getByLabel("截止", { exact: true }).selectOption({ label: "2024-01" });
    await settle(page);
    expect(new URL(page.url()).hash).toBe("#years=2023-11&years=2024-01");
    expect(await values.locator("tbody tr").count()).toBe(3);
    await page.context().close();
  });

  test("the CSV has the months of the table, and a click on a point says which it is", async () => {
    const { page } = await openPage(fileOf("unit-over-time"));
    await settle(page);
    const values = page.locator('[data-cell="values"]');
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      values.getByRole("button", { name: /^下载 CSV/ }).click(),
    ]);
    expect(readFileSync(await download.path(), "utf8")).toContain("示例1厂,2023-10,100");
    await values.locator(".mark-symbol path").last().click();
    const detail = await page.getByRole("status", { name: "数据出处" }).innerText();
    expect(detail).toContain("示例1厂 · 2024-05 · 产值");
    await page.context().close();
  });

  test("ranks the units of one month", async () => {
    const { page } = await openPage(`file://${fileOf("across-units")}#period=2024-02`);
    await settle(page);
    expect(await page.locator('[data-cell="ranks"] h2').innerText()).toBe("2024 年 2 月排名");
    expect(await page.locator('[data-cell="growth"] h2').innerText()).toBe("月均增长");
    await page.context().close();
  });
});
