import { printPeriod } from "../../model/period.js";
import type { SheetCell, SheetColumn, SheetOfTable } from "../../model/sheet-of-table.js";
import type { Datum } from "../table.js";
import type { SummaryIndex } from "./summary-index.js";

const REPORTED: SheetCell = { value: "●" };
const REPEATED: SheetCell = { value: "重复", look: "warning" };
const MISSING: SheetCell = { value: "缺", look: "error" };
const NOT_DUE: SheetCell = { value: null };

/** Which unit reported for which period. */
export function toRosterSheet(index: SummaryIndex): SheetOfTable {
  const periods = index.periods.filter((period) => period !== null);
  const standing = standingsOf(index);
  return {
    name: "名单",
    title: "填报名单",
    notes: ["●：已填报　重复：有多份填报　缺：应报未报　空白：不要求填报"],
    columns: [...HEAD, ...periods.map(toColumn)],
    rows: index.units.map(({ unit = null, group, in_roster }) => [
      { value: unit === null ? null : String(unit) },
      { value: group == null ? null : String(group) },
      { value: in_roster === true ? "是" : "否" },
      ...periods.map((period) => standing(unit, period)),
    ]),
    frozenColumns: 1,
  };
}

const HEAD: readonly SheetColumn[] = [
  { header: "填报单位", format: { kind: "text" }, width: 34 },
  { header: "分组", format: { kind: "mark" }, width: 12 },
  { header: "在名册中", format: { kind: "mark" }, width: 10 },
];

const toColumn = (period: number): SheetColumn => ({
  header: printPeriod(period),
  format: { kind: "mark" },
  width: 9,
});

/** What is missing is a finding about a unit and a period that is about no submission. */
function standingsOf({ submissions, findings }: SummaryIndex) {
  const key = (unit: Datum | undefined, period: Datum | undefined) =>
    JSON.stringify([unit, period]);
  const missing = findings.filter(({ submission }) => submission === null);
  const standings = new Map([
    ...missing.map(({ unit, period }) => [key(unit, period), MISSING] as const),
    ...submissions.map(
      ({ unit, period, repeated }) => [key(unit, period), repeated ? REPEATED : REPORTED] as const,
    ),
  ]);
  return (unit: Datum, period: number): SheetCell => standings.get(key(unit, period)) ?? NOT_DUE;
}
