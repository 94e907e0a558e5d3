import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toPages } from "../../src/cli/pages.js";
import { hindrancesOn } from "../fixtures/accessible.js";
import { describeInBrowser, openPage, settle } from "../fixtures/browser.js";
import { type SmallRow, smallDataset } from "../fixtures/small-dataset.js";

const UNITS = Array.from({ length: 30 }, (_, at) => `第${at + 1}中心`);
const YEARS = [2019, 2020, 2021, 2022];

/** The first unit has a flagged amount, and the second no workbook of 2021. */
const ANSWERS: readonly SmallRow[] = UNITS.flatMap((unit, at) =>
  YEARS.filter((year) => at !== 1 || year !== 2021).flatMap((year): SmallRow[] => [
    [unit, year, "金额", at === 0 && year === 2022 ? { flagged: 99 } : 100 + at * (year - 2018)],
    [unit, year, "其中", 20],
    [unit, year, "类别", { text: at % 2 === 0 ? "公办" : "民办" }],
  ]),
);

const DATASET = smallDataset(ANSWERS, {
  fields: { 金额: { measuredIn: "万元", section: "经费" } },
  findings: [
    { unit: "第1中心", period: 2022, field: "金额", check: "f/相称", severity: "warning" },
    { unit: "第2中心", period: 2021, check: "dataset/stopped", severity: "warning" },
  ],
  parts: [["金额", "其中", "f/构成"]],
});

const folder = mkdtempSync(join(tmpdir(), "hebiao-accessible-"));

const PAGES = ["unit-over-time", "across-units", "data-quality", "indicator-dictionary"];
const CASES = PAGES.flatMap((name) =>
  ["zh", "en"].flatMap((language) => ["light", "dark"].map((theme) => [name, language, theme])),
);

describeInBrowser("the pages of trends hinder nobody", () => {
  beforeAll(async () => {
    const notice = { zh: "示例数据", en: "Example data" };
    for (const { path, content } of await toPages({ dataset: DATASET, notice }))
      writeFileSync(join(folder, path), content);
  }, 60_000);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const openAt = async (name = "", language = "", theme = "", width = 1280) => {
    const address = `file://${join(folder, name)}.html#lang=${language}&theme=${theme}`;
    const { page } = await openPage(address, { viewport: { width, height: 900 } });
    await settle(page);
    return page;
  };

  test.each(CASES)("%s, language %s, theme %s", async (name, language, theme) => {
    const page = await openAt(name, language, theme);
    expect(await hindrancesOn(page)).toEqual([]);
    await page.context().close();
  });

  describe.each(["light", "dark"])("in the theme %s", (theme) => {
    test("neither a list that is open nor the origin of a figure does", async () => {
      const page = await openAt("across-units", "en", theme);
      await page.locator('[data-cell="ranks"] tbody button').first().press("Enter");
      await page.locator('[data-cell="marked"] summary').press("Enter");
      expect(await page.locator('[data-cell="marked"] .panel').isVisible()).toBe(true);
      expect(await page.locator(".detail").isVisible()).toBe(true);
      expect(await hindrancesOn(page)).toEqual([]);
      await page.context().close();
    });

    test.each(PAGES)("%s does not on a phone", async (name) => {
      const page = await openAt(name, "en", theme, 390);
      expect(await hindrancesOn(page)).toEqual([]);
      await page.context().close();
    });
  });
});
