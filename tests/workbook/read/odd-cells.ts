import { parseAddress } from "../../../src/model/address.js";
import {
  BOOK_RELATIONSHIPS,
  type Oddity,
  type Parts,
  pack,
  rewrite,
  SHEETS,
  STRINGS,
} from "./package-parts.js";

const inSheets = (write: (xml: string) => string) => (parts: Parts) =>
  pack(rewrite(parts, SHEETS, write));
const inStrings = (write: (xml: string) => string) => (parts: Parts) =>
  pack(rewrite(parts, STRINGS, write));

/** A cell with a number that was typed: its attributes, the number. */
const NUMBER = /<c( r="[A-Z]+\d+"(?: s="\d+")?)><v>([^<]*)<\/v>/g;

/** The same cells, kept in another way. */
export const ODD_CELLS: readonly Oddity[] = [
  ["cells without references", inSheets((xml) => withoutReferences(xml, /<c r="([A-Z]+\d+)"/g))],
  ["rows without references", inSheets((xml) => withoutReferences(xml, /<row r="(\d+)"/g))],
  [
    "neither rows nor cells with references",
    inSheets((xml) => withoutReferences(xml, /<(?:row|c) r="([A-Z]*\d+)"/g)),
  ],
  ["inline texts instead of shared ones", withInlineTexts],
  ["results of formulas instead of shared texts", withTextResults],
  [
    "texts in runs with formats",
    inStrings((xml) => xml.replace(/<si><t(?: [^>]*)?>([^<&]*)([^<&])<\/t>/g, RUNS)),
  ],
  [
    "texts with phonetic readings",
    inStrings((xml) =>
      xml.replaceAll(
        "</si>",
        '<rPh sb="0" eb="1"><t>zōng</t></rPh><rPh sb="1" eb="2"><t>jīng</t></rPh><phoneticPr fontId="1" type="noConversion"/></si>',
      ),
    ),
  ],
  [
    "texts whose spaces are preserved",
    inStrings((xml) => xml.replaceAll("<si><t>", '<si><t xml:space="preserve">')),
  ],
  [
    "results of formulas instead of numbers",
    inSheets((xml) => xml.replace(NUMBER, "<c$1><f>1*1</f><v>$2</v>")),
  ],
  [
    "results of shared formulas",
    inSheets((xml) => {
      let count = 0;
      return xml.replace(NUMBER, (_, attributes: string, number: string) => {
        const master = count === 0 ? '<f t="shared" ref="A1:XFD1048576" si="0">1*1</f>' : "";
        count += 1;
        return `<c${attributes}>${master || '<f t="shared" si="0"/>'}<v>${number}</v>`;
      });
    }),
  ],
  [
    "results of array formulas",
    inSheets((xml) =>
      xml.replace(NUMBER, '<c$1 cm="1"><f t="array" aca="1" ref="A1">SUM(1*1)</f><v>$2</v>'),
    ),
  ],
  ["numbers in exponents", inSheets((xml) => xml.replace(NUMBER, toExponent))],
  [
    "spaces and line breaks around numbers",
    inSheets((xml) => xml.replace(NUMBER, "<c$1><v> $2\r\n</v>")),
  ],
  ["the type of numbers spelt out", inSheets((xml) => xml.replace(NUMBER, '<c$1 t="n"><v>$2</v>'))],
];

const RUNS =
  '<si><r><rPr><b/><sz val="11"/><color theme="1"/><rFont val="宋体"/></rPr><t>$1</t></r><r><rPr><rFont val="宋体"/></rPr><t xml:space="preserve">$2</t></r>';

/** Without some references; what goes without saying must then follow upon the one before. */
function withoutReferences(xml: string, reference: RegExp): string {
  let [row, column] = [0, 0];
  return xml.replace(/<(row|c) r="([A-Z]*)(\d+)"/g, (tag, element, letters, digits) => {
    const isLeftOut = tag.search(reference) === 0;
    if (element === "row") {
      const gap = Number(digits) - row - 1;
      [row, column] = [Number(digits), 0];
      return isLeftOut ? `${"<row/>".repeat(gap)}<row` : tag;
    }
    const at = parseAddress(`${letters}${digits}`)?.column ?? 0;
    const gap = at - column - 1;
    column = at;
    return isLeftOut ? `${"<c/>".repeat(gap)}<c` : tag;
  });
}

const stringsOf = (parts: Parts): string[] =>
  [...(parts.get("xl/sharedStrings.xml") ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, inner = ""]) => inner,
  );

/** Each `t="s"` cell by its attributes and its text's XML. */
function rewriteShared(parts: Parts, write: (attributes: string, text: string) => string): Parts {
  const strings = stringsOf(parts);
  return rewrite(parts, SHEETS, (xml) =>
    xml.replace(
      /<c( r="[A-Z]+\d+"(?: s="\d+")?) t="s"><v>(\d+)<\/v><\/c>/g,
      (_, attributes: string, index: string) => write(attributes, strings[Number(index)] ?? ""),
    ),
  );
}

function withInlineTexts(parts: Parts): Uint8Array {
  const inline = rewriteShared(
    parts,
    (attributes, text) => `<c${attributes} t="inlineStr"><is>${text}</is></c>`,
  );
  const unlinked = rewrite(inline, BOOK_RELATIONSHIPS, (xml) =>
    xml.replace(/<Relationship [^>]*sharedStrings\.xml"\/>/, ""),
  );
  return pack(new Map([...unlinked].filter(([name]) => !STRINGS.test(name))));
}

function withTextResults(parts: Parts): Uint8Array {
  return pack(
    rewriteShared(parts, (attributes, text) => {
      const plain = text.replace(/<[^>]*>/g, "");
      return `<c${attributes} t="str"><f>T(A1)</f><v>${plain}</v></c>`;
    }),
  );
}

function toExponent(_: string, attributes: string, number: string): string {
  return `<c${attributes}><v>${Number(number).toExponential().replace("e", "E")}</v>`;
}
