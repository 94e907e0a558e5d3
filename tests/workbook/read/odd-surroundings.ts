import { DOCUMENT } from "../../fixtures/raw-workbook.js";
import {
  BOOK,
  BOOK_RELATIONSHIPS,
  beforeEnd,
  type Oddity,
  type Parts,
  pack,
  rewrite,
  SHEETS,
  withParts,
} from "./package-parts.js";

const inSheets = (write: (xml: string, name: string) => string) => (parts: Parts) =>
  pack(rewrite(parts, SHEETS, write));
const afterData = (more: string) =>
  inSheets((xml) => xml.replace(/<\/sheetData>|<sheetData\/>/, `$&${more}`));
const inBook = (write: (xml: string) => string) => (parts: Parts) =>
  pack(rewrite(parts, BOOK, write));

/** The same cells among things that reading has to leave alone. */
export const ODD_SURROUNDINGS: readonly Oddity[] = [
  [
    "a dimension that is wrong",
    inSheets((xml) => xml.replace(/<dimension ref="[^"]*"\/>/, '<dimension ref="XFD1048576"/>')),
  ],
  ["no dimension", inSheets((xml) => xml.replace(/<dimension ref="[^"]*"\/>/, ""))],
  [
    "hidden rows, grouped and filtered out",
    inSheets((xml) => xml.replaceAll("<row ", '<row hidden="1" outlineLevel="2" collapsed="1" ')),
  ],
  [
    "hidden columns",
    inSheets((xml) =>
      xml
        .replace(/<cols>.*<\/cols>/s, "")
        .replace(
          "<sheetData",
          '<cols><col min="1" max="16384" width="0" hidden="1"/></cols><sheetData',
        ),
    ),
  ],
  [
    "validations and formats of whole columns and sheets",
    afterData(
      '<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" priority="1"><formula>A1=1</formula></cfRule></conditionalFormatting><dataValidations count="2"><dataValidation type="list" sqref="A1:A1048576 C1:C1048576"><formula1>"甲,乙"</formula1></dataValidation><dataValidation type="whole" sqref="A1:XFD1048576"><formula1>0</formula1><formula2>9</formula2></dataValidation></dataValidations>',
    ),
  ],
  [
    "merges of a million cells",
    afterData('<mergeCells><mergeCell ref="AA1:XFD1048576"/></mergeCells>'),
  ],
  [
    "protection, filters, breaks, links and a page of their own",
    afterData(
      `<sheetProtection sheet="1"/><protectedRanges><protectedRange name="示例" sqref="A1"/></protectedRanges><autoFilter ref="A1:C9"><filterColumn colId="0"><filters><filter val="9"/></filters></filterColumn></autoFilter><hyperlinks><hyperlink ref="A1" location="表!A1" display="9"/></hyperlinks><pageMargins left="0.7"/><headerFooter><oddHeader>&amp;C示例</oddHeader></headerFooter><rowBreaks><brk id="5"/></rowBreaks><ignoredErrors><ignoredError sqref="A1" numberStoredAsText="1"/></ignoredErrors>`,
    ),
  ],
  ["notes, a chart and a table as openpyxl writes them", withOpenpyxlParts],
  [
    "names of a million cells, of deleted cells and of no cells",
    inBook((xml) => withNames(xml, ODD_NAMES)),
  ],
  ["names of Excel's own, one for each sheet", inBook((xml) => withNames(xml, OWN_NAMES))],
  ["chart sheets, dialogs, macro sheets and modules among the sheets", withOtherSheets],
  [
    "protection, views, calculation and links of the workbook",
    inBook((xml) =>
      beforeEnd(
        xml.replace(
          "<sheets>",
          '<workbookProtection lockStructure="1"/><bookViews><workbookView firstSheet="2" activeTab="3"/></bookViews><sheets>',
        ),
        "workbook",
        '<calcPr calcId="0" iterate="1" fullPrecision="0"/><customWorkbookViews><customWorkbookView name="示例" guid="{0}" windowWidth="1" windowHeight="1" activeSheetId="1"/></customWorkbookViews><fileRecoveryPr repairLoad="1"/>',
      ),
    ),
  ],
];

const ODD_NAMES = [
  '<definedName name="全表">表!$A$1:$XFD$1048576</definedName>',
  '<definedName name="整列">表!$A:$XFD</definedName>',
  '<definedName name="失效">#REF!</definedName>',
  '<definedName name="失效区">表!#REF!:#REF!</definedName>',
  '<definedName name="动态">OFFSET(表!$A$1,0,0,COUNTA(表!$A:$A),1)</definedName>',
  '<definedName name="常数">0.06</definedName>',
  '<definedName name="外部">[1]表!$A$1</definedName>',
  '<definedName name="三维">表:另表!$A$1</definedName>',
  '<definedName name="宏" function="1" vbProcedure="1" hidden="1">示例宏</definedName>',
].join("");

const OWN_NAMES = [
  '<definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1:$C$9</definedName>',
  '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">表!$A$1:$C$9</definedName>',
  '<definedName name="_xlnm.Print_Titles" localSheetId="1">另表!$1:$3</definedName>',
].join("");

const withNames = (xml: string, names: string): string =>
  xml.includes("</definedNames>")
    ? beforeEnd(xml, "definedNames", names)
    : xml.replace("</sheets>", `</sheets><definedNames>${names}</definedNames>`);

/** Listed among the sheets, first, in the midst and last; none of them has cells of a submission. */
function withOtherSheets(parts: Parts): Uint8Array {
  const toSheet = (id: number, name: string) =>
    `<sheet name="${name}" sheetId="${id}" r:id="rId${id}"/>`;
  const listed = rewrite(parts, BOOK, (xml) =>
    beforeEnd(
      xml
        .replace("<sheets>", `<sheets>${toSheet(101, "图")}`)
        .replace(/(<sheet [^>]*\/>)(?=<sheet [^>]*\/><\/sheets>)/, `$1${toSheet(102, "对话框")}`),
      "sheets",
      `${toSheet(103, "宏表")}<sheet name="Module1" sheetId="104" state="veryHidden" r:id=""/>`,
    ),
  );
  const kinds = [
    ["chartsheet", `${DOCUMENT}/chartsheet`],
    ["dialogsheet", `${DOCUMENT}/dialogsheet`],
    ["xlMacrosheet", "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"],
  ] as const;
  const links = kinds.map(
    ([kind, type], index) =>
      `<Relationship Id="rId${101 + index}" Type="${type}" Target="${kind}s/sheet1.xml"/>`,
  );
  const linked = rewrite(listed, BOOK_RELATIONSHIPS, (xml) =>
    beforeEnd(xml, "Relationships", links.join("")),
  );
  const own = kinds.map(([kind]) => [`xl/${kind}s/sheet1.xml`, `<${kind}/>`] as const);
  return pack(withParts(linked, Object.fromEntries(own)));
}

/** openpyxl 3 writes absolute targets, ids in words, and the notes' drawing beside the others. */
function withOpenpyxlParts(parts: Parts): Uint8Array {
  const sheets = [...parts.keys()].filter((name) => SHEETS.test(name));
  const linked = rewrite(parts, SHEETS, (xml) =>
    beforeEnd(
      xml,
      "worksheet",
      `<drawing xmlns:r="${DOCUMENT}" r:id="rId1"/><legacyDrawing xmlns:r="${DOCUMENT}" r:id="anysvml"/><tableParts count="1"><tablePart xmlns:r="${DOCUMENT}" r:id="rId2"/></tableParts>`,
    ),
  );
  return pack(
    withParts(
      linked,
      Object.fromEntries(sheets.flatMap((sheet, index) => openpyxlParts(sheet, index + 1))),
    ),
  );
}

function openpyxlParts(sheet: string, number: number): [string, string][] {
  const link = (id: string, type: string, target: string) =>
    `<Relationship Type="${DOCUMENT}/${type}" Target="${target}" Id="${id}"/>`;
  const links = [
    link("rId1", "drawing", `/xl/drawings/drawing${number}.xml`),
    link("rId2", "table", `/xl/tables/table${number}.xml`),
    link("comments", "comments", `/xl/comments/comment${number}.xml`),
    link("anysvml", "vmlDrawing", `/xl/drawings/commentsDrawing${number}.vml`),
  ];
  return [
    [
      sheet.replace("worksheets/", "worksheets/_rels/").replace(/$/, ".rels"),
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join("")}</Relationships>`,
    ],
    [
      `xl/comments/comment${number}.xml`,
      `<comments><authors><author>示例</author></authors><commentList><comment ref="A1" authorId="0" shapeId="0"><text><t>示例批注</t></text></comment></commentList></comments>`,
    ],
    [
      `xl/drawings/commentsDrawing${number}.vml`,
      `<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="_x0000_s0001"/></xml>`,
    ],
    [`xl/drawings/drawing${number}.xml`, "<wsDr><oneCellAnchor/></wsDr>"],
    [
      `xl/tables/table${number}.xml`,
      `<table id="${number}" name="表${number}" displayName="表${number}" ref="A1:B2"><tableColumns count="1"><tableColumn id="1" name="甲"/></tableColumns></table>`,
    ],
  ];
}
