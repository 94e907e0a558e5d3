import type { CellContent } from "../../../src/workbook/content.js";
import { rawWorkbook } from "../../fixtures/raw-workbook.js";

/** Gaps, empty cells, every kind of cell; texts with signs of XML's own and beyond the first plane. */
export const SAMPLE = rawWorkbook({
  sheets: {
    表: [
      '<row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c><c r="B1"/><c r="D1" s="1" t="s"><v>1</v></c></row>',
      '<row r="4"><c r="A4" s="1" t="s"><v>2</v></c><c r="B4" s="1"><v>1748.1</v></c><c r="C4" s="2"><v>44561</v></c><c r="E4" t="b"><v>1</v></c></row>',
      '<row r="5"/>',
      '<row r="6"><c r="B6"><f>B4-B4</f><v>0</v></c><c r="C6" t="b"><f>B4=0</f><v>0</v></c><c r="D6" t="str"><f>""</f><v></v></c><c r="E6" t="e"><f>#REF!+1</f><v>#REF!</v></c></row>',
      '<row r="7"><c r="A7"><f>B4+B6</f></c><c r="C7"><v>-0.035</v></c><c r="AA7"><v>20211231</v></c></row>',
    ].join(""),
    另表: '<row r="2"><c r="B2" t="s"><v>3</v></c></row>',
  },
  strings:
    "<si><t>指标</t></si><si><t>填报值</t></si><si><t>总经费（万元） &lt;2021&gt; &amp; &quot;其他&quot;</t></si><si><t>示例𠮷中心</t></si>",
  styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="4"/><xf numFmtId="14"/></cellXfs>',
  names: '<definedName name="hb_总经费">表!$B$4</definedName>',
});

export const SAMPLE_CELLS: readonly (readonly [string, CellContent])[] = [
  ["表!A1", { kind: "text", text: "指标" }],
  ["表!D1", { kind: "text", text: "填报值" }],
  ["表!A4", { kind: "text", text: '总经费（万元） <2021> & "其他"' }],
  ["表!B4", { kind: "number", number: 1748.1 }],
  ["表!C4", { kind: "date", date: "2021-12-31" }],
  ["表!E4", { kind: "boolean", boolean: true }],
  ["表!B6", { kind: "number", number: 0 }],
  ["表!C6", { kind: "boolean", boolean: false }],
  ["表!E6", { kind: "error", error: "#REF!" }],
  ["表!A7", { kind: "uncalculated", formula: "B4+B6" }],
  ["表!C7", { kind: "number", number: -0.035 }],
  ["表!AA7", { kind: "number", number: 20211231 }],
  ["另表!B2", { kind: "text", text: "示例𠮷中心" }],
];
