import { describe, expect, test } from "vitest";
import { InjectionError, injectData } from "../../src/page/inject.js";

const SLOT = `<script type="application/json" id="data"></script>`;
const PAGE = `<html><body>${SLOT}<script type="application/json" id="links"></script></body></html>`;

const contentOf = (page: string, id: string): string =>
  page.split(`id="${id}">`)[1]?.split("</script>")[0] ?? "";

const codeOf = (act: () => unknown): string | undefined => {
  try {
    act();
  } catch (error) {
    return error instanceof InjectionError ? `${error.code} ${error.slot}` : String(error);
  }
  return undefined;
};

describe("injectData", () => {
  test("fills the slots it is given and leaves the others empty", () => {
    const page = injectData(PAGE, { data: [{ unit: "甲", value: 1 }] });
    expect(contentOf(page, "data")).toBe(`[{"unit":"甲","value":1}]`);
    expect(contentOf(page, "links")).toBe("");
    expect(JSON.parse(contentOf(injectData(page, { links: [] }), "links"))).toEqual([]);
  });

  test.each([
    ["an end of the script and the begin of a comment", "武汉中心</script><!--"],
    ["another slot", SLOT],
    ["what a replacement would expand", "$& $1 $` $'"],
    ["line ends of old scripts", "甲\u2028乙\u2029丙"],
    ["quotes and backslashes", `"'\\`],
  ])("keeps a name that holds %s as it is, and harmless", (_, name) => {
    const page = injectData(PAGE, { data: { name }, links: [name] });
    expect(page.split("<").length).toBe(PAGE.split("<").length);
    expect(page).not.toMatch(/[\u2028\u2029]/);
    expect(JSON.parse(contentOf(page, "data"))).toEqual({ name });
    expect(JSON.parse(contentOf(page, "links"))).toEqual([name]);
  });

  test.each([
    ["is missing", "<html></html>", [], "slot-missing data"],
    ["is filled already", injectData(PAGE, { data: 1 }), [], "slot-missing data"],
    ["is there twice", PAGE + SLOT, [], "slot-repeated data"],
    ["would get what has no JSON", PAGE, undefined, "not-serialisable data"],
  ])("throws with a code where the slot %s", (_, page, data, code) => {
    expect(codeOf(() => injectData(page, { data }))).toBe(code);
  });
});
