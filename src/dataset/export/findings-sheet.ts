import { writePeriod } from "../../model/period.js";
import type { CellLook, SheetCell, SheetColumn, SheetOfTable } from "../../model/sheet-of-table.js";
import type { Entry, SummaryIndex } from "./summary-index.js";

/** Every finding, in the order in which the dataset has them. */
export function toFindingsSheet({ findings }: SummaryIndex): SheetOfTable {
  return {
    name: "审核结果",
    title: "审核结果",
    notes: [`共 ${findings.length} 条。强制性的须改正；核实性的须改正或说明；提示供参考。`],
    columns: COLUMNS.map(([, column]) => column),
    rows: findings.map((finding) => COLUMNS.map(([name]) => toCell(finding, name))),
    frozenColumns: 3,
  };
}

const text = (header: string, width: number): SheetColumn => ({
  header,
  width,
  format: { kind: "text" },
});

const mark = (header: string, width: number): SheetColumn => ({
  header,
  width,
  format: { kind: "mark" },
});

const COLUMNS: readonly (readonly [name: string, column: SheetColumn])[] = [
  ["period", { header: "报告期", width: 9, format: { kind: "number", grouped: false } }],
  ["unit", text("填报单位", 28)],
  ["severity", mark("级别", 9)],
  ["check", text("审核", 30)],
  ["field", text("指标", 20)],
  ["message", text("说明", 64)],
  ["explained", text("核实说明", 30)],
  ["file", text("文件", 28)],
  ["sheet", mark("工作表", 12)],
  ["cell", mark("单元格", 9)],
];

const SEVERITIES: Readonly<Record<string, { readonly word: string; readonly look: CellLook }>> = {
  error: { word: "强制性", look: "error" },
  warning: { word: "核实性", look: "warning" },
  note: { word: "提示", look: "note" },
};

function toCell(finding: Entry, name: string): SheetCell {
  const value = finding[name] ?? null;
  const severity = name === "severity" ? SEVERITIES[String(value)] : undefined;
  // What is explained is settled.
  if (severity) {
    return { value: severity.word, look: finding.explained ? undefined : severity.look };
  }
  if (name === "period" && value !== null) return { value: writePeriod(+value) };
  return { value: typeof value === "boolean" ? String(value) : value };
}
