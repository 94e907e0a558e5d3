import fc from "fast-check";
import { expect, test } from "vitest";
import { toAddress } from "../../../src/model/address.js";
import type { ResultRow } from "../../../src/model/result.js";
import { rawWorkbook } from "../../fixtures/raw-workbook.js";
import { contentOf, finding, mark, textsOf } from "./marked.js";

const spot = fc.record({
  row: fc.integer({ min: 1, max: 12 }),
  column: fc.integer({ min: 1, max: 30 }),
});

const cell = fc.record({
  spot,
  style: fc.constantFrom("", ' s="1"', " s='2'"),
  content: fc.oneof(
    fc.constant("/>"),
    fc.integer().map((number) => `><v>${number}</v></c>`),
    fc.integer().map((number) => `><f>1+1</f><v>${number}</v></c>`),
    fc
      .constantFrom("无", "a&amp;b", "&lt;c/&gt;")
      .map((text) => ` t="inlineStr"><is><t>${text}</t></is></c>`),
  ),
  hasReference: fc.boolean(),
});

const sheet = fc.uniqueArray(cell, {
  selector: ({ spot: at }) => `${at.row},${at.column}`,
  maxLength: 40,
});

const findings: fc.Arbitrary<ResultRow[]> = fc.array(
  fc
    .record({ spot, severity: fc.constantFrom("error", "warning", "note"), open: fc.boolean() })
    .map(({ spot: { row, column }, severity, open }) =>
      finding(`表!${toAddress(row, column)}`, {
        severity: severity as ResultRow["severity"],
        open,
      }),
    ),
  { maxLength: 12 },
);

const STYLES = '<cellXfs count="3"><xf/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs>';

/** The rows of a sheet; a reference is left out only where it goes without saying. */
function toRows(cells: typeof sheet extends fc.Arbitrary<infer Cells> ? Cells : never): string {
  const sorted = cells.toSorted((a, b) => a.spot.row - b.spot.row || a.spot.column - b.spot.column);
  const rows = new Map<number, string>();
  let before = { row: 0, column: 0 };
  for (const { spot: at, style, content, hasReference } of sorted) {
    const follows = at.column === (before.row === at.row ? before.column : 0) + 1;
    const reference = follows && !hasReference ? "" : ` r="${toAddress(at.row, at.column)}"`;
    rows.set(at.row, `${rows.get(at.row) ?? ""}<c${reference}${style}${content}`);
    before = at;
  }
  return [...rows].map(([row, content]) => `<row r="${row}">${content}</row>`).join("");
}

test("whatever is marked, marked again or unmarked, every value is read as before", async () => {
  await fc.assert(
    fc.asyncProperty(sheet, findings, findings, async (cells, first, second) => {
      const bytes = rawWorkbook({ sheets: { 表: toRows(cells), 另表: "" }, styles: STYLES });
      const before = (await contentOf(bytes)).sheets;
      const once = await mark(bytes, ...first);
      expect((await contentOf(once)).sheets.slice(0, 2)).toEqual(before);
      const twice = await mark(once, ...second);
      expect((await contentOf(twice)).sheets.slice(0, 2)).toEqual(before);
      expect(textsOf(await mark(twice, ...second))).toEqual(textsOf(twice));
      expect((await contentOf(await mark(twice))).sheets.slice(0, 2)).toEqual(before);
    }),
    { numRuns: 40 },
  );
}, 30_000);
