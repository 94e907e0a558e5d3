import { parseAddress, toAddress } from "../../model/address.js";
import type { ResultRow } from "../../model/result.js";
import { graver } from "./colours.js";
import { NOTE_MARK } from "./mark.js";
import type { Keeper } from "./old-result.js";
import { type SheetMap, shownCell } from "./sheet-map.js";
import type { Target } from "./target.js";

/**
 * What is to happen to the cells of one sheet: of every finding, and of every old mark. Row by row,
 * so that notes come in one order whether they are new or replace old ones.
 */
export function targetsOf(
  rows: readonly ResultRow[],
  keepers: readonly Keeper[],
  map: SheetMap,
): Target[] {
  const targets = new Map<string, Target>();
  const at = (row: number, column: number): Target =>
    targets.get(toAddress(row, column)) ?? { row, column, lines: [] };
  const put = (target: Target) => targets.set(toAddress(target.row, target.column), target);
  for (const { row, column, style } of keepers) put({ ...at(row, column), original: style });
  for (const finding of rows) {
    const place = cellOf(finding, map);
    if (!place) continue;
    const target = at(place.row, place.column);
    put(finding.open ? marked(target, finding) : target);
  }
  return [...targets.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** The cell that shows a finding; undefined where it has none. */
export function cellOf(
  { address }: ResultRow,
  map: SheetMap,
): { readonly row: number; readonly column: number } | undefined {
  const place = parseAddress(address ?? "");
  return place && shownCell(map, place.row, place.column);
}

function marked(target: Target, { severity, word, message, hint }: ResultRow): Target {
  const line = `${NOTE_MARK}${[word, message, hint].filter((text) => text !== "").join(" ")}`;
  return {
    ...target,
    severity: graver(target.severity, severity),
    lines: [...target.lines, line],
  };
}
