import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { drawnLines, isDrawn, isGap } from "../../../src/notebook/grid/lines.js";
import { placeSpans } from "../../../src/notebook/grid/spans.js";
import { describeInBrowser } from "../../fixtures/browser.js";
import { makeSheet } from "../demo-grid/make-sheet.js";
import { type ShownGrid, showGrid } from "../demo-grid/show-grid.js";
import { MARKUP, OVERRIDE } from "../demo-grid/workbooks.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FORM = "表一 人员";

let shown: ShownGrid;

const cell = (address: string) => shown.page.locator(`td[data-address="${address}"]`);
const finding = (words: string) => shown.page.locator(".findings button", { hasText: words });
const tab = (name: string) => shown.page.getByRole("tab", { name });

const namesOf = (role: "tab" | "columnheader" | "rowheader"): Promise<string[]> =>
  shown.page.locator(".workbook-grid").getByRole(role).allTextContents();

const highlighted = (how: string): Promise<(string | undefined)[]> =>
  shown.page
    .locator(`td[data-shown=${how}]`)
    .evaluateAll((cells) => cells.map((each) => (each as HTMLElement).dataset.address));

const chosen = (): Promise<string[]> => shown.page.evaluate(() => [...demo.chosen]);

/** How far the middle of a cell is from the middle of the room that the heads leave, and how large that is. */
const offCentre = (address: string) =>
  cell(address).evaluate((found) => {
    const region = found.closest(".region");
    const corner = region?.querySelector("thead td");
    if (!region || !corner) throw new Error("there is no region");
    const [outer, inner] = [region.getBoundingClientRect(), found.getBoundingClientRect()];
    const room = outer.height - corner.getBoundingClientRect().height;
    const middle = outer.bottom - room / 2;
    const isInside = inner.left >= outer.left && inner.right <= outer.right;
    return { off: Math.abs((inner.top + inner.bottom) / 2 - middle), room, isInside };
  });

describe("what is drawn of a sheet", () => {
  test("is the same as a search through all cells finds", () => {
    // Areas in bands of their own do not overlap.
    const area = (band: number) =>
      fc.record({
        row: fc.integer({ min: 1, max: 60 }).map((row) => row + band * 120),
        column: fc.integer({ min: 1, max: 30 }),
        rows: fc.integer({ min: 1, max: 60 }),
        columns: fc.integer({ min: 1, max: 40 }),
      });
    const position = fc.record({
      row: fc.integer({ min: 1, max: 400 }),
      column: fc.integer({ min: 1, max: 70 }),
    });
    fc.assert(
      fc.property(fc.tuple(area(0), area(1), area(2)), fc.array(position), (merges, wanted) => {
        const sheet = { ...makeSheet({ name: "甲", cells: {}, widths: { 3: 0, 20: 0 } }), merges };
        const lines = drawnLines(sheet, wanted);
        for (const { row, column } of wanted) {
          expect(isDrawn(lines, { row, column })).toBe(true);
        }
        const places = placeSpans(merges, lines);
        lines.rows.forEach((row, down) => {
          lines.columns.forEach((column, across) => {
            const owner = merges.find(
              (each) =>
                each.row <= row.first &&
                row.last < each.row + each.rows &&
                each.column <= column.first &&
                column.last < each.column + each.columns,
            );
            const span = places[down * lines.columns.length + across];
            expect(span?.area).toBe(owner);
            expect(span === undefined).toBe(owner === undefined && !isGap(row));
          });
        });
        for (const span of new Set(places)) {
          if (!span) continue;
          const count = places.filter((each) => each === span).length;
          expect(span.rows * span.columns).toBe(count);
          expect(places.indexOf(span)).toBe(span.start);
        }
      }),
    );
  });
});

describeInBrowser("the grid of a workbook", () => {
  beforeAll(async () => {
    shown = await showGrid();
  }, 120_000);
  afterAll(() => shown.remove());

  describe("the sheets", () => {
    beforeEach(() => shown.show("form"));

    test("each say what is open on them; hidden ones come last, and only with marks", async () => {
      expect(await namesOf("tab")).toEqual([
        "表一 人员×\u20093，3 处错误!\u20092，2 处待核实",
        "表二 经费!\u20091，1 处待核实",
        "填表说明",
        "选项隐藏",
      ]);
      expect(await tab(FORM).getAttribute("aria-selected")).toBe("true");
    });

    test("are opened by a click and by the arrows, and each is left where it was", async () => {
      const { page } = shown;
      await page.setViewportSize({ width: 700, height: 400 });
      const region = page.locator(".region");
      await region.evaluate((each) => each.scrollTo(40, 90));
      await tab(FORM).focus();
      await page.keyboard.press("ArrowRight");
      expect(await page.getByRole("tabpanel", { name: "表二 经费" }).count()).toBe(1);
      expect(await page.locator("caption").textContent()).toBe("表二 经费");
      await page.keyboard.press("End");
      expect(await page.locator("caption").textContent()).toBe("选项");
      await page.keyboard.press("ArrowRight");
      expect(await page.locator("caption").textContent()).toBe(FORM);
      expect(await tab(FORM).evaluate((each) => each === document.activeElement)).toBe(true);
      const place = await region.evaluate((each) => [each.scrollLeft, each.scrollTop]);
      expect(place).toEqual([40, 90]);
    });

    test("may be none", async () => {
      await shown.show("none");
      expect(await shown.page.getByText("没有可以显示的工作表").count()).toBe(1);
    });

    test("may be hundreds, which scroll by themselves", async () => {
      await shown.show("many");
      expect(await shown.page.getByRole("tab").count()).toBe(200);
      await finding("A2").click();
      const place = await tab("工作表 200").evaluate((each) => {
        const list = each.parentElement?.getBoundingClientRect();
        const own = each.getBoundingClientRect();
        return { height: list?.height ?? 0, isInSight: own.bottom <= (list?.bottom ?? 0) };
      });
      expect(place.isInSight).toBe(true);
      expect(place.height).toBeLessThan(160);
    });
  });

  describe("a sheet", () => {
    test("is a table with a caption, heads and merged areas", async () => {
      await shown.show("form");
      const { page } = shown;
      expect(await page.locator("caption").textContent()).toBe(FORM);
      expect(await namesOf("columnheader")).toEqual([..."ABCDEFG"]);
      expect(await namesOf("rowheader")).toEqual(
        Array.from({ length: 14 }, (_, at) => `${at + 1}`),
      );
      expect(await page.locator("thead th[scope=col]").count()).toBe(7);
      expect(await page.locator("tbody th[scope=row]").count()).toBe(14);
      expect(await cell("A1").getAttribute("colspan")).toBe("7");
      expect(await cell("A4").getAttribute("rowspan")).toBe("2");
      expect(await cell("B12").getAttribute("colspan")).toBe("6");
      expect(await cell("B5").count()).toBe(0);
    });

    test("tells answers from what is printed, numbers from texts, and wide columns from narrow ones", async () => {
      await shown.show("form");
      const ground = (address: string) =>
        cell(address).evaluate((each) => getComputedStyle(each).backgroundColor);
      expect(await ground("C6")).not.toBe(await ground("A6"));
      expect(await ground("G6")).toBe(await ground("C6"));
      const side = (address: string) =>
        cell(address).evaluate((each) => getComputedStyle(each).textAlign);
      expect([await side("C6"), await side("B6")]).toEqual(["end", "start"]);
      const width = async (address: string) => (await cell(address).boundingBox())?.width ?? 0;
      expect((await width("G6")) / (await width("B6"))).toBeCloseTo(3, 0);
    });

    test("is drawn without long empty stretches, and hidden columns only where something was found", async () => {
      await shown.show("sparse");
      expect(await namesOf("rowheader")).toEqual(["1", "2", "3", "⋮", "1045", "⋮", "1100"]);
      expect(await namesOf("columnheader")).toEqual(["A", "B", "C", "⋯", "AA"]);
      expect(await shown.page.getByRole("columnheader", { name: "… 空 22 列" }).count()).toBe(1);
      const words = await shown.page.locator("td.gap span").allTextContents();
      expect(words.filter(Boolean)).toEqual(["… 空 1,041 行", "… 空 1,041 行", "… 空 54 行"]);
      // C3:D1045 over rows 3, the stretch, and 1045; D is hidden.
      expect(await cell("C3").getAttribute("rowspan")).toBe("3");
      expect(await cell("C3").getAttribute("colspan")).toBeNull();
      await tab("藏列").click();
      expect(await namesOf("columnheader")).toEqual(["A", "C"]);
    });

    test("may be one merged area of all cells that there can be", async () => {
      await shown.show("whole");
      expect(await namesOf("rowheader")).toEqual(["1"]);
      expect(await shown.page.locator("tbody td").count()).toBe(1);
      await tab("整表二").click();
      // What was found in its last cell marks the whole.
      expect(await namesOf("rowheader")).toEqual(["1", "⋮", "1048576"]);
      expect(await cell("A1").getAttribute("rowspan")).toBe("3");
      expect(await cell("A1").getAttribute("colspan")).toBe("3");
      await cell("A1").click();
      expect(await chosen()).toEqual(["整表二 XFD1048576"]);
    });

    test("shows whatever stands in it as text of its own", async () => {
      await shown.show("hostile");
      const { page } = shown;
      expect(await cell("A1").locator("bdi").textContent()).toBe(MARKUP);
      expect(await tab("<b>表</b>").count()).toBe(1);
      expect(await page.locator(".workbook-grid :is(img, b)").count()).toBe(0);
      expect(await page.title()).toBe("填报表审核示例");
      expect(await cell("B1").locator("bdi").textContent()).toBe(`${"长".repeat(300)}…`);
      expect(await cell("B1").locator("small").textContent()).toBe("共 32,767 个字符");
      expect(await cell("B4").locator("bdi").textContent()).toBe(`${"😀".repeat(150)}…`);
      expect(await cell("A2").locator("bdi").textContent()).toBe(OVERRIDE);
      const style = (address: string) =>
        cell(address)
          .locator("bdi")
          .evaluate((each) => {
            const { unicodeBidi, direction, whiteSpace, lineHeight } = getComputedStyle(each);
            const lines = each.getBoundingClientRect().height / Number.parseFloat(lineHeight);
            return { unicodeBidi, direction, whiteSpace, lines: Math.round(lines) };
          });
      expect(await style("A2")).toMatchObject({ unicodeBidi: "isolate", direction: "ltr" });
      expect(await style("A4")).toMatchObject({ direction: "rtl" });
      expect(await style("A3")).toMatchObject({ whiteSpace: "pre-wrap", lines: 3 });
      expect(await style("B1")).toMatchObject({ lines: 8 });
      expect(shown.watched).toEqual({ requests: [], consoleErrors: [], pageErrors: [] });
    });
  });

  describe("a mark", () => {
    beforeEach(() => shown.show("form"));

    test("is a button that says what stands there and what was found; the gravest decides", async () => {
      const names = await shown.page
        .locator("td button")
        .evaluateAll((buttons) =>
          buttons.map((each) => [each.closest("td")?.dataset.mark, each.textContent]),
        );
      expect(names).toEqual([
        ["warning", "!95，核实：本年末 95 不等于 92"],
        ["explained", "✓0，核实：减少为零（已说明）"],
        [
          "error",
          "×\u20092450，错误：本年末 450 不等于上年末加增加减减少 45；核实：本年末是上年末的 10.7 倍",
        ],
        ["error", "×空白，错误：没有填写"],
        ["error", "×276，错误：合计 276 不等于各类之和 681"],
        ["note", expect.stringContaining("提示：说明提到了备注，备注是空的")],
      ]);
      const name = /^空白 ?，错误：没有填写$/;
      expect(await shown.page.getByRole("button", { name }).count()).toBe(1);
      expect(await cell("F8").getAttribute("title")).toContain("\n核实：本年末是上年末的 10.7 倍");
    });

    test("is chosen by a click anywhere in its cell, and where it stands is told", async () => {
      // Text that is selected elsewhere is no reason to pass over a click.
      await shown.page.evaluate(() =>
        getSelection()?.selectAllChildren(document.querySelector("h1") ?? document),
      );
      await cell("F10").click({ position: { x: 2, y: 2 } });
      await cell("B12").click();
      await cell("C6").click();
      // The last one has no mark; the second stands within a merged area.
      expect(await chosen()).toEqual([`${FORM} F10`, `${FORM} C13`]);
    });

    test("is reached by Tab in the order of the sheet, and chosen by Enter", async () => {
      const { page } = shown;
      const focused = () =>
        page.evaluate(() => {
          const held = document.activeElement;
          return held?.closest("td")?.dataset.address ?? held?.getAttribute("aria-label");
        });
      await tab(FORM).focus();
      const order: unknown[] = [];
      for (let at = 0; at < 7; at++) {
        await page.keyboard.press("Tab");
        order.push(await focused());
      }
      expect(order).toEqual(["表一 人员：单元格", "F7", "E8", "F8", "C9", "F10", "B12"]);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Space");
      expect(await chosen()).toEqual([`${FORM} C13`, `${FORM} F10`]);
    });

    test("changes in its place when it is explained: nothing is drawn anew, and the focus stays", async () => {
      const { page } = shown;
      await cell("F7").locator("button").focus();
      await page.evaluate(() => {
        for (const each of document.querySelectorAll(".workbook-grid *"))
          Object.assign(each, { known: true });
        demo.mark((each) => (each.address === "F7" ? { ...each, isOpen: false } : each));
      });
      const fresh = await page
        .locator(".workbook-grid :is(td, button, tr, table, .region)")
        .evaluateAll((all) => all.filter((each) => !("known" in each)).length);
      expect(fresh).toBe(0);
      expect(await cell("F7").getAttribute("data-mark")).toBe("explained");
      expect(await cell("F7").locator(":focus").textContent()).toBe(
        "✓95，核实：本年末 95 不等于 92（已说明）",
      );
      expect(await tab(FORM).textContent()).toBe("表一 人员×\u20093，3 处错误!\u20091，1 处待核实");
    });

    test("may come and go, also with the focus in it", async () => {
      const { page } = shown;
      await cell("F7").locator("button").focus();
      await page.evaluate(() => demo.mark((each) => ({ ...each, address: "C6" })));
      expect(await page.locator("td[data-mark]").count()).toBe(1);
      expect(await cell("C6").textContent()).toContain("128，错误：合计");
      expect(await cell("F7").locator(":focus").textContent()).toBe("95");
      await page.keyboard.press("Enter");
      expect(await chosen()).toEqual([]);
    });

    test("is drawn also where there was nothing to draw", async () => {
      await shown.page.evaluate(() => demo.mark((each) => ({ ...each, address: "C900" })));
      expect((await namesOf("rowheader")).slice(-3)).toEqual(["14", "⋮", "900"]);
      expect(await cell("C900").getAttribute("data-mark")).toBe("error");
    });
  });

  describe("a place that is asked for", () => {
    test("is highlighted with its heads and what has to do with it, and the focus stays", async () => {
      await shown.show("form");
      await finding("不等于上年末加").click();
      expect(await highlighted("chosen")).toEqual(["F8"]);
      expect(await highlighted("related")).toEqual(["C8", "D8", "E8"]);
      expect(await shown.page.locator("th[data-shown]").allTextContents()).toEqual(["F", "8"]);
      expect(await cell("F8").getAttribute("aria-current")).toBe("true");
      expect(await shown.page.getByText("已定位：表一 人员 F8，相关 3 格").count()).toBe(1);
      expect(await shown.page.locator(".findings :focus").count()).toBe(1);
      await finding("没有填写").click();
      expect(await highlighted("chosen")).toEqual(["C9"]);
      expect(await highlighted("related")).toEqual([]);
      expect(await shown.page.locator("td[aria-current]").count()).toBe(1);
    });

    test("opens its sheet, and points to the sheets of what has to do with it", async () => {
      await shown.show("form");
      await finding("不相称").click();
      expect(await shown.page.locator("caption").textContent()).toBe("表二 经费");
      expect(await highlighted("chosen")).toEqual(["B6"]);
      expect(await shown.page.locator("[role=tab][data-related]").textContent()).toContain(FORM);
      expect(await shown.page.getByText("相关 2 格，其中 1 格在别的工作表").count()).toBe(1);
      await tab(FORM).click();
      expect(await highlighted("related")).toEqual(["F10"]);
      await finding("选项改过").click();
      expect(await tab("选项").getAttribute("aria-selected")).toBe("true");
    });

    test("is scrolled to within the grid, and not the window", async () => {
      await shown.show("large");
      await shown.page.evaluate(() => demo.grid.reveal({ sheet: "名单", address: "L120" }, []));
      const { off, room, isInside } = await offCentre("L120");
      expect(off).toBeLessThan(room / 6);
      expect(isInside).toBe(true);
      expect(await shown.page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
      await finding("D5").click();
      const top = await cell("D5").evaluate((each) => {
        const head = each.closest("table")?.querySelector("thead")?.getBoundingClientRect();
        return each.getBoundingClientRect().top - (head?.bottom ?? 0);
      });
      expect(top).toBeGreaterThanOrEqual(0);
    });

    test("is scrolled to smoothly only where movement is welcome", async () => {
      const asked = () =>
        shown.page.evaluate(() => {
          const behaviours: unknown[] = [];
          const region = document.querySelector(".region");
          if (region) region.scrollTo = (options?: unknown) => void behaviours.push(options);
          demo.grid.reveal({ sheet: "名单", address: "L120" }, []);
          return behaviours;
        });
      await shown.show("large");
      expect(await asked()).toMatchObject([{ behavior: "instant" }]);
      await shown.page.emulateMedia({ reducedMotion: "no-preference" });
      expect(await asked()).toMatchObject([{ behavior: "smooth" }]);
      await shown.page.emulateMedia({ reducedMotion: "reduce" });
    });

    test("is drawn also in an empty stretch; what has to do with it stays in its stretch", async () => {
      await shown.show("sparse");
      await shown.page.evaluate(() =>
        demo.grid.reveal({ sheet: "稀疏", address: "E500" }, [
          { sheet: "稀疏", address: "E1070" },
          { sheet: "稀疏", address: "ZZZ9999999" },
        ]),
      );
      expect(await highlighted("chosen")).toEqual(["E500"]);
      expect(await shown.page.locator("td.gap[data-shown=related]").textContent()).toBe(
        "… 空 54 行",
      );
    });

    test("may be nowhere", async () => {
      await shown.show("form");
      await shown.page.evaluate(() => {
        demo.grid.reveal({ sheet: "没有这张表", address: "A1" }, []);
        demo.grid.reveal({ sheet: "表二 经费", address: "不是地址" }, []);
      });
      expect(await shown.page.locator("caption").textContent()).toBe("表二 经费");
      expect(await highlighted("chosen")).toEqual([]);
      expect(shown.watched.pageErrors).toEqual([]);
    });
  });

  describe("a large sheet", () => {
    test("is drawn in pages of rows, which a merged area may cross", async () => {
      await shown.show("large");
      const { page } = shown;
      expect(await page.locator("tbody tr").count()).toBe(200);
      expect(await page.getByText("第 1–200 行，末行是第 10,000 行").count()).toBe(1);
      expect(await cell("B199").getAttribute("rowspan")).toBe("2");
      const pages = page.getByRole("navigation", { name: "名单：行分页" });
      await pages.getByText("下一页").click();
      expect((await namesOf("rowheader")).at(0)).toBe("201");
      expect(await cell("B199").getAttribute("rowspan")).toBe("3");
      expect(await cell("B199").getAttribute("data-mark")).toBe("error");
      await finding("L10000").click();
      expect((await namesOf("rowheader")).at(-1)).toBe("10000");
      expect(await highlighted("chosen")).toEqual(["L10000"]);
      expect(await page.getByText("第 50 / 50 页").count()).toBe(1);
      expect((await offCentre("L10000")).isInside).toBe(true);
    });

    test("is drawn in pages of columns, and what was found on the last is reached", async () => {
      await shown.show("many");
      const { page } = shown;
      expect(await page.locator("thead th").count()).toBe(60);
      expect(await page.getByText("A–BH 列，另有 70 列未显示").count()).toBe(1);
      expect(await page.locator("tbody tr").count()).toBe(100);
      await finding("DZ3").click();
      expect((await namesOf("columnheader")).at(-1)).toBe("DZ");
      expect(await highlighted("chosen")).toEqual(["DZ3"]);
      expect(await page.locator("thead th").count()).toBe(10);
    });

    test("never keeps the page busy for 200 ms, neither when it is shown nor when its end is asked for", async () => {
      await shown.show("none");
      const { page } = shown;
      const longest = (act: "wait" | "show" | "reveal") =>
        page.evaluate(async (wanted) => {
          const durations = [0];
          const observer = new PerformanceObserver((list) => {
            durations.push(...list.getEntries().map(({ duration }) => duration));
          });
          observer.observe({ type: "longtask" });
          const acts = {
            wait: () => {
              for (const end = performance.now() + 300; performance.now() < end; );
            },
            show: () => demo.show("large"),
            reveal: () => demo.grid.reveal({ sheet: "名单", address: "L10000" }, []),
          };
          // In a task of its own, as after a click.
          await new Promise<void>((done) => {
            setTimeout(() => {
              acts[wanted]();
              done();
            });
          });
          await new Promise((done) => setTimeout(done, 500));
          observer.disconnect();
          return Math.max(...durations);
        }, act);
      expect(await longest("wait")).toBeGreaterThan(250);
      expect(await longest("show")).toBeLessThan(200);
      expect(await longest("reveal")).toBeLessThan(200);
    });
  });

  describe("for everybody", () => {
    test.each(["light", "dark"])("nothing hinders in the %s theme", async (theme) => {
      const { page } = shown;
      await page.evaluate((wanted) => {
        document.documentElement.dataset.theme = wanted;
      }, theme);
      await shown.show("form");
      await finding("不等于上年末加").click();
      await page.addScriptTag({ content: AXE });
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: { run: (on: string) => Promise<Axe> } };
        const found = await axe.run(".workbook-grid");
        return found.violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
      });
      expect(violations).toEqual([]);
      await page.evaluate(() => {
        document.documentElement.dataset.theme = "light";
      });
    });

    test("borders remain where colours are the reader's own", async () => {
      const { page } = shown;
      await page.emulateMedia({ forcedColors: "active" });
      await shown.show("form");
      await finding("没有填写").click();
      const styles = await cell("C9").evaluate((each) => [
        getComputedStyle(each).outlineStyle,
        getComputedStyle(each).borderRightStyle,
        getComputedStyle(each, "::after").borderTopStyle,
      ]);
      await page.emulateMedia({ forcedColors: "none" });
      expect(styles).toEqual(["solid", "solid", "double"]);
    });

    test("the page does not scroll sideways on a phone; the grid does", async () => {
      const { page } = shown;
      for (const name of ["form", "many", "hostile"] as const) {
        await shown.show(name);
        await page.setViewportSize({ width: 390, height: 800 });
        const widths = await page.evaluate(() => {
          const { scrollWidth } = document.documentElement;
          const region = document.querySelector(".region");
          return { scrollWidth, isWide: (region?.scrollWidth ?? 0) > (region?.clientWidth ?? 0) };
        });
        expect([name, widths.scrollWidth]).toEqual([name, 390]);
        expect([name, widths.isWide]).toEqual([name, name !== "hostile"]);
      }
    });

    test("it speaks the language of the page", async () => {
      const { page } = shown;
      await page.evaluate(() => {
        document.documentElement.lang = "en";
      });
      await shown.show("form");
      await finding("不相称").click();
      const names = await namesOf("tab");
      await page.evaluate(() => {
        document.documentElement.lang = "zh-CN";
      });
      expect(names[0]).toBe("表一 人员×\u20093, 3 errors!\u20092, 2 warnings");
      const words = "Shown: 表二 经费 B6, related cells: 2, on other sheets: 1";
      expect(await page.getByText(words).count()).toBe(1);
    });
  });
});

type Axe = {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
};
