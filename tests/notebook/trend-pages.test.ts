import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import papaparse from "papaparse";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Page as BuiltPage, toPages } from "../../src/cli/pages.js";
import { type Serving, serve } from "../../src/cli/serve.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import { DEFINITIONS } from "../../src/dataset/definitions.js";
import { type Datum, toDataTable } from "../../src/dataset/table.js";
import { describeInBrowser, openPage, settle, type Watched } from "../fixtures/browser.js";
import { type SmallRow, smallDataset } from "../fixtures/small-dataset.js";

const HOSTILE = `武汉中心</script><!--"'`;
const AMOUNT = `金额"a'b.c[d]`;
const YEARS = [2018, 2019, 2020, 2021, 2022];
const UNITS = [
  "甲中心",
  "乙中心",
  HOSTILE,
  ...Array.from({ length: 10 }, (_, at) => `第${at + 1}中心`),
];

/** 甲 has no workbook of 2020, and its amount of 2022 is flagged. */
const ANSWERS: readonly SmallRow[] = UNITS.flatMap((unit, at) =>
  YEARS.filter((year) => unit !== "甲中心" || year !== 2020).flatMap((year): SmallRow[] => {
    const amount = 100 * (at + 1) + 10 * (year - 2018);
    const isFlagged = unit === "甲中心" && year === 2022;
    return [
      [unit, year, AMOUNT, isFlagged ? { flagged: 9999 } : amount],
      [unit, year, "其中", amount / 4],
      [unit, year, "人数", 10 + at],
      [unit, year, "类别", { text: at % 2 === 0 ? "公办" : "民办" }],
    ];
  }),
);

const DATASET = smallDataset(ANSWERS, {
  units: Object.fromEntries(UNITS.map((unit, at) => [unit, at < 6 ? "东部" : "西部"])),
  fields: {
    [AMOUNT]: { measuredIn: "万元", decimals: 2 },
    类别: { type: "choice" },
    人数: { type: "integer", measuredIn: "人" },
  },
  findings: [
    { unit: "甲中心", period: 2022, field: AMOUNT, check: "form/相称", severity: "warning" },
    { unit: "乙中心", period: 2021, field: "人数", check: "form/人数", severity: "error" },
  ],
  parts: [[AMOUNT, "其中", "form/构成"]],
});

const LATIN_UNITS = Array.from({ length: 13 }, (_, at) => `Centre ${at + 1}`);

/** Every state of a value; centre 1 has no workbook of 2020, and centre 3 two of 2022. */
const LATIN_ANSWERS: readonly SmallRow[] = [
  ...LATIN_UNITS.flatMap((unit, at) =>
    YEARS.filter((year) => at !== 0 || year !== 2020).flatMap((year): SmallRow[] => {
      const amount = 1e6 * (at + 1) + 1e4 * (year - 2018);
      const special =
        year === 2021 ? (["none", "blank", "unreadable"] as const)[at - 3] : undefined;
      return [
        [unit, year, "Amount", at === 0 && year === 2022 ? { flagged: 99 } : (special ?? amount)],
        [unit, year, "Part", at === 6 ? amount * 2 : amount / 4],
        [unit, year, "Staff", 10 + at],
        [unit, year, "Kind", { text: at % 2 === 0 ? "public" : "private" }],
      ];
    }),
  ),
  ["Centre 3", 2022, "Amount", 7, "another.xlsx"],
];

/** Whatever the data say is Latin, but for the sheet that the small datasets name. */
const LATIN = inLatin(
  smallDataset(LATIN_ANSWERS, {
    units: {
      ...Object.fromEntries(LATIN_UNITS.map((unit, at) => [unit, at < 6 ? "East" : "West"])),
      Silent: "West",
    },
    findings: [
      { unit: "Centre 1", period: 2022, field: "Amount", check: "f/size", severity: "warning" },
      {
        unit: "Centre 1",
        period: 2021,
        field: "Staff",
        check: "f/staff",
        severity: "warning",
        explained: "moved",
      },
      { unit: "Centre 2", period: 2021, field: "Staff", check: "f/staff", severity: "error" },
      { unit: "Centre 2", period: 2022, field: "Staff", check: "f/staff", severity: "note" },
      { unit: "Centre 1", period: 2020, check: "dataset/stopped", severity: "warning" },
    ],
    parts: [["Amount", "Part", "f/parts"]],
  }),
);

function inLatin(dataset: Dataset): Dataset {
  const toField = (name: string, type: string, ...more: readonly Datum[]) => [
    name,
    null,
    name,
    "Sheet",
    "Part 1",
    type,
    ...more,
  ];
  const fields = [
    toField("Amount", "decimal", "yuan", 2, "flow", 0, 1e9, true, true, null, "Of the year."),
    toField("Part", "decimal", "yuan", 1, "flow", 0),
    toField("Staff", "integer", "persons", null, "stock"),
    toField("Kind", "choice", null, null, null, null, null, true, false, "public, private"),
  ];
  const checks = [
    ["f/staff", "error", null, "Staff > 0", "Staff is above 0", "Somebody works there."],
    ["f/size", "warning", "List", "Amount > 1", "Amount is above 1", "Too small."],
  ];
  return {
    ...dataset,
    form: { ...dataset.form, title: "Survey", unitField: "Unit", periodField: "Year" },
    tables: {
      ...dataset.tables,
      fields: toDataTable(DEFINITIONS.fields, fields),
      checks: toDataTable(DEFINITIONS.checks, checks),
      reads: toDataTable(DEFINITIONS.reads, [
        ["f/staff", "Staff"],
        ["f/size", "Amount"],
      ]),
    },
  };
}

const folder = mkdtempSync(join(tmpdir(), "hebiao-pages-"));

async function writePages(dataset: Dataset, name: string): Promise<readonly BuiltPage[]> {
  const pages = await toPages({ dataset, notice: { zh: "示例数据", en: "Example data" } });
  for (const { path, content } of pages) writeFileSync(join(folder, `${name}-${path}`), content);
  return pages;
}

const fileOf = (name: string, page: string): string => join(folder, `${name}-${page}.html`);
const textOf = (page: Page, name: string): Promise<string> =>
  page.locator(`[data-cell="${name}"]`).innerText();
const plotOf = (page: Page, name: string): Promise<string> =>
  page.locator(`[data-cell="${name}"] .plot`).innerHTML();

/** Every text and every attribute for people that has a Chinese character or full-width punctuation. */
const chineseIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const chinese = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u;
    const spoken = ["aria-label", "aria-description", "title", "placeholder", "alt"];
    const said: string[] = [];
    const visit = (element: Element) => {
      // The button that leads to Chinese; what stands there for browsers without scripts.
      if (element.matches("script, style, noscript, [lang=zh]")) return;
      said.push(...spoken.flatMap((name) => element.getAttribute(name) ?? []));
      for (const child of element.childNodes) {
        if (child instanceof Element) visit(child);
        else said.push(child.textContent ?? "");
      }
    };
    visit(document.documentElement);
    return said.filter((text) => chinese.test(text.replaceAll("表一", "")));
  });

/** By part of the page: its inputs' options, its buttons, and the columns of its tables. */
const shapeOf = (page: Page): Promise<Readonly<Record<string, readonly number[]>>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll("main [data-cell]")].map((cell) => [
        cell.getAttribute("data-cell"),
        [
          cell.querySelectorAll("option, input").length,
          cell.querySelectorAll("button").length,
          ...[...cell.querySelectorAll("thead tr")].map((head) => head.children.length),
        ],
      ]),
    ),
  );

const PAGES = ["unit-over-time", "across-units", "data-quality", "indicator-dictionary"];

describeInBrowser("the pages of trends", () => {
  let built: readonly BuiltPage[] = [];
  let serving: Serving;

  beforeAll(async () => {
    built = await writePages(DATASET, "all");
    serving = await serve(built, 0);
  }, 60_000);
  afterAll(async () => {
    await serving.stop();
    rmSync(folder, { recursive: true });
  });

  describe.each(PAGES)("%s", (name) => {
    test("asks for nothing and has no errors, from a file and from the server", async () => {
      for (const place of [fileOf("all", name), `${serving.address}${name}.html`]) {
        const { page, watched } = await openPage(place);
        await settle(page);
        expect(watched).toEqual({ requests: [], consoleErrors: [], pageErrors: [] });
        expect(await page.locator(".problem").allInnerTexts()).toEqual([]);
        expect(await page.locator("header").innerText()).toContain("示例数据");
        await page.context().close();
      }
    });

    test("is at most 1.5 MB without data", () => {
      const template = readFileSync(join(import.meta.dirname, `../../dist/notebooks/${name}.html`));
      expect(template.length).toBeLessThanOrEqual(1_500_000);
    });

    test("fits a phone, and prints without its inputs", async () => {
      const { page } = await openPage(fileOf("all", name), {
        viewport: { width: 390, height: 800 },
      });
      await settle(page);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".inputs").isVisible()).toBe(false);
      await page.context().close();
    });
  });

  describe("one unit over time", () => {
    let page: Page;
    let watched: Watched;
    beforeAll(async () => {
      ({ page, watched } = await openPage(fileOf("all", "unit-over-time")));
      await settle(page);
    });
    beforeEach(async () => {
      await page.evaluate("location.hash = ''");
      await settle(page);
    });
    const go = async (pairs: readonly (readonly [string, string])[]) => {
      const hash = new URLSearchParams(pairs.map(([key, value]) => [key, value])).toString();
      await page.evaluate((wanted) => {
        location.hash = wanted;
      }, hash);
      await settle(page);
    };

    test("says in words and in its table what is missing, flagged and not comparable", async () => {
      const values = await textOf(page, "values");
      expect(values).toContain("2020 年缺报");
      expect(values).toMatch(/2020\s+—\s+缺报/);
      expect(values).toMatch(/2022\s+9,999\.00\s+待核实/);
      expect(await textOf(page, "changes")).toMatch(/2021\s+—\s+130\.00\s+—\s+—\s+基期缺报/);
    });

    test.each([
      ["the unit", ["unit", HOSTILE], ["values", "changes", "parts", "places"]],
      ["the indicator", ["indicator", "人数"], ["values", "changes", "places"]],
      ["the years", ["years", "2019"], ["values", "changes", "parts", "places"]],
      ["the measure", ["measure", "index"], ["changes"]],
      ["what becomes of flagged values", ["flagged", "hidden"], ["values", "changes"]],
    ] as const)("%s changes what depends on it", async (_, pair, changed) => {
      const before = await Promise.all(changed.map((cell) => plotOf(page, cell)));
      await go([pair]);
      const after = await Promise.all(changed.map((cell) => plotOf(page, cell)));
      after.forEach((plot, at) => {
        expect(plot).not.toBe(before[at]);
      });
      expect(watched).toEqual({ requests: [], consoleErrors: [], pageErrors: [] });
    });

    test("keeps its state through a reload, hostile names included", async () => {
      await go([
        ["unit", HOSTILE],
        ["indicator", AMOUNT],
        ["measure", "change"],
      ]);
      await page.reload();
      await settle(page);
      expect(await textOf(page, "values")).toContain(HOSTILE);
      expect(await page.getByRole("radio", { name: "增减量" }).isChecked()).toBe(true);
    });

    test("a row tells by keyboard where its figure stands, and what was found there", async () => {
      await page.locator('[data-cell="values"] tbody button').last().focus();
      await page.keyboard.press("Enter");
      const detail = page.getByRole("status", { name: "数据出处" });
      expect(await detail.innerText()).toContain("甲中心2022.xlsx");
      expect(await detail.innerText()).toMatch(/状态\s*待核实/);
      expect(await detail.locator("li").count()).toBe(1);
      await detail.getByRole("button", { name: "关闭" }).press("Enter");
      expect(await detail.isVisible()).toBe(false);
    });

    test("a click on a point tells the same", async () => {
      await page
        .locator(
          '[data-cell="values"] .plot path[aria-roledescription], [data-cell="values"] .mark-symbol path',
        )
        .last()
        .click();
      expect(await page.getByRole("status", { name: "数据出处" }).innerText()).toContain("甲中心");
    });

    test("the CSV holds exactly what the table shows, as raw values", async () => {
      await go([["unit", HOSTILE]]);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page
          .locator('[data-cell="values"]')
          .getByRole("button", { name: /^下载 CSV/ })
          .click(),
      ]);
      const text = readFileSync(await download.path(), "utf8").replace(/^\ufeff/, "");
      const { data } = papaparse.parse<Record<string, string>>(text, {
        header: true,
        skipEmptyLines: true,
      });
      expect(data.map((row) => [row.填报单位, row.报告期, row["数值（万元）"]])).toEqual(
        YEARS.map((year) => [HOSTILE, String(year), String(300 + 10 * (year - 2018))]),
      );
    });
  });

  describe("across units", () => {
    test("groups by an answer or by the roster, and pages what is shown", async () => {
      const { page } = await openPage(`${serving.address}across-units.html#by=类别&group=公办`);
      await settle(page);
      const ranks = await textOf(page, "ranks");
      expect(ranks).toContain("甲中心");
      expect(ranks).not.toContain("乙中心");
      await page.getByLabel("分组依据").selectOption({ label: "分组" });
      await settle(page);
      expect(await textOf(page, "ranks")).toContain("乙中心");
      await page.context().close();
    });

    test("with fewer than ten units in a group no change is called unusual", async () => {
      const { page } = await openPage(`${serving.address}across-units.html#by=group&period=2021`);
      await settle(page);
      expect(await textOf(page, "unusual")).toContain("单位太少");
      await page.context().close();
    });
  });

  describe("data quality", () => {
    test("counts findings and names who has not reported", async () => {
      const { page } = await openPage(fileOf("all", "data-quality"));
      await settle(page);
      expect(await textOf(page, "counts")).toContain("共 2 条审核结果：错误 1 条，待核实 1 条");
      await page.getByLabel("级别").selectOption({ label: "错误" });
      await settle(page);
      expect(await textOf(page, "counts")).toContain("共 1 条审核结果：错误 1 条");
      await page.context().close();
    });
  });

  describe("the dictionary", () => {
    test("finds a field by a word and shows what it is", async () => {
      const { page } = await openPage(fileOf("all", "indicator-dictionary"));
      await settle(page);
      await page.getByLabel("查找指标").pressSequentially("人");
      await settle(page);
      expect(await textOf(page, "definition")).toMatch(/人数[\s\S]*计量单位\s*人/);
      await page.context().close();
    });
  });

  describe("in English", () => {
    beforeAll(async () => {
      await writePages(LATIN, "latin");
    }, 60_000);
    const openAt = async (name: string, hash: string) => {
      const opened = await openPage(`file://${fileOf("latin", name)}#${hash}`);
      await settle(opened.page);
      expect(await opened.page.locator(".problem").allInnerTexts()).toEqual([]);
      return opened;
    };

    /** What the page says when nothing is chosen, and in other states. */
    const STATES: readonly (readonly [page: string, states: readonly string[]])[] = [
      [
        "unit-over-time",
        [
          "",
          "unit=Centre+3&unit=Centre+4&unit=Centre+5&unit=Centre+7&measure=change",
          "measure=index&flagged=hidden",
          "indicator=Staff&years=2020",
          "unit=",
        ],
      ],
      [
        "across-units",
        [
          "",
          "by=group&period=2021&indicator=Staff&other=Amount",
          "by=Kind&group=public&flagged=hidden",
          "years=2020",
          "by=Kind&group=",
        ],
      ],
      ["data-quality", ["", "count=unit", "count=period&severity=note", "check=f/size&years=2019"]],
      [
        "indicator-dictionary",
        ["", "search=staff", "search=part", "search=kind", "search=nothing"],
      ],
    ];

    test.each(STATES)("%s has no Chinese in any of its states", async (name, states) => {
      const { page, watched } = await openAt(name, "lang=en");
      for (const state of states) {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, `lang=en&${state}`);
        await settle(page);
        expect(await chineseIn(page), state).toEqual([]);
      }
      expect(watched).toEqual({ requests: [], consoleErrors: [], pageErrors: [] });
      await page.context().close();
    });

    test.each(STATES)("%s has the same parts and columns as in Chinese", async (name, states) => {
      const { page } = await openAt(name, "");
      for (const state of states) {
        const [chinese, english] = [`lang=zh&${state}`, `lang=en&${state}`];
        const shapes = [];
        for (const hash of [chinese, english]) {
          await page.evaluate((wanted) => {
            location.hash = wanted;
          }, hash);
          await settle(page);
          shapes.push(await shapeOf(page));
        }
        expect(shapes[1], state).toEqual(shapes[0]);
      }
      await page.context().close();
    });

    test.each(["unit-over-time", "across-units", "data-quality"])(
      "%s says in English what the pointer is on",
      async (name) => {
        const { page } = await openAt(name, "lang=en");
        // As high as the page, so that nothing scrolls below its options.
        await page.setViewportSize({ width: 1280, height: 12_000 });
        await settle(page);
        const parts = page.locator(".parts > [data-cell]:has(.plot)");
        const count = await parts.count();
        expect(count).toBeGreaterThan(0);
        for (let at = 0; at < count; at += 1) {
          const marks = parts
            .nth(at)
            .locator(".plot .role-mark:is(.mark-symbol, .mark-rect) > path");
          const drawn = await marks.evaluateAll((all) =>
            all.findIndex((mark) => {
              const { width, height } = mark.getBoundingClientRect();
              return width > 5 && height > 5;
            }),
          );
          await page.mouse.move(0, 0);
          await page.locator(".vg-tooltip.visible").waitFor({ state: "detached" });
          await marks.nth(drawn).hover({ force: true });
          await page.locator(".vg-tooltip.visible").waitFor();
          expect(await chineseIn(page)).toEqual([]);
        }
        await page.context().close();
      },
    );

    test("a row tells where its figure stands, and what was found there", async () => {
      const { page } = await openAt("unit-over-time", "lang=en&years=2021");
      await page.locator('[data-cell="values"] tbody button').last().press("Enter");
      const detail = page.getByRole("status", { name: "Source of the figure" });
      expect(await detail.innerText()).toMatch(
        /Value\s*99\.00 yuan\s*State\s*flagged\s*File\s*Centre 12022\.xlsx/,
      );
      expect(await detail.locator("li").innerText()).toMatch(/^Warning:/);
      expect(await chineseIn(page)).toEqual([]);
      await page.evaluate(() => {
        location.hash = "lang=en&indicator=Staff";
      });
      await settle(page);
      await page.locator('[data-cell="values"] tbody button').nth(3).press("Enter");
      expect(await detail.locator("li").innerText()).toMatch(/^Warning: .*\(explained: moved\)$/);
      await detail.getByRole("button", { name: "Close" }).press("Enter");
      expect(await detail.isVisible()).toBe(false);
      await page.context().close();
    });

    test("its own words are those of a statistician, the data's are as they are", async () => {
      const { page: quality } = await openAt("data-quality", "lang=en");
      expect(await textOf(quality, "counts")).toContain("Findings by check");
      const coverage = await textOf(quality, "coverage");
      expect(coverage).toContain("1 unit lacks 1 submission in all.");
      expect(coverage).toMatch(/Centre 1\s+East\s+● yes\s+● yes\s+missing\s+● yes\s+● yes\s+1/);
      expect(coverage).toMatch(/Centre 3\s+East(\s+● yes){4}\s+2 submissions\s+0/);
      await quality.context().close();
      const { page: dictionary } = await openAt("indicator-dictionary", "lang=en");
      const definition = await textOf(dictionary, "definition");
      for (const words of [
        "Sheet › Part 1",
        "number (2 decimals)",
        "flow, during the period",
        "0 to 1000000000",
        "required, may be “none”",
        "In each row of “List”: Amount is above 1",
      ])
        expect(definition).toContain(words);
      await dictionary.context().close();
    });

    test("the CSV has English heads", async () => {
      const { page } = await openAt("unit-over-time", "lang=en");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page
          .locator('[data-cell="changes"]')
          .getByRole("button", { name: "Download CSV: Amount: year-over-year changes" })
          .click(),
      ]);
      expect(download.suggestedFilename()).toBe("Amount_ year-over-year changes.csv");
      const text = readFileSync(await download.path(), "utf8");
      expect(text.replace(/^\ufeff/, "").split("\r\n")[0]).toBe(
        "Reporting unit,Period,Previous year (yuan),This year (yuan),Change (yuan)," +
          "Year-over-year change,Reason if missing,Index,Reason if no index,State",
      );
      await page.context().close();
    });

    test("the button of the language keeps the answers and the keyboard", async () => {
      const { page, watched } = await openAt("across-units", "");
      await page.getByLabel("指标", { exact: true }).selectOption("Staff");
      await page.getByRole("radio", { name: "不显示" }).check();
      await settle(page);
      await page.getByRole("button", { name: "English" }).press("Enter");
      await settle(page);
      expect(await page.title()).toBe("Across units");
      expect(await page.getByLabel("Indicator", { exact: true }).inputValue()).toBe("Staff");
      expect(await page.getByRole("radio", { name: "Hide" }).isChecked()).toBe(true);
      expect(await textOf(page, "ranks")).toContain("Staff: ranking in 2022");
      const focused = () => page.evaluate(() => document.activeElement?.textContent);
      expect(await focused()).toBe("中文");
      await page.getByLabel("Year compared").selectOption("2021");
      await page.getByRole("button", { name: "中文" }).press("Enter");
      await settle(page);
      expect(await focused()).toBe("English");
      expect(await page.getByLabel("对比年度").inputValue()).toBe("2021");
      expect(await textOf(page, "ranks")).toContain("Staff：2021 年排名");
      expect(watched).toEqual({ requests: [], consoleErrors: [], pageErrors: [] });
      await page.context().close();
    });
  });

  describe("data that leave nothing to draw", () => {
    const one: SmallRow[] = [["甲中心", 2021, "金额", 5]];
    test.each<[string, Dataset, string, RegExp]>([
      ["no submission at all", smallDataset([]), "unit-over-time", /数据集是空的/],
      ["one year only", smallDataset(one), "unit-over-time", /只有 2021 年一个报告期的数据/],
      ["one unit only", smallDataset(one), "across-units", /只有“甲中心”一个单位的数据/],
      [
        "no value of the indicator",
        smallDataset([...one, ["甲中心", 2022, "金额", 6], ["乙中心", 2022, "人数", 1]]),
        "unit-over-time",
        /没有“人数”的数据/,
      ],
    ])("%s is said in words", async (title, dataset, name, words) => {
      const place = title.replaceAll(" ", "-");
      await writePages(dataset, place);
      const { page, watched } = await openPage(
        `file://${fileOf(place, name)}#indicator=人数&unit=甲中心`,
      );
      await settle(page);
      const { page: plain } = await openPage(`file://${fileOf(place, name)}`);
      await settle(plain);
      expect(
        `${await page.locator("main").innerText()}${await plain.locator("main").innerText()}`,
      ).toMatch(words);
      expect(watched).toEqual({ requests: [], consoleErrors: [], pageErrors: [] });
      await page.context().close();
      await plain.context().close();
    });

    test("a dataset of another version is refused with what to do", async () => {
      const file = join(folder, "other.html");
      const content = readFileSync(fileOf("all", "unit-over-time"), "utf8");
      writeFileSync(file, content.replace('"formatVersion":1', '"formatVersion":99'));
      const { page } = await openPage(file);
      expect(await page.getByRole("alert").innerText()).toMatch(
        /另一版本的（99）.*hebiao notebook build/,
      );
      await page.context().close();
    });
  });

  describe("the server", () => {
    const ask = (path: string, host?: string): Promise<number | undefined> =>
      new Promise((done, fail) => {
        const { port } = new URL(serving.address);
        const headers = host === undefined ? {} : { host };
        get({ host: "127.0.0.1", port, path, headers }, ({ statusCode, resume }) => {
          done(statusCode);
          void resume;
        }).on("error", fail);
      });

    test("listens on this machine only, under its own names", async () => {
      expect(serving.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
      expect(await ask("/unit-over-time.html")).toBe(200);
      expect(await ask("/")).toBe(302);
      expect(await ask("/unit-over-time.html", "evil.example")).toBe(403);
    });

    test("has its own pages and nothing else", async () => {
      expect(await ask("/../package.json")).toBe(404);
      expect(await ask("/%2e%2e/package.json")).toBe(404);
    });
  });
});
