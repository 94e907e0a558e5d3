import fc from "fast-check";
import { toAddress } from "../../src/model/address.js";
import type { ZipEntry } from "../../src/workbook/container/zip.js";
import { type Part, withParts } from "./damage-markup.js";
import { HOSTILE_WORDS } from "./hostile-words.js";

/** What stands inside `<c …>`, with the attribute that says of which type it is. */
type Content = { readonly type: string; readonly inside: string };
type Change = { readonly row: number; readonly column: number; readonly content: Content };

/** The workbook with anything in any of its cells: sound as a file, whatever it says. */
export function cellSoup(
  entries: readonly ZipEntry[],
  sheets: readonly Part[],
): fc.Arbitrary<Uint8Array> {
  const change = fc.record({
    row: fc.integer({ min: 1, max: 70 }),
    column: fc.integer({ min: 1, max: 9 }),
    content,
  });
  return fc
    .tuple(fc.constantFrom(...sheets), fc.array(change, { minLength: 1, maxLength: 60 }))
    .map(([part, changes]) => withParts(entries, new Map([[part.name, put(part.text, changes)]])));
}

const escapeMarkup = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** As Excel writes what XML cannot hold (ECMA-376, part 1, 22.9.2.19). */
const toXstring = (text: string): string =>
  escapeMarkup(text).replace(
    /[^\t\n\r -\ud7ff\ue000-\ufffd]/g,
    (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, "0")}_`,
  );

const words = fc.oneof(
  fc.constantFrom(...HOSTILE_WORDS.filter((word) => !word.includes("&"))),
  fc.constantFrom(
    "无",
    "-",
    "—",
    "/",
    "暂无",
    "请填写",
    "总经费",
    "注：",
    "核实无误",
    "2021-01-32",
  ),
  fc.constantFrom("\u001b]0;标题\u0007", "\u009b31m", "\u0000", "\u2028", "\ud800", "\u202e123"),
  fc.constantFrom("=1+1", "+1", "@SUM(A1)", "-2", "\t=1", "<b>甲</b>", "a\r\nb"),
  fc.string({ unit: "binary", maxLength: 40 }),
);

const number = fc.oneof(
  fc.double().map(String),
  fc.integer({ min: -5, max: 3_000 }).map(String),
  fc.constantFrom("1,5", "1e400", "0x10", "４", ""),
);

const content: fc.Arbitrary<Content> = fc.oneof(
  { weight: 4, arbitrary: number.map((text) => ({ type: "n", inside: `<v>${text}</v>` })) },
  {
    weight: 4,
    arbitrary: words.map((text) => ({
      type: "inlineStr",
      inside: `<is><t xml:space="preserve">${toXstring(text)}</t></is>`,
    })),
  },
  words.map((text) => ({ type: "str", inside: `<f>A1</f><v>${toXstring(text)}</v>` })),
  fc.nat(20).map((at) => ({ type: "s", inside: `<v>${at}</v>` })),
  fc.constantFrom("0", "1", "true", "x").map((flag) => ({ type: "b", inside: `<v>${flag}</v>` })),
  fc.constantFrom("#REF!", "#N/A", "?").map((text) => ({ type: "e", inside: `<v>${text}</v>` })),
  fc
    .constantFrom("2021-02-30", "2021-06-01T00:00:00Z", "x")
    .map((text) => ({ type: "d", inside: `<v>${text}</v>` })),
  fc.constant({ type: "n", inside: "<f>SUM(A1:B2)</f>" }),
  fc.constant({ type: "n", inside: "" }),
);

const ROW = /<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g;
const CELL = /<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g;
const numberIn = (attributes: string): number => Number(/ r="(\d+)"/.exec(attributes)?.[1]);
const columnOf = (attributes: string): string => / r="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? "";

function put(xml: string, changes: readonly Change[]): string {
  const rows = new Map<number, { attributes: string; cells: Map<string, string> }>();
  for (const [, attributes = "", inside = ""] of xml.matchAll(ROW)) {
    const cells = [...inside.matchAll(CELL)].map(
      ([cell, own = ""]) => [columnOf(own), cell] as const,
    );
    rows.set(numberIn(attributes), { attributes, cells: new Map(cells) });
  }
  for (const {
    row,
    column,
    content: { type, inside },
  } of changes) {
    const own = rows.get(row) ?? { attributes: ` r="${row}"`, cells: new Map<string, string>() };
    const address = toAddress(row, column);
    const style = / s="\d+"/.exec(own.cells.get(address.replace(/\d+/, "")) ?? "")?.[0] ?? "";
    own.cells.set(
      address.replace(/\d+/, ""),
      `<c r="${address}"${style} t="${type}">${inside}</c>`,
    );
    rows.set(row, own);
  }
  const written = [...rows]
    .sort(([a], [b]) => a - b)
    .map(
      ([, { attributes, cells }]) =>
        `<row${attributes}>${[...cells]
          .sort(byColumn)
          .map(([, cell]) => cell)
          .join("")}</row>`,
    );
  return xml.replace(
    /<sheetData>[\s\S]*<\/sheetData>/,
    () => `<sheetData>${written.join("")}</sheetData>`,
  );
}

const byColumn = ([a]: readonly [string, string], [b]: readonly [string, string]): number =>
  a.length - b.length || (a < b ? -1 : 1);
