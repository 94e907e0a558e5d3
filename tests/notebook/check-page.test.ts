import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadRuleFiles } from "../../src/cli/forms.js";
import { toPages } from "../../src/cli/pages.js";
import { type Serving, serve } from "../../src/cli/serve.js";
import { openSubmission } from "../../src/workbook/open.js";
import {
  CORRECTIONS,
  filledWith,
  inYear,
  type JsonReport,
  openFolder,
  REAL,
  toReport,
} from "../cli/run-cli.js";
import { OTHER_FORM, OTHER_RULES, writeBook } from "../desk/small-books.js";
import { hindrancesOn } from "../fixtures/accessible.js";
import { describeInBrowser, openPage, settle } from "../fixtures/browser.js";
import { DENSE_RULES, WRONG, writeDense } from "../fixtures/dense-totals.js";
import { bytesOf, ERC, REAL_FILE } from "../fixtures/erc-annual.js";
import { BROKEN_ARCHIVES, GREEDY, OTHER_FILES } from "../fixtures/hostile.js";

const clean: (() => void)[] = [];
const folder = openFolder((remove) => clean.push(remove));
const fileOf = (name: string): string => join(folder.path, name);
const PAGE = fileOf("check.html");

const drop = async (page: Page, ...files: readonly string[]): Promise<void> => {
  await page.locator('input[type="file"]').first().setInputFiles(files);
  await settle(page);
  await page.waitForFunction("document.querySelector('.progress progress') === null");
  await settle(page);
};

/** Puts a file into the folder. */
function put(name: string, content: Uint8Array | string): string {
  folder.write(name, content);
  return fileOf(name);
}

async function downloadBy(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  return {
    name: download.suggestedFilename(),
    bytes: readFileSync(await download.path()),
  };
}

/** From now on `longest` is how long the page was busy with one thing, in milliseconds. */
const watchTasks = (page: Page): Promise<unknown> =>
  page.evaluate(`
    longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ type: "longtask" });
  `);

/** No task of the page takes 200 ms, as people notice; a longer one would have been seen here. */
async function expectResponsive(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  expect(await page.evaluate("longest")).toBeLessThan(200);
  await page.evaluate(
    "setTimeout(() => { for (const end = performance.now() + 300; performance.now() < end; ); })",
  );
  await page.waitForFunction("longest > 250");
}

const verdictOf = (page: Page): Promise<string> => page.locator(".verdict").innerText();
const items = (page: Page): Locator => page.locator(".finding-list .finding");

describeInBrowser("the self-check page", () => {
  let serving: Serving;
  beforeAll(async () => {
    const pages = await toPages({ rules: await loadRuleFiles() });
    expect(pages.map(({ path }) => path)).toEqual(["check.html"]);
    for (const { path, content } of pages) writeFileSync(fileOf(path), content);
    serving = await serve(pages, 0);
  }, 60_000);
  afterAll(async () => {
    await serving.stop();
    for (const remove of clean) remove();
  });

  const open = async (place = PAGE, options = {}) => {
    const opened = await openPage(place, options);
    await settle(opened.page);
    return opened;
  };
  const nothingWrong = { requests: [], consoleErrors: [], pageErrors: [] };

  describe.each([
    ["opened by double-click", () => PAGE],
    ["from the server", () => `${serving.address}check.html`],
  ])("%s", (_, place) => {
    test("the real workbook has exactly the findings of the command line, and the same marked copy", async () => {
      const { page, watched } = await open(place());
      await drop(page, REAL);
      expect(await verdictOf(page)).toContain("还有 3 处必须修改、1 处需要说明或修改");

      const run = await folder.run("check", REAL, "--format", "json", "--annotate", "退回");
      const [expected] = toReport(run).files;
      const { bytes } = await downloadBy(page, "下载数据（JSON）");
      const [found] = (JSON.parse(bytes.toString("utf8")) as JsonReport).files;
      expect(found?.findings).toEqual(expected?.findings);
      expect(found?.skipped).toEqual(expected?.skipped);
      expect(found?.counts).toEqual(expected?.counts);
      const shown = await items(page).evaluateAll((list) =>
        list.map((item) => [
          item.querySelector(".where")?.textContent,
          item.querySelector(".message")?.textContent,
        ]),
      );
      expect(shown).toEqual(
        expected?.findings.map(({ place: { sheet, address }, message }) => [
          `${sheet}!${address}`,
          message,
        ]),
      );

      const copy = await downloadBy(page, "下载标注副本");
      expect(copy.name).toBe("2021-移动数字医院系统-审核.xlsx");
      const written = folder.readBytes("退回/2021-移动数字医院系统-审核.xlsx");
      expect(Buffer.compare(copy.bytes, written)).toBe(0);
      rmSync(fileOf("退回"), { recursive: true });
      expect(watched).toEqual(nothingWrong);
      await page.context().close();
    });
  });

  test("may neither send nor load anything, nor leave the page", async () => {
    const policy = /content="(default-src 'none';[^"]*)"/.exec(readFileSync(PAGE, "utf8"))?.[1];
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("worker-src blob:");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  test("a corrected copy can be submitted, and what was mended is told", async () => {
    const { page } = await open();
    await drop(page, REAL);
    await drop(page, put("再次.xlsx", await filledWith(...CORRECTIONS)));
    expect(await verdictOf(page)).toBe("✓\n可以提交");
    expect(await page.locator(".since").innerText()).toContain(
      "与之前放入的“2021-移动数字医院系统.xlsx”相比：已解决 4 处，还剩 0 处，新出现 0 处。",
    );
    expect(await items(page).count()).toBe(0);
    expect(await page.locator(".finding-list").innerText()).toContain("没有发现问题");
    // What remains and what is new are told apart.
    const worse = await filledWith(
      ["总经费: 1748.1", "总经费: 1700"],
      ["固定人员: 56", "固定人员: 约56"],
    );
    await drop(page, put("又一次.xlsx", worse));
    expect(await page.locator(".since").innerText()).toContain("已解决 0 处，还剩 0 处，新出现");
    expect(await page.locator(".fresh").count()).toBeGreaterThan(1);
    await page.context().close();
  });

  test("an explanation closes a warning, and stands in the marked copy", async () => {
    const { page } = await open();
    await drop(page, REAL);
    const box = page.getByLabel("核实说明");
    await box.fill("示例说明：另外 600 万元为专有技术。");
    await box.press("Tab");
    await page.locator(".finding.explained").waitFor();
    expect(await verdictOf(page)).toContain("还有 3 处必须修改（另有 1 处已说明、3 条提示）");
    expect(await box.inputValue()).toContain("600 万元");
    const { bytes } = await downloadBy(page, "下载标注副本");
    const opened = await openSubmission(new Uint8Array(bytes), [ERC], "副本.xlsx");
    if (opened.kind !== "submission") throw new Error(opened.code);
    expect(opened.submission.explanations.map(({ text }) => text)).toContain(
      "示例说明：另外 600 万元为专有技术。",
    );
    // An idle phrase explains nothing; taken back, it is as before.
    await box.fill("无");
    await box.press("Tab");
    await page.locator(".finding.warning").waitFor();
    expect(await page.locator(".finding.warning .advice").innerText()).toContain("没有说明原因");
    await page.context().close();
  });

  test("a finding shows its cell and the related ones, and a cell its finding", async () => {
    const { page } = await open();
    await drop(page, REAL);
    // The first mistake is shown by itself.
    expect(await page.getByRole("tab", { selected: true }).innerText()).toContain("统计表");
    expect(await page.locator('.workbook-grid [data-address="C15"]').innerText()).toContain(
      "1748.1",
    );
    await items(page).nth(2).getByRole("button").first().click();
    expect(await page.getByRole("tab", { selected: true }).innerText()).toContain("研究方向与学科");
    await page.getByRole("tab", { name: /统计表/ }).click();
    await page.locator('.workbook-grid [data-address="C29"] button').click();
    expect(await page.evaluate("document.activeElement.textContent")).toContain("统计表!C29");
    expect(await page.locator(".finding[aria-current] .where").innerText()).toBe("统计表!C29");
    await page.context().close();
  });

  test("the cells that are probably wrong are named with likely values, and shown by one click", async () => {
    const { page } = await open();
    await drop(page, REAL);
    const suspects = page.locator(".suspects");
    const shown = await suspects.innerText();
    expect(shown).toMatch(
      /经费合计.*3 种改法[\s\S]*C15 总经费 1748\.1[\s\S]*改为 1748\.5（错一位数字）/,
    );
    expect(shown.indexOf("390.1（错一位数字）")).toBeLessThan(shown.indexOf("1357.6"));
    await suspects.getByRole("button", { name: /C17 横向经费/ }).click();
    expect(await page.locator(".workbook-grid > [role=status]").innerText()).toContain("C17");
    // What is explained is no mistake any more.
    await page.getByLabel("核实说明").fill("示例说明：另外 600 万元为专有技术。");
    await page.getByLabel("核实说明").press("Tab");
    await page.locator(".finding.explained").waitFor();
    expect(await suspects.innerText()).not.toContain("转让合同金额");
    await page.context().close();
  });

  test("findings are narrowed by severity and section, in the address too", async () => {
    const { page } = await open();
    await drop(page, REAL);
    const visible = () => items(page).filter({ visible: true }).count();
    expect(await visible()).toBe(7);
    await page.getByRole("radio", { name: "提示 3" }).check();
    expect(await visible()).toBe(3);
    await page.getByRole("radio", { name: "全部 7" }).check();
    await page.getByLabel("部分").selectOption("当年项目到账");
    expect(await visible()).toBe(1);
    expect(decodeURIComponent(page.url())).toContain("section=当年项目到账");
    await page.context().close();
  });

  test("workbooks of a unit that are dropped together are each other's year before, and trends appear", async () => {
    const { page, watched } = await open();
    const files = await Promise.all(
      [2020, 2021].map(async (year) => put(`${year}.xlsx`, await filledWith(inYear(year)))),
    );
    await drop(page, ...files);
    expect(await page.locator('[data-cell="list"]').innerText()).toContain("共 2 份");
    await page.getByRole("button", { name: "2021.xlsx" }).click();
    await settle(page);
    expect(await page.locator(".verdict-head").innerText()).toContain(
      "与上年的工作簿“2020.xlsx”对比",
    );
    expect(await page.locator(".verdict-head").innerText()).not.toContain("跨年审核没有进行");
    const trends = page.locator(".trends-here");
    await trends.locator(".plot svg").first().waitFor();
    expect(await trends.innerText()).toContain("历年数值");
    await trends.getByRole("radio", { name: "数据质量" }).check();
    await trends.getByText("谁没有填报").waitFor();
    expect(watched).toEqual(nothingWrong);
    await page.context().close();
  });

  test("files that cannot be read say why, each by its code, while the others are checked", async () => {
    const of = (list: typeof OTHER_FILES, expected: string) => {
      const found = list.find(([, , code]) => code === expected);
      if (!found) throw new Error(`no file for ${expected}`);
      return found[1]();
    };
    const { page, watched } = await open();
    await drop(
      page,
      put("炸弹.xlsx", of(GREEDY, "file/too-large")),
      put("加密.xlsx", of(OTHER_FILES, "file/encrypted")),
      put("文档.docx", of(OTHER_FILES, "file/other-document")),
      put("损坏.xlsx", of(BROKEN_ARCHIVES, "file/corrupt")),
      REAL,
    );
    const list = page.locator('[data-cell="list"]');
    expect(await list.innerText()).toContain(
      "共 5 份：0 份可以提交，1 份还要修改或说明，4 份读不出",
    );
    for (const [file, words] of [
      ["炸弹.xlsx", "内容超出限度（16 MB）"],
      ["加密.xlsx", "请去除密码后再保存"],
      ["文档.docx", "不是工作簿"],
      ["损坏.xlsx", "损坏"],
    ] as const) {
      await list.getByRole("button", { name: file }).click();
      await page.locator(".verdict-head.unreadable").getByText(file).waitFor();
      expect(await verdictOf(page)).toContain(words);
    }
    await list.getByRole("button", { name: /移动数字/ }).click();
    await page.locator(".verdict-head.blocked").waitFor();
    expect(watched).toEqual(nothingWrong);
    await page.context().close();
  });

  test("two hundred workbooks leave the page responsive", async () => {
    const books = await Promise.all(
      [2019, 2020, 2021, 2022].map((year) => filledWith(inYear(year))),
    );
    const files = Array.from({ length: 200 }, (_, at) =>
      put(`批量/${at}.xlsx`, books[at % books.length] ?? new Uint8Array()),
    );
    const { page, watched } = await open();
    await watchTasks(page);
    await drop(page, ...files);
    await page.locator(".trends-here .plot svg").first().waitFor();
    await settle(page);
    expect(await page.locator('[data-cell="list"]').innerText()).toContain("共 200 份");
    await expectResponsive(page);
    expect(watched).toEqual(nothingWrong);
    const archive = await downloadBy(page, "下载全部标注副本");
    expect(Object.keys(unzipSync(archive.bytes))).toHaveLength(200);
    await page.context().close();
  });

  test("files and folders may be dropped anywhere on the page", async () => {
    const { page } = await open();
    const data = await page.evaluateHandle(
      (base64) => {
        const transfer = new DataTransfer();
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        transfer.items.add(new File([bytes], "拖入.xlsx"));
        return transfer;
      },
      Buffer.from(bytesOf(REAL_FILE)).toString("base64"),
    );
    await page.locator("h1").dispatchEvent("dragover", { dataTransfer: data });
    expect(await page.locator(".drop-zone.over").count()).toBe(1);
    await page.locator("h1").dispatchEvent("drop", { dataTransfer: data });
    await page.locator(".finding").first().waitFor();
    expect(await page.locator(".verdict-head").innerText()).toContain("拖入.xlsx");
    expect(await page.locator(".drop-zone.over").count()).toBe(0);
    await page.context().close();
  });

  test("of a folder the workbooks are taken, with their places, and no lock files", async () => {
    put("夹/甲/表.xlsx", bytesOf(REAL_FILE));
    put("夹/乙/表.xlsx", bytesOf(REAL_FILE));
    put("夹/~$表.xlsx", "lock");
    put("夹/说明.txt", "不要");
    const { page } = await open();
    await page.locator("input[webkitdirectory]").setInputFiles(fileOf("夹"));
    await page.locator(".finding").first().waitFor();
    const list = await page.locator('[data-cell="list"]').innerText();
    expect(list).toContain("夹/甲/表.xlsx");
    expect(list).toContain("共 2 份");
    const { bytes } = await downloadBy(page, "下载全部标注副本");
    expect(Object.keys(unzipSync(bytes)).sort()).toEqual([
      "夹/乙/表-审核.xlsx",
      "夹/甲/表-审核.xlsx",
    ]);
    await page.context().close();
  });

  test("a rule file can be dropped: its mistakes are shown, and mended it checks workbooks", async () => {
    const { page } = await open();
    const book = put("另表.xlsx", await writeBook({}, OTHER_FORM));
    await drop(page, book);
    expect(await page.locator(".verdict-head.unreadable").count()).toBe(1);
    await drop(page, put("other.yaml", OTHER_RULES.replace("收入 > 0", "收人 > 0")));
    const rules = page.locator(".rule-files");
    expect(await rules.innerText()).toMatch(/没有采用[\s\S]*第 \d+ 行第 \d+ 列/);
    expect(await rules.locator("mark").innerText()).toBe("收人");
    await drop(page, put("other.yaml", OTHER_RULES));
    expect(await rules.innerText()).toContain("已经可以用来审核：示例表");
    await page.locator(".verdict-head.accepted").filter({ hasText: "另表.xlsx" }).waitFor();
    await page.context().close();
  });

  test("in another language or theme the workbooks and the explanations stay", async () => {
    const { page, watched } = await open();
    await drop(page, REAL);
    await page.getByLabel("核实说明").fill("示例说明：另外 600 万元为专有技术。");
    await page.getByRole("button", { name: "English" }).press("Enter");
    await page.getByText("3 to be corrected").waitFor();
    await settle(page);
    expect(await page.evaluate("document.activeElement.textContent")).toBe("中文");
    expect(await page.getByLabel("Explanation").inputValue()).toContain("600 万元");
    await page.getByRole("button", { name: "Dark" }).click();
    expect(await page.evaluate("document.documentElement.dataset.theme")).toBe("dark");
    expect(await page.locator(".finding").count()).toBe(7);
    const own =
      ".drop-title, .actions > button, .tools > button, .badge, .label, .filters span, .side-by-side h2, .suspects summary, .advice";
    const words = (await page.locator(own).allInnerTexts()).filter((text) => text !== "中文");
    expect(words.length).toBeGreaterThan(20);
    expect(words.filter((text) => /\p{Script=Han}|[。；，：]/u.test(text))).toEqual([]);
    expect(watched).toEqual(nothingWrong);
    await page.context().close();
  });

  test("everything is done with the keyboard alone", async () => {
    const { page } = await open();
    const focused = () => page.evaluate("document.activeElement.textContent");
    // Instead of the dialog of the system.
    await page.evaluate(`
      document.querySelector('input[type="file"]').addEventListener("click", (event) => {
        event.preventDefault();
        document.title = "asked for files";
      });
    `);
    for (let steps = 0; (await focused()) !== "选择文件…" && steps < 20; steps += 1)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.title()).toBe("asked for files");
    await page.locator('input[type="file"]').first().setInputFiles([REAL]);
    await page.locator(".finding").first().waitFor();
    await page.waitForFunction("document.activeElement.classList.contains('verdict')");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("下载标注副本");
    const isThere = () =>
      page.evaluate(
        "document.activeElement.matches('.finding-head') && document.activeElement.textContent.includes('统计表!C29')",
      );
    for (let steps = 0; !(await isThere()) && steps < 80; steps += 1)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(
      `document.querySelector('.finding[aria-current] .where')?.textContent === "统计表!C29"`,
    );
    await page.context().close();
  });

  test("whatever stands in cells is drawn as text, quickly", async () => {
    const nasty = [
      `<img src=x onerror="document.title='bad'">`,
      "javascript:alert(1)",
      "長".repeat(32_000),
      "\u202Eabc\u2066",
    ];
    const book = await filledWith([
      "中心名称: 移动数字医院系统教育部工程研究中心",
      `中心名称: ${JSON.stringify(nasty.join(" "))}`,
    ]);
    const { page, watched } = await open();
    await drop(page, put("怪.xlsx", book));
    await page.getByRole("tab", { name: /封面/ }).click();
    expect(await page.locator(".workbook-grid").innerText()).toContain("<img src=x onerror=");
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    expect(await page.title()).toBe("核表：提交前自查");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(1280);
    expect(watched).toEqual(nothingWrong);
    await page.context().close();
  });

  test("where very many sets of cells are possible, the solver in the page names the wrong ones", async () => {
    const rules = put("dense.yaml", DENSE_RULES);
    const book = put("总表.xlsx", await writeDense());
    const { page, watched } = await open();
    await drop(page, rules, book);
    const suspects = page.locator(".suspects");
    await suspects.waitFor();
    const text = await suspects.innerText();
    expect(WRONG.filter((name) => !text.includes(name))).toEqual([]);
    expect(watched).toEqual(nothingWrong);
    await page.context().close();
  });

  test("a table of ten thousand rows leaves the page responsive", async () => {
    const numbers = Array.from({ length: 10_000 }, (_, at) => (at === 9_999 ? 77 : 1));
    const rules = put("other.yaml", OTHER_RULES);
    const book = put("长表.xlsx", await writeBook({ numbers }, OTHER_FORM));
    const { page } = await open();
    await watchTasks(page);
    await drop(page, rules, book);
    expect(await page.locator(".finding[aria-current] .where").innerText()).toMatch(
      /^附表!B\d{5}$/,
    );
    await page.locator(".workbook-grid").getByText("第10000", { exact: true }).waitFor();
    await expectResponsive(page);
    await page.context().close();
  });

  describe.each(["zh", "en"])("in %s", (language) => {
    test.each(["light", "dark"])("%s, axe-core finds nothing serious", async (theme) => {
      const { page } = await open(`file://${PAGE}#lang=${language}&theme=${theme}`);
      expect(await hindrancesOn(page)).toEqual([]);
      const last = put("2020.xlsx", await filledWith(inYear(2020)));
      const broken = put("other.yaml", OTHER_RULES.replace("收入 > 0", "收人 > 0"));
      await drop(page, broken, last, REAL);
      await page.locator(".trends-here .plot svg").first().waitFor();
      await settle(page);
      expect(await hindrancesOn(page)).toEqual([]);
      await page.context().close();
    });
  });
});
