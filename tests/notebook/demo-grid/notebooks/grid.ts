import "../../../../notebooks/grid.css";
import "../demo.css";
import { element } from "../../../../src/notebook/element.js";
import type { GridMark } from "../../../../src/notebook/grid/mark.js";
import { type WorkbookGrid, workbookGrid } from "../../../../src/notebook/grid/workbook-grid.js";
import type { Notebook } from "../../../../src/notebook/kernel.js";
import { type DemoFinding, WORKBOOKS, type WorkbookName } from "../workbooks.js";

/** What the tests drive: the grid of the workbook that was last shown, and what was chosen in it. */
export type GridDemo = {
  show: (name: WorkbookName) => void;
  grid: WorkbookGrid;
  readonly chosen: string[];
  /** Marks the findings, after some of them were changed. */
  mark: (change: (finding: DemoFinding) => DemoFinding) => void;
};

declare global {
  /** Only on the page of the demonstration. */
  var demo: GridDemo;
}

/** A list of findings beside the workbook. */
export const notebook: Notebook = {
  title: { zh: "填报表审核示例", en: "A checked workbook" },
  define: (cells) => {
    cells.show("grid", ["data"], () => {
      const host = element("div", { class: "demo" });
      globalThis.demo = makeDemo(host);
      globalThis.demo.show("form");
      return host;
    });
  },
};

function makeDemo(host: HTMLElement): GridDemo {
  const chosen: string[] = [];
  let findings: readonly DemoFinding[] = [];
  const draw = (name: WorkbookName) => {
    const { sheets } = WORKBOOKS[name];
    findings = WORKBOOKS[name].findings;
    const onChoose = (sheet: string, address: string) => {
      chosen.push(`${sheet} ${address}`);
    };
    return workbookGrid({ sheets, marks: toMarks(findings), onChoose });
  };
  const demo: GridDemo = {
    chosen,
    grid: draw("none"),
    show: (name) => {
      chosen.length = 0;
      demo.grid = draw(name);
      host.replaceChildren(listOf(findings, demo), demo.grid.element);
    },
    mark: (change) => demo.grid.mark(toMarks(findings.map(change))),
  };
  return demo;
}

const listOf = (findings: readonly DemoFinding[], demo: GridDemo): HTMLElement =>
  element("ol", { class: "findings" }, ...findings.map((finding) => toItem(finding, demo)));

function toItem(finding: DemoFinding, demo: GridDemo): HTMLElement {
  const button = element("button", { type: "button", class: "quiet" }, finding.label);
  button.addEventListener("click", () => demo.grid.reveal(finding, finding.related));
  return element("li", {}, button);
}

function toMarks(findings: readonly DemoFinding[]): Map<string, GridMark[]> {
  const marks = new Map<string, GridMark[]>();
  for (const finding of findings) {
    marks.set(finding.sheet, [...(marks.get(finding.sheet) ?? []), finding]);
  }
  return marks;
}
