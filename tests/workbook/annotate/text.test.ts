import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { annotateWorkbook } from "../../../src/workbook/annotate/annotate.js";
import { rawWorkbook } from "../../fixtures/raw-workbook.js";
import { finding, mark, resultOf, shownAt, textOf } from "./marked.js";

const NAME = "审核结果";

describe("any text of a finding", () => {
  test.each([
    ["a formula", "=1+1"],
    ["a link", '=HYPERLINK("http://example.org","x")'],
    ["a sign", "+1"],
    ["a minus", "-0.4"],
    ["an at", "@SUM(A1)"],
    ["markup", "<b>&amp;\"'</b></t></is>"],
    ["the end of a literal", "a]]>b"],
    ["an escape", "_x0041_x0042_ _x000d_ _X0041_"],
    ["spaces around", "  a  "],
    ["line breaks", "a\nb"],
    ["a character beyond the first plane", "𠮷野家😀"],
    ["a replacement pattern", "$& $1 $$"],
  ])("is read as it is: %s", async (_, message) => {
    const marked = await mark(rawWorkbook(), finding("表!A1", { message, explanation: message }));
    expect(await shownAt(marked, NAME, "D5")).toEqual({ kind: "text", text: message });
    expect(await shownAt(marked, NAME, "G5")).toEqual({ kind: "text", text: message });
    expect(textOf(marked, "xl/comments1.xml")).not.toContain("<b>");
  });

  test.each([
    ["control characters", "a\u0000b\u0007c\u001b", "a\ufffdb\ufffdc\ufffd"],
    ["lone surrogates", "a\ud800b\udc00", "a\ufffdb\ufffd"],
    ["what is no character", "a\ufffeb\uffff", "a\ufffdb\ufffd"],
    ["other line breaks", "a\r\nb\rc", "a\nb\nc"],
  ])("is read without what XML cannot hold: %s", async (_, message, shown) => {
    const marked = await mark(rawWorkbook(), finding("表!A1", { message }));
    expect(await shownAt(marked, NAME, "D5")).toEqual({ kind: "text", text: shown });
  });

  test("is cut to what a cell holds, never through a character", async () => {
    const message = `a${"😀".repeat(20_000)}`;
    const marked = await mark(rawWorkbook(), finding("表!A1", { message }));
    expect(await shownAt(marked, NAME, "D5")).toEqual({
      kind: "text",
      text: `a${"😀".repeat(16_383)}`,
    });
  });

  test("is read as it is, whatever it is", async () => {
    const texts = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(texts, async (message) => {
        const rows = [finding("表!A1", { message })];
        const marked = await annotateWorkbook(rawWorkbook(), resultOf(...rows));
        if (!(marked instanceof Uint8Array)) throw new Error(marked.code);
        const shown = await shownAt(marked, NAME, "D5");
        expect(shown).toEqual({ kind: "text", text: message.replace(/\r\n?/g, "\n") });
      }),
      { numRuns: 60 },
    );
  });
});
