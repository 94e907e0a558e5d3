import { parseAddress, toAddress } from "../../model/address.js";
import { refuseCorrupt } from "../container/unreadable.js";
import { applyEdits, type Edit } from "./edit-xml.js";

/** The box of a note: where it hangs, and between which cells it opens (`x:Anchor`). */
export type NoteBox = {
  readonly address: string;
  readonly anchor: string;
  /** In points. */
  readonly width: number;
  readonly height: number;
};

const SPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"';
const SHAPE_TYPE = "_x0000_t202";
/** Shapes are numbered in blocks of this size, each of which belongs to one drawing. */
const BLOCK = 1_024;
/** Blocks per sheet: more notes than anybody reads. */
const BLOCKS = 64;

/** A drawing for the notes of a sheet; `sheet` is its number, so that drawings do not share blocks. */
export function newDrawing(sheet: number): string {
  const block = BLOCKS * (sheet + 1);
  return `<xml ${SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${block}"/></o:shapelayout></xml>`;
}

// What Excel writes of form controls is not well-formed (`<br>`), hence no parsing of the whole.

export function dropShapes(vml: string, addresses: readonly string[]): string {
  const places = new Set(addresses);
  if (places.size === 0) return vml;
  const edits: Edit[] = [];
  for (const opening of vml.matchAll(/<((?:[\w.-]+:)?shape)[\s>]/g)) {
    const close = `</${opening[1]}>`;
    const end = vml.indexOf(close, opening.index);
    if (end < 0) break;
    const shape = vml.slice(opening.index, end + close.length);
    const place = placeOf(shape);
    if (place !== undefined && places.has(place))
      edits.push({ start: opening.index, end: end + close.length, text: "" });
  }
  return applyEdits(vml, edits);
}

export function addShapes(vml: string, part: string, boxes: readonly NoteBox[]): string {
  if (boxes.length === 0) return vml;
  const place = vml.lastIndexOf("</");
  if (place < 0) return refuseCorrupt("markup", part);
  const first = lastId(vml) + 1;
  const type = new RegExp(`\\bid\\s*=\\s*["']${SHAPE_TYPE}["']`).test(vml) ? "" : shapeType();
  const shapes = boxes.map((box, index) => toShape(box, first + index));
  return vml.slice(0, place) + type + shapes.join("") + vml.slice(place);
}

/** The cell a note belongs to; undefined for other shapes. */
function placeOf(shape: string): string | undefined {
  if (!/ObjectType\s*=\s*["']Note["']/.test(shape)) return undefined;
  const row = /<(?:[\w.-]+:)?Row>\s*(\d+)\s*</.exec(shape)?.[1];
  const column = /<(?:[\w.-]+:)?Column>\s*(\d+)\s*</.exec(shape)?.[1];
  return row && column && toAddress(Number(row) + 1, Number(column) + 1);
}

function lastId(vml: string): number {
  const at = vml.indexOf("idmap");
  const map = at < 0 ? "" : vml.slice(at, vml.indexOf(">", at));
  const block = /\bdata\s*=\s*["'](\d+)/.exec(map)?.[1];
  let last = Number(block ?? 1) * BLOCK;
  for (const [, id] of vml.matchAll(/_x0000_s(\d+)/g)) last = Math.max(last, Number(id));
  return last;
}

const shapeType = (): string =>
  `<v:shapetype ${SPACES} id="${SHAPE_TYPE}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`;

/** Declares its namespaces itself, because openpyxl declares none around it. */
function toShape({ address, anchor, width, height }: NoteBox, id: number): string {
  const { row, column } = parseAddress(address) ?? { row: 1, column: 1 };
  const style = `position:absolute;margin-left:80pt;margin-top:5pt;width:${width}pt;height:${height}pt;z-index:1;visibility:hidden`;
  const data = `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData>`;
  return `<v:shape ${SPACES} id="_x0000_s${id}" type="#${SHAPE_TYPE}" style="${style}" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>${data}</v:shape>`;
}
