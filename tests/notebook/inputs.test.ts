import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { describeInBrowser, settle } from "../fixtures/browser.js";
import { AWKWARD_UNIT, HOSTILE_UNIT } from "./demo/rows.js";
import { type ShownDemo, showDemo } from "./demo/show-demo.js";

let demo: ShownDemo;

const PARTS = ["lines", "bars", "table", "pageOfUnits", "allRows", "broken"];

/** The parts that are not the same nodes afterwards. */
async function redrawnBy(page: Page, act: () => Promise<unknown>): Promise<string[]> {
  const mark = "__marked";
  await page.evaluate(
    ([key, names]) => {
      for (const name of names)
        Object.assign(document.querySelector(`[data-cell=${name}]`)?.firstChild ?? {}, {
          [key]: 1,
        });
    },
    [mark, PARTS] as const,
  );
  await act();
  await settle(page);
  return page.evaluate(
    ([key, names]) =>
      names.filter((name) => {
        const content = document.querySelector(`[data-cell=${name}]`)?.firstChild;
        return !content || !(key in content);
      }),
    [mark, PARTS] as const,
  );
}

/** Until the search box has the focus. */
async function openList(page: Page, act: (summary: Locator) => Promise<void>): Promise<void> {
  await act(page.locator("summary"));
  await expect.poll(() => focusedOn(page)).toBe("在“对比单位”中查找");
}

const stateOf = (page: Page): string[][] =>
  [...new URLSearchParams(new URL(page.url()).hash.slice(1))].map((pair) => [...pair]);

const unitOf = (page: Page): Promise<string> =>
  page.getByLabel("单位", { exact: true }).inputValue();

const chosenOf = (page: Page): Promise<string[]> =>
  page
    .locator(".select-many li input:checked")
    .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));

const focusedOn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const held = document.activeElement;
    return (
      held?.getAttribute("aria-label") ?? held?.getAttribute("value") ?? held?.textContent ?? ""
    );
  });

describeInBrowser("the inputs of a notebook", () => {
  beforeAll(async () => {
    demo = await showDemo();
  }, 60_000);
  beforeEach(() => demo.reset());
  afterAll(() => demo.files.remove());

  describe("an input that changes", () => {
    test.each<[string, (page: Page) => Promise<unknown>, string[]]>([
      [
        "one of many",
        (page) => page.getByLabel("单位", { exact: true }).selectOption("上海中心"),
        ["bars", "table", "broken"],
      ],
      [
        "some of many",
        async (page) => {
          await openList(page, (summary) => summary.click());
          await page.getByLabel("成都中心").check();
        },
        ["lines"],
      ],
      [
        "one of a few",
        (page) => page.getByLabel("教师", { exact: true }).check(),
        ["lines", "bars"],
      ],
      [
        "a range",
        (page) => page.getByLabel("起始").selectOption("2019"),
        ["lines", "bars", "table", "allRows"],
      ],
      [
        "a page",
        (page) => page.getByRole("navigation", { name: "单位分页" }).getByText("下一页").click(),
        ["pageOfUnits"],
      ],
    ])("(%s) redraws what depends on it and nothing else", async (_, act, expected) => {
      const { page } = demo;
      expect(await redrawnBy(page, () => act(page))).toEqual(expected);
    });

    test("moves the other end of a range along when one passes it", async () => {
      const { page } = demo;
      await page.getByLabel("截止").selectOption("2018");
      await page.getByLabel("起始").selectOption("2020");
      await settle(page);
      expect(await page.getByLabel("截止").inputValue()).toBe("2020");
      expect(stateOf(page)).toEqual([
        ["years", "2020"],
        ["years", "2020"],
      ]);
    });

    test("keeps what was chosen where another input takes options away and gives them back", async () => {
      const { page } = demo;
      await demo.reset("others=上海中心&others=成都中心");
      expect(await chosenOf(page)).toEqual(["上海中心", "成都中心"]);
      await page.getByLabel("教师", { exact: true }).focus();
      await page.keyboard.press("Space");
      await settle(page);
      expect(await chosenOf(page)).toEqual(["上海中心"]);
      expect(await page.locator("summary").textContent()).toBe("已选 1 / 39");
      expect(await focusedOn(page)).toBe("teachers");
      await page.keyboard.press("ArrowLeft");
      await settle(page);
      expect(await chosenOf(page)).toEqual(["上海中心", "成都中心"]);
    });

    test("keeps the old content until the new one is there, and the focus where it is", async () => {
      const { page } = demo;
      await page.evaluate(() => {
        const lines = document.querySelector("[data-cell=lines]");
        const watch = new MutationObserver(() => {
          if (lines?.childNodes.length !== 1) document.body.setAttribute("data-empty", "");
        });
        if (lines) watch.observe(lines, { childList: true });
      });
      await page.getByLabel("教师", { exact: true }).focus();
      await page.keyboard.press("Space");
      await settle(page);
      expect(await focusedOn(page)).toBe("teachers");
      expect(await page.locator("body[data-empty]").count()).toBe(0);
    });
  });

  describe("the address of a page", () => {
    test("keeps what was chosen, also names that would tear it apart, and a reload brings it back", async () => {
      const { page } = demo;
      await page.getByLabel("单位", { exact: true }).selectOption(AWKWARD_UNIT);
      await openList(page, (summary) => summary.click());
      await page.getByText("清空").click();
      await page.getByLabel(HOSTILE_UNIT, { exact: true }).check();
      await page.getByLabel(AWKWARD_UNIT, { exact: true }).check();
      await page.getByLabel("教师", { exact: true }).check();
      await page.getByLabel("起始").selectOption("2018");
      await page.getByRole("navigation", { name: "单位分页" }).getByText("下一页").click();
      await settle(page);
      const expected = [
        ["unit", AWKWARD_UNIT],
        ["others", HOSTILE_UNIT],
        ["others", AWKWARD_UNIT],
        ["measure", "teachers"],
        ["years", "2018"],
        ["years", "2024"],
        ["page", "2"],
      ];
      expect(stateOf(page)).toEqual(expected);
      await page.reload();
      await settle(page);
      expect(await unitOf(page)).toBe(AWKWARD_UNIT);
      expect(await chosenOf(page)).toEqual([HOSTILE_UNIT, AWKWARD_UNIT]);
      expect(await page.getByLabel("教师", { exact: true }).isChecked()).toBe(true);
      expect(await page.getByLabel("起始").inputValue()).toBe("2018");
      expect(await page.getByText("第 2 页的单位").count()).toBe(1);
      expect(stateOf(page)).toEqual(expected);
    });

    test("keeps that nothing was chosen", async () => {
      const { page } = demo;
      await openList(page, (summary) => summary.click());
      await page.getByText("清空").click();
      await page.reload();
      await settle(page);
      expect(await chosenOf(page)).toEqual([]);
      expect(await page.locator("summary").textContent()).toBe("已选 0 / 40");
    });

    test("ignores what is not an option", async () => {
      const { page } = demo;
      await demo.reset("#unit=无此中心&others=无此中心&measure=x&years=1&years=2018&page=99");
      expect(await unitOf(page)).toBe("北京中心");
      expect(await chosenOf(page)).toHaveLength(3);
      expect(await page.getByLabel("学生", { exact: true }).isChecked()).toBe(true);
      expect(await page.getByLabel("截止").inputValue()).toBe("2018");
      expect(await page.getByText("第 1 页的单位").count()).toBe(1);
    });

    test("changes the inputs when it is edited, and back to the initial ones without it", async () => {
      const { page } = demo;
      await page.evaluate(() => location.assign("#unit=上海中心&measure=teachers"));
      await settle(page);
      expect(await unitOf(page)).toBe("上海中心");
      expect(await page.locator("caption").first().textContent()).toBe("上海中心：各年度数据");
      expect(await page.getByLabel("教师", { exact: true }).isChecked()).toBe(true);
      await page.goBack();
      await settle(page);
      expect(await page.locator("caption").first().textContent()).toBe("北京中心：各年度数据");
    });
  });

  describe("with the keyboard alone", () => {
    test("one goes through all inputs in order, and chooses in each", async () => {
      const { page } = demo;
      const press = async (...keys: readonly string[]) => {
        for (const key of keys) await page.keyboard.press(key);
      };
      await page.getByLabel("单位", { exact: true }).focus();
      await press("ArrowDown");
      await settle(page);
      expect(await unitOf(page)).toBe("上海中心");

      await press("Tab");
      await openList(page, () => press("Enter"));
      await press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Space", "Escape");
      await settle(page);
      expect(await chosenOf(page)).toEqual(["北京中心", "上海中心", "广州中心", "成都中心"]);
      expect(await page.locator("details").getAttribute("open")).toBeNull();

      await press("Tab", "ArrowRight");
      expect(await focusedOn(page)).toBe("teachers");
      await press("Tab", "ArrowDown");
      expect(await page.getByLabel("起始").inputValue()).toBe("2017");
      await press("Tab", "ArrowUp");
      expect(await page.getByLabel("截止").inputValue()).toBe("2023");
      await press("Tab", "Tab", "Enter", "Space");
      await settle(page);
      expect(await focusedOn(page)).toBe("下一页");
      expect(await page.getByText("第 3 页的单位").count()).toBe(1);
      expect(await page.getByLabel("教师", { exact: true }).isChecked()).toBe(true);
    });

    test("one finds, chooses all that was found, and leaves the list", async () => {
      const { page } = demo;
      await openList(page, (summary) => summary.press("Space"));
      await page.keyboard.type("第1");
      const shown = page.locator(".select-many li:not([hidden])");
      expect(await shown.count()).toBe(11);
      await page.keyboard.press("Tab");
      expect(await focusedOn(page)).toBe("选中找到的 11 项");
      await page.keyboard.press("Enter");
      await settle(page);
      // Three were chosen before, and eight is the most.
      expect(await page.locator("summary").textContent()).toBe("已选 8 / 40");
      expect(await page.getByText("最多选 8 项").isVisible()).toBe(true);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      expect(await focusedOn(page)).toBe("第1研究中心");
      await page.keyboard.press("Tab");
      expect(await page.locator("details").getAttribute("open")).toBeNull();
    });

    test("one leaves a search that finds nothing by clearing it", async () => {
      const { page } = demo;
      await openList(page, (summary) => summary.click());
      await page.keyboard.type("无此中心");
      expect(await page.getByText("没有找到").isVisible()).toBe(true);
      await page.getByRole("searchbox").fill("");
      expect(await page.locator(".select-many li:not([hidden])").count()).toBe(40);
    });

    test("a list stays open for clicks inside it, and closes for clicks elsewhere", async () => {
      const { page } = demo;
      await openList(page, (summary) => summary.click());
      await page.locator(".panel .note").last().click();
      await page.getByLabel("成都中心").check();
      expect(await page.locator("details").getAttribute("open")).not.toBeNull();
      await page.locator("h1").click();
      expect(await page.locator("details").getAttribute("open")).toBeNull();
    });
  });
});
