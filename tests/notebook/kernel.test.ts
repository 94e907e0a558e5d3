import { describe, expect, test, vi } from "vitest";
import { type Cells, runNotebook } from "../../src/notebook/kernel.js";

const run = (define: (cells: Cells) => void, data: unknown = [1, 2, 3]) =>
  runNotebook({ title: { zh: "测试", en: "Test" }, define }, { data }, null);

describe("a notebook without a page", () => {
  test("computes a value from builtins when it is asked for", async () => {
    const { main } = run((cells) => {
      cells
        .value("sum", ["data"], (data: readonly number[]) => data.reduce((a, b) => a + b, 0))
        .value("double", ["sum"], async (sum: number) => sum * 2);
    });
    expect(await main.value("double")).toBe(12);
  });

  test("computes again what depends on an input that is redefined", async () => {
    const { main } = run((cells) => {
      cells
        .input("unit", [], () => expect.unreachable("needs a page"))
        .value("greeting", ["unit"], (unit: string) => `${unit}中心`);
    });
    main.redefine("unit", [], () => "甲");
    expect(await main.value("greeting")).toBe("甲中心");
    main.redefine("unit", [], () => "乙");
    expect(await main.value("greeting")).toBe("乙中心");
  });

  test("neither shows parts nor makes inputs that nobody asks for", async () => {
    const show = vi.fn();
    const { main } = run((cells) => {
      cells
        .show("part", ["data"], show)
        .input("unit", [], show)
        .value("one", [], () => 1);
    });
    expect(await main.value("one")).toBe(1);
    expect(show).not.toHaveBeenCalled();
  });

  test("says which name is not defined, and goes on with the others", async () => {
    const { main } = run((cells) => {
      cells.value("lost", ["nowhere"], (x: unknown) => x).value("fine", [], () => "好");
    });
    await expect(main.value("lost")).rejects.toThrow("nowhere is not defined");
    expect(await main.value("fine")).toBe("好");
  });

  test("gives a cell its invalidation, which resolves when the cell is computed again", async () => {
    const ended = vi.fn();
    const { main, dispose } = run((cells) => {
      cells
        .value("unit", [], () => "甲")
        .value("drawing", ["unit", "invalidation"], (unit: string, end: Promise<void>) => {
          end.then(() => ended(unit));
          return unit;
        });
    });
    await main.value("drawing");
    main.redefine("unit", [], () => "乙");
    expect(await main.value("drawing")).toBe("乙");
    expect(ended).toHaveBeenCalledExactlyOnceWith("甲");
    dispose();
  });

  test("follows the values of an element, and lets go of it in the end", async () => {
    const target = Object.assign(new EventTarget(), { value: 1 });
    const removed = vi.spyOn(target, "removeEventListener");
    const { main, dispose } = run((cells) => {
      cells
        .input("number", [], () => target)
        .value("square", ["number"], (number: number) => number ** 2);
    });
    expect(await main.value("square")).toBe(1);
    target.value = 7;
    target.dispatchEvent(new Event("input"));
    await vi.waitFor(async () => expect(await main.value("square")).toBe(49));
    dispose();
    await vi.waitFor(() => expect(removed).toHaveBeenCalled());
  });
});
