import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { RICH, richWorkbook } from "../../fixtures/rich-workbook.js";
import {
  colourAt,
  contentOf,
  entriesOf,
  finding,
  lookAt,
  mark,
  textOf,
  textsOf,
} from "./marked.js";

const RESULT = "xl/worksheets/sheet4.xml";
const ROWS = [
  finding("统计表!B3"),
  finding("统计表!D5", { severity: "warning" }),
  finding("统计表!C6", { severity: "note" }),
  finding("明细!B1"),
  finding("It's 备注!A2"),
  finding("It's 备注!C2"),
];

/** The marked copy as another program might save it: some parts changed by hand. */
function saved(bytes: Uint8Array, changes: Record<string, (text: string) => string>): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, change] of Object.entries(changes)) {
    parts[name] = new TextEncoder().encode(change(textOf(bytes, name)));
  }
  return zipSync(parts);
}

describe("marking a marked copy again", () => {
  test("with the same findings changes nothing but the chain of calculation", async () => {
    const once = await mark(richWorkbook(), ...ROWS);
    const twice = await mark(once, ...ROWS);
    const changed = [...entriesOf(once)].filter(
      ([name, { packed }]) => entriesOf(twice).get(name)?.packed.toString() !== packed.toString(),
    );
    expect(changed.map(([name]) => name)).toEqual([
      RICH.types,
      "xl/_rels/workbook.xml.rels",
      "xl/calcChain.xml",
    ]);
    expect(await mark(twice, ...ROWS)).toEqual(twice);
  });

  test("without findings takes every colour and every line of ours away", async () => {
    const plain = await mark(await mark(richWorkbook(), ...ROWS));
    for (const [part, addresses] of [
      [RICH.form, ["A3", "B3", "D3", "A4", "B6", "C6"]],
      [RICH.noted, ["A2", "B2", "C2"]],
    ] as const) {
      for (const address of addresses)
        expect(lookAt(plain, part, address)).toBe(lookAt(richWorkbook(), part, address));
    }
    const texts = Object.entries(textsOf(plain)).filter(([, text]) => text.includes("【核表】"));
    expect(texts).toEqual([]);
    expect(textOf(plain, RICH.vml)).toBe(textOf(richWorkbook(), RICH.vml));
    expect(textOf(plain, "xl/comments2.xml")).not.toContain("<comment ");
    expect(textOf(plain, "xl/drawings/vmlDrawing3.vml")).not.toContain("<v:shape ");
    expect(textOf(plain, RICH.comments)).toContain("<t>请核对</t>");
    expect((await contentOf(plain)).sheets.at(-1)?.rows.size).toBe(3);
  });

  test("with other findings shows those only", async () => {
    const marked = await mark(
      await mark(richWorkbook(), ...ROWS),
      finding("统计表!A4", { severity: "warning" }),
      finding("统计表!B3", { severity: "note" }),
    );
    expect(colourAt(marked, RICH.form, "A4")).toBe("FFFFEB9C");
    expect(colourAt(marked, RICH.form, "B3")).toBe("FFDDEBF7");
    expect(colourAt(marked, RICH.form, "B6")).toBe("FFFFFBE6");
  });

  test("does not let the styles grow, however often", async () => {
    let marked = await mark(richWorkbook(), ...ROWS);
    for (let run = 0; run < 3; run++) marked = await mark(await mark(marked), ...ROWS);
    const once = await mark(richWorkbook(), ...ROWS);
    expect(textOf(marked, RICH.styles)).toBe(textOf(once, RICH.styles));
  });

  test("finds the cells where rows were inserted since", async () => {
    const marked = saved(await mark(richWorkbook(), finding("统计表!B3")), {
      [RICH.form]: (text) =>
        text
          .replace('<row r="3" spans="1:4">', '<row r="13">')
          .replace(/r=(["'])([ABD])3\1/g, 'r="$213"')
          .replace(/<row r="4".*?<row r="8"[^>]*\/>/, ""),
      [RESULT]: (text) => text.replace("!$B$3", "!B13"),
    });
    expect(colourAt(marked, RICH.form, "B13")).toBe("FFFFC7CE");
    const plain = await mark(marked);
    expect(lookAt(plain, RICH.form, "B13")).toBe(lookAt(richWorkbook(), RICH.form, "B3"));
  });

  test("forgets cells that were deleted, and sheets that were renamed it finds", async () => {
    const marked = saved(await mark(richWorkbook(), finding("统计表!B3"), finding("统计表!A4")), {
      [RICH.workbook]: (text) => text.replace('name="统计表"', 'name="统计 表"'),
      [RESULT]: (text) =>
        text.replace("'统计表'!$B$3", "#REF!").replace("'统计表'!$A$4", "'统计 表'!$A$4"),
    });
    const plain = await mark(marked);
    expect(colourAt(plain, RICH.form, "B3")).toBe("FFFFC7CE");
    expect(colourAt(plain, RICH.form, "A4")).toBe("FFFFFBE6");
  });

  test("leaves a cell that was painted otherwise since, and keeps what else was changed", async () => {
    const before = await mark(richWorkbook(), finding("统计表!B3"), finding("统计表!A4"));
    const count = Number(/<cellXfs count="(\d+)"/.exec(textOf(before, RICH.styles))?.[1]);
    const red = /<xf [^>]*numFmtId="176"[^>]*>(?:(?!<\/xf>).)*<\/xf>(?=<xf|<\/cellXfs)/g;
    const painted = textOf(before, RICH.styles).match(red)?.[1] ?? "";
    const marked = saved(before, {
      [RICH.styles]: (text) =>
        text.replace(
          "</cellXfs>",
          `<xf numFmtId="0" fontId="0" fillId="1" borderId="0"/>${painted.replace("right", "left")}</cellXfs>`,
        ),
      [RICH.form]: (text) =>
        text
          .replace(/<c r="B3" s="\d+">/, `<c r="B3" s="${count}">`)
          .replace(/<c r="A4" s="\d+"/, `<c r="A4" s="${count + 1}"`),
    });
    expect(colourAt(marked, RICH.form, "A4")).toBe("FFFFC7CE");
    const plain = await mark(marked);
    expect(lookAt(plain, RICH.form, "B3")).toBe(lookAt(marked, RICH.form, "B3"));
    expect(lookAt(plain, RICH.form, "A4")).toBe(
      lookAt(richWorkbook(), RICH.form, "A4").replace("right", "left"),
    );
  });

  test("cuts our lines off a note that the filler's program joined to one text", async () => {
    const marked = saved(await mark(richWorkbook(), finding("It's 备注!B2")), {
      [RICH.comments]: (text) =>
        text.replace(
          /<r><t>请核对.*?<\/text>/s,
          "<t>请&lt;核对\n【核表】错误 甲\n【核表】核实 乙</t></text>",
        ),
    });
    const plain = await mark(marked);
    expect(textOf(plain, RICH.comments)).toContain("<t>请&lt;核对</t></text>");
  });

  test("drops the chain of calculation, which names cells of the old result sheet", async () => {
    const once = await mark(richWorkbook(), ...ROWS);
    expect(entriesOf(once).has("xl/calcChain.xml")).toBe(true);
    const twice = await mark(once);
    expect(entriesOf(twice).has("xl/calcChain.xml")).toBe(false);
    expect(textOf(twice, RICH.types)).not.toContain("calcChain");
    expect(textOf(twice, "xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
  });

  test("knows the sheet by a shared text, as Excel saves it, and where it was moved to", async () => {
    const marked = saved(await mark(richWorkbook(), finding("统计表!B3")), {
      "xl/sharedStrings.xml": (text) =>
        text.replace("</sst>", "<si><t>核表审核结果</t></si></sst>"),
      [RESULT]: (text) =>
        text.replace(/(<c r="A1" s="\d+") t="inlineStr"><is>.*?<\/is>/, '$1 t="s"><v>2</v>'),
      [RICH.workbook]: (text) => {
        const sheet = /<sheet name="审核结果"[^>]*>/.exec(text)?.[0] ?? "";
        return text.replace(sheet, "").replace("<sheets>", `<sheets>${sheet}`);
      },
    });
    const again = await mark(marked, finding("统计表!A4"));
    expect((await contentOf(again)).sheets.map(({ name }) => name)).toEqual([
      "审核结果",
      "统计表",
      "明细",
      "It's 备注",
    ]);
    expect(colourAt(again, RICH.form, "B3")).toBe("FFFFFBE6");
  });
});
