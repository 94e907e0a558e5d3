import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import papaparse from "papaparse";
import type { Download, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { describeInBrowser, openPage, settle } from "../fixtures/browser.js";
import { runBuild } from "./demo/build-demo.js";
import { BROKEN_UNIT, DEMO_ROWS, HOSTILE_UNIT } from "./demo/rows.js";
import { type ShownDemo, showDemo } from "./demo/show-demo.js";

let demo: ShownDemo;

const hashOf = (...pairs: readonly (readonly [string, string])[]): string =>
  new URLSearchParams(pairs.map(([key, value]) => [key, value])).toString();

async function downloadBy(page: Page, label: string): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: label, exact: true }).click(),
  ]);
  return download;
}

const readDownload = async (download: Download): Promise<Buffer> =>
  readFileSync(await download.path());

const cornerOf = (page: Page, png: Buffer): Promise<number[]> =>
  page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const context = document.createElement("canvas").getContext("2d");
    context?.drawImage(image, 0, 0);
    return [...(context?.getImageData(0, 0, 1, 1).data ?? [])];
  }, png.toString("base64"));

const cell = (page: Page, name: string) => page.locator(`[data-cell="${name}"]`);

describeInBrowser("a notebook in a browser", () => {
  beforeAll(async () => {
    demo = await showDemo();
  }, 60_000);
  beforeEach(() => demo.reset());
  afterAll(() => demo.files.remove());

  describe("the build of a notebook", () => {
    test("prints nothing, writes one page with one script, and leaves no work behind", () => {
      expect(demo.files.printed).toBe("");
      expect(demo.files.template.match(/<script(?![^>]*json)/g)).toHaveLength(1);
      expect(demo.files.template).toContain(`<script type="application/json" id="data"></script>`);
      expect(demo.files.template).toContain("connect-src 'none'");
      const dist = join(import.meta.dirname, "../../dist");
      expect(readdirSync(dist).filter((name) => name.startsWith(".notebooks-"))).toEqual([]);
    });

    test.each([
      ["imports what is not there", "./missing.js", "missing.js"],
      ["would load something", "./far.css", "broken.html: its style loads url(https://far.example"],
    ])("fails where a notebook %s", async (_, specifier, message) => {
      const folder = mkdtempSync(join(tmpdir(), "hebiao-broken-"));
      const notebook = `import "${specifier}"; export const notebook = {};`;
      writeFileSync(join(folder, "broken.ts"), notebook);
      writeFileSync(join(folder, "far.css"), "p { background: url(https://far.example/a.png) }");
      const built = runBuild(folder, join(folder, "to"));
      await expect(built).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining(message),
      });
      expect(readdirSync(join(folder, "to"))).toEqual([]);
      rmSync(folder, { recursive: true });
    });
  });

  describe("a page that is opened by double-click", () => {
    test("asks for nothing but itself, and has no errors", async () => {
      const { page, watched } = await openPage(demo.files.page);
      await settle(page);
      expect(await page.title()).toBe("年度指标示例：在校学生与教师");
      expect(await page.locator(".plot svg").count()).toBe(2);
      expect(watched).toEqual({ requests: [], consoleErrors: [], pageErrors: [] });
    });

    test("leads to its siblings", async () => {
      const { page } = await openPage(demo.files.page);
      const links = page.getByRole("navigation", { name: "相关页面" }).getByRole("link");
      expect(await links.allTextContents()).toEqual(["本单位逐年", "没有数据的页面"]);
      expect(await links.first().getAttribute("aria-current")).toBe("page");
      await links.nth(1).click();
      expect(await page.getByRole("alert").textContent()).toContain("没有数据");
    });

    test("says that its data is not complete where it was cut off", async () => {
      const cut = demo.files.page.replace("filled", "cut");
      writeFileSync(cut, readFileSync(demo.files.page, "utf8").replace(`[{"unit"`, "[{"));
      const { page } = await openPage(cut);
      expect(await page.getByRole("alert").textContent()).toContain("数据不完整");
    });

    test("shows names as they are, whatever they hold", async () => {
      const { page, watched } = demo;
      await demo.reset(hashOf(["unit", HOSTILE_UNIT], ["others", HOSTILE_UNIT]));
      expect(await page.locator("caption").first().textContent()).toBe(
        `${HOSTILE_UNIT}：各年度数据`,
      );
      expect(await page.getByText("<b>粗</b>").count()).toBe(1);
      expect(await page.locator("main img, main b").count()).toBe(0);
      expect(await page.title()).not.toContain("坏了");
      expect(watched).toEqual({ requests: [], consoleErrors: [], pageErrors: [] });
    });

    test("shows tooltips as text, with Chinese keys", async () => {
      const { page, watched } = demo;
      await demo.reset(hashOf(["unit", HOSTILE_UNIT]));
      await cell(page, "bars").locator(".mark-rect path").nth(2).hover({ force: true });
      const tooltip = page.locator(".vg-tooltip.visible");
      expect(await tooltip.locator("th").allTextContents()).toEqual(["<i>单位</i>", "学生数"]);
      expect(await tooltip.locator("td").first().textContent()).toBe(HOSTILE_UNIT);
      expect(await tooltip.locator("img, i").count()).toBe(0);
      expect(watched.requests).toEqual([]);
    });

    test("hides a tooltip whose drawing is replaced under the pointer", async () => {
      const { page } = demo;
      await cell(page, "lines").locator(".mark-symbol path").nth(12).hover({ force: true });
      expect(await page.locator(".vg-tooltip.visible").count()).toBe(1);
      await page.evaluate(() => location.assign("#measure=teachers"));
      await settle(page);
      expect(await page.locator(".vg-tooltip.visible").count()).toBe(0);
    });

    test("says what failed in its place, and goes on with the others", async () => {
      const { page, watched } = demo;
      await demo.reset(hashOf(["unit", BROKEN_UNIT]));
      const broken = cell(page, "broken");
      expect(await broken.getByRole("alert").textContent()).toBe("这一部分出错：不认识 坏单位");
      expect(watched.consoleErrors.join()).toContain("不认识 坏单位");
      expect(await page.locator("caption").first().textContent()).toBe("坏单位：各年度数据");
      await page.getByLabel("单位", { exact: true }).selectOption("上海中心");
      await settle(page);
      expect(await broken.textContent()).toBe("当前单位：上海中心");
    });

    test("prints without inputs, buttons and links", async () => {
      const { page } = demo;
      await page.emulateMedia({ media: "print" });
      for (const hidden of [".inputs", "header nav", "button.quiet", ".data-table .pager"])
        expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
      for (const shown of ["h1", ".plot svg", ".summary", "table"])
        expect(await page.locator(shown).first().isVisible(), shown).toBe(true);
      await page.emulateMedia({ media: null });
    });

    test("asks the browser to print when its button is pressed", async () => {
      const { page } = demo;
      await page.evaluate(() => {
        window.print = () => document.body.setAttribute("data-printed", "");
      });
      await page.getByRole("button", { name: "打印" }).click();
      expect(await page.locator("body[data-printed]").count()).toBe(1);
    });

    test("fits a phone", async () => {
      const { page } = demo;
      await page.setViewportSize({ width: 390, height: 800 });
      await settle(page);
      const widths = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        ...[...document.querySelectorAll(".plot")].map(
          (plot) => plot.scrollWidth - plot.clientWidth,
        ),
      ]);
      expect(widths).toEqual([390, 0, 0]);
    });
  });

  describe("a chart", () => {
    test("is one image with a name and a text that is to be seen too", async () => {
      const { page } = demo;
      const image = page.getByRole("img", { name: "各单位对比" });
      const described = await image.getAttribute("aria-describedby");
      const summary = page.locator(`#${described}`);
      expect(await summary.textContent()).toBe("比较 3 个单位；点击一个点，选中那个单位。");
      expect(await summary.isVisible()).toBe(true);
      expect(await image.getAttribute("aria-roledescription")).toBeNull();
      // Vega's own words for marks and axes are English.
      expect(await image.locator("[aria-label]").count()).toBe(0);
    });

    test("tells the row behind a mark that is clicked, and nothing for lines and legends", async () => {
      const { page } = demo;
      const lines = cell(page, "lines");
      await lines.locator(".mark-line path").first().dispatchEvent("click");
      await lines.locator(".role-legend-label text").first().click({ force: true });
      await settle(page);
      expect(await page.getByLabel("单位", { exact: true }).inputValue()).toBe("北京中心");
      await lines.locator(".mark-symbol path").nth(22).click({ force: true });
      await settle(page);
      expect(await page.getByLabel("单位", { exact: true }).inputValue()).toBe("广州中心");
      expect(await cell(page, "bars").textContent()).toContain("广州中心共 9 个年度");
      expect(new URL(page.url()).hash).toBe(`#${hashOf(["unit", "广州中心"])}`);
    });

    test("is saved as SVG with its Chinese text", async () => {
      const { page } = demo;
      const download = await downloadBy(page, "下载 SVG：各单位对比");
      expect(download.suggestedFilename()).toBe("各单位对比.svg");
      const svg = (await readDownload(download)).toString("utf8");
      const fault = await page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
        return (
          parsed.querySelector("parsererror")?.textContent ?? parsed.documentElement.namespaceURI
        );
      }, svg);
      expect(fault).toBe("http://www.w3.org/2000/svg");
      for (const text of [
        "学生数",
        "年度",
        "上海中心",
        "<title>各单位对比</title>",
        "Noto Sans CJK SC",
      ])
        expect(svg).toContain(text);
    });

    test("is saved as PNG with two pixels for one, on white", async () => {
      const { page } = demo;
      const shown = await cell(page, "bars").locator("svg").boundingBox();
      const download = await downloadBy(page, "下载 PNG：北京中心逐年");
      expect(download.suggestedFilename()).toBe("北京中心逐年.png");
      const png = await readDownload(download);
      expect(png.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
      expect(png.readUInt32BE(16)).toBe(Math.round((shown?.width ?? 0) * 2));
      expect(png.readUInt32BE(20)).toBe(Math.round((shown?.height ?? 0) * 2));
      expect(await cornerOf(page, png)).toEqual([255, 255, 255, 255]);
    });
  });

  describe("a table", () => {
    test("is downloaded as CSV with all its rows and their raw values", async () => {
      const { page } = demo;
      const download = await downloadBy(page, "下载 CSV：北京中心：各年度数据");
      expect(download.suggestedFilename()).toBe("逐年.csv");
      const text = (await readDownload(download)).toString("utf8");
      expect(text.charCodeAt(0)).toBe(0xfeff);
      const { data } = papaparse.parse<string[]>(text.slice(1), { skipEmptyLines: true });
      const rows = DEMO_ROWS.filter(({ unit }) => unit === "北京中心");
      expect(data).toEqual([
        ["年度", "学生数", "教师数", "备注"],
        ...rows.map(({ year, students, teachers, remark }) => [
          String(year),
          String(students),
          teachers === null ? "" : String(teachers),
          /^[=+\-@＝＋－＠]/.test(remark) ? `'${remark}` : remark,
        ]),
      ]);
    });

    test("shows years without separators, absent values as a dash, and numbers to the right", async () => {
      const { page } = demo;
      const row = cell(page, "table").locator("tbody tr").nth(4);
      expect(await row.locator("th, td").allTextContents()).toEqual([
        "2020",
        "8,917",
        "—",
        "有,逗号",
      ]);
      const sides = await row
        .locator("th, td")
        .evaluateAll((cells) => cells.map((one) => getComputedStyle(one).textAlign));
      expect(sides).toEqual(["start", "end", "end", "start"]);
    });

    test("is paged, and downloads all pages", async () => {
      const { page } = demo;
      const all = cell(page, "allRows");
      expect(await all.locator("tbody tr").count()).toBe(20);
      await all.getByRole("button", { name: "下一页" }).click();
      expect(await all.getByText("第 21–40 行，共 360 行").count()).toBe(1);
      expect(await all.locator("tbody th").first().textContent()).toBe(DEMO_ROWS[20]?.unit);
      const csv = (await readDownload(await downloadBy(page, "下载 CSV：全部数据"))).toString(
        "utf8",
      );
      const { data } = papaparse.parse<string[]>(csv.slice(1), { skipEmptyLines: true });
      expect(data.slice(1)).toEqual(
        DEMO_ROWS.map(({ unit, year, students }) => [unit, String(year), String(students)]),
      );
    });

    test("selects a row by a click and by the keyboard", async () => {
      const { page } = demo;
      const rows = cell(page, "table").locator("tbody tr");
      await rows.nth(1).locator("td").first().click();
      expect(await page.title()).toBe("选中 2017");
      await rows.nth(1).getByRole("button").focus();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.title()).toBe("选中 2018");
      expect(
        await rows.evaluateAll((all) => all.findIndex((row) => row.ariaCurrent === "true")),
      ).toBe(2);
    });

    test("that is drawn anew keeps the keyboard where it was", async () => {
      const { page } = demo;
      const rows = cell(page, "table").locator("tbody tr");
      await rows.nth(2).getByRole("button").focus();
      await page.evaluate(() => {
        location.hash = "unit=上海中心";
      });
      await settle(page);
      expect(await page.locator("caption").first().textContent()).toBe("上海中心：各年度数据");
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("2018");
    });
  });
});
