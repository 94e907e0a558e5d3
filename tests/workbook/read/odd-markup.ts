import { DOCUMENT, MAIN } from "../../fixtures/raw-workbook.js";
import {
  BOOK,
  beforeEnd,
  EVERYTHING,
  type Oddity,
  PACKAGE,
  type Parts,
  pack,
  rewrite,
  rewriteTags,
  rewriteTexts,
  SHEETS,
  SPREADSHEET,
  STRINGS,
} from "./package-parts.js";

const STRICT = "http://purl.oclc.org/ooxml";
const DECLARATION = /^<\?xml[^>]*\?>\s*/;

const everywhere = (write: (xml: string) => string) => (parts: Parts) =>
  pack(rewrite(parts, EVERYTHING, write));
const inSpreadsheet = (write: (xml: string) => string) => (parts: Parts) =>
  pack(rewrite(parts, SPREADSHEET, write));

/** The same XML, written as other programs do. */
export const ODD_MARKUP: readonly Oddity[] = [
  ["x: before every element, as WPS and the OpenXML SDK write", inSpreadsheet(withPrefix("x"))],
  [
    "ns0: in the relationships and types, as ElementTree writes",
    (parts) => pack(rewrite(parts, PACKAGE, withPrefix("ns0"))),
  ],
  [
    "the namespaces of strict files",
    everywhere((xml) =>
      xml
        .replaceAll(MAIN, `${STRICT}/spreadsheetml/main`)
        .replaceAll(DOCUMENT, `${STRICT}/officeDocument/relationships`),
    ),
  ],
  [
    "another prefix for relationships, declared where it is used",
    (parts) =>
      pack(
        rewrite(parts, BOOK, (xml) =>
          xml
            .replace(/ xmlns:r="[^"]*"/, "")
            .replaceAll(" r:id=", ` xmlns:d3p1="${DOCUMENT}" d3p1:id=`),
        ),
      ),
  ],
  [
    "namespaces declared on rows and cells, by prefixes that are names of their attributes",
    (parts) =>
      pack(
        rewrite(parts, SHEETS, (xml) =>
          xml.replace(/<(row|c) /g, '<$1 xmlns:r="urn:a" xmlns:t="urn:b" xmlns:s="urn:c" '),
        ),
      ),
  ],
  [
    "attributes of other vocabularies that are called like those of a cell",
    (parts) =>
      pack(
        rewrite(parts, SHEETS, (xml) =>
          xml
            .replace("<worksheet ", '<worksheet xmlns:q="urn:q" ')
            .replace(/<(row|c) /g, '<$1 q:r="Z9" q:t="e" q:s="99" '),
        ),
      ),
  ],
  ["line breaks and indents", everywhere((xml) => xml.replace(/>(?=<[^/])/g, ">\r\n\t"))],
  [
    "attributes in single quotes, one in a line",
    everywhere((xml) =>
      rewriteTags(xml, (tag) => tag.replace(/ ([\w:]+)="([^"']*)"/g, "\n  $1 = '$2'")),
    ),
  ],
  [
    "spaces before the end of a tag",
    everywhere((xml) => rewriteTags(xml, (tag) => tag.replace(/(\/?>)$/, " \n$1"))),
  ],
  [
    "comments between elements",
    inSpreadsheet((xml) =>
      xml.replace(/<(?=(?:row|c|si|sheet|definedName|xf)[ >])/g, '<!-- <c r="A1"> > - --><'),
    ),
  ],
  ["comments in texts", inSpreadsheet((xml) => rewriteTexts(xml, (text) => `<!--9-->${text}`))],
  [
    "processing instructions",
    inSpreadsheet((xml) =>
      xml.replace(/<(?=(?:row|c|si|v|t|sheet)[ >])/g, "<?mso <row r='9'> ?><"),
    ),
  ],
  [
    "texts in CDATA sections",
    inSpreadsheet((xml) => rewriteTexts(xml, (text) => `<![CDATA[${decoded(text)}]]>`)),
  ],
  [
    "texts in character references",
    inSpreadsheet((xml) => rewriteTexts(xml, (text) => references(decoded(text)))),
  ],
  [
    "sheet names and defined names in character references",
    (parts) =>
      pack(
        rewrite(parts, BOOK, (xml) =>
          xml
            .replace(
              / name="([^"]*)"/g,
              (_, name: string) => ` name="${references(decoded(name))}"`,
            )
            .replace(
              />([^<]+)(?=<\/definedName>)/g,
              (_, to: string) => `>${references(decoded(to))}`,
            ),
        ),
      ),
  ],
  [
    "texts in escapes, every character",
    (parts) =>
      pack(
        rewrite(parts, STRINGS, (xml) =>
          rewriteTexts(xml, (text) => decoded(text).split("").map(toEscape).join("")),
        ),
      ),
  ],
  ["no XML declaration", everywhere((xml) => xml.replace(DECLARATION, ""))],
  [
    "a declaration in other words",
    everywhere((xml) =>
      xml.replace(DECLARATION, "<?xml version='1.0' encoding='utf-8' standalone='no' ?>"),
    ),
  ],
  [
    "mc:AlternateContent and extensions with elements of the same names",
    (parts) =>
      pack(
        rewrite(rewrite(parts, SHEETS, withExtensions("worksheet")), BOOK, (xml) =>
          withExtensions("workbook")(
            xml.replace(
              /<workbookPr/,
              '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="urn:x15ac" url="C:\\示例\\"/></mc:Choice></mc:AlternateContent><workbookPr',
            ),
          ),
        ),
      ),
  ],
];

function withPrefix(prefix: string): (xml: string) => string {
  return (xml) =>
    xml
      .replace(/<(\/?)(?=[A-Za-z]+[\s/>])/g, `<$1${prefix}:`)
      .replace("xmlns=", `xmlns:${prefix}=`);
}

/** After the data, as they stand in every newer file. */
function withExtensions(root: string): (xml: string) => string {
  const same =
    '<q:sheetData><q:row r="1"><q:c r="A1"><q:v>9</q:v></q:c></q:row></q:sheetData><q:sheet name="另一" q:id="rId99"/><q:definedName name="hb">9</q:definedName>';
  const extension = `<extLst><ext uri="{00000000-0000-0000-0000-000000000000}" xmlns:q="urn:q">${same}<extLst><ext/></extLst>${same}</ext></extLst>`;
  return (xml) =>
    beforeEnd(
      xml,
      root,
      `<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="x14"><controls/></mc:Choice><mc:Fallback/></mc:AlternateContent>${extension}`,
    );
}

const ENTITIES: readonly (readonly [string, string])[] = [
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&apos;", "'"],
  ["&amp;", "&"],
];

const decoded = (text: string): string =>
  ENTITIES.reduce((rest, [entity, character]) => rest.replaceAll(entity, character), text);

/** In hexadecimal and decimal by turns. */
const references = (text: string): string =>
  [...text]
    .map((character) => character.codePointAt(0) ?? 0)
    .map((code, index) => (index % 2 ? `&#${code};` : `&#x${code.toString(16)};`))
    .join("");

const toEscape = (unit: string): string =>
  `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
