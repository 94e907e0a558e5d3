import { parseAddress } from "../../index.js";
import { element } from "../element.js";
import { replaceKeepingFocus } from "../keep-focus.js";
import { say } from "../page-language.js";
import type { GridCell } from "./cell.js";
import type { GridSheet } from "./cells.js";
import { type Highlight, highlightIn, NO_HIGHLIGHT } from "./highlight.js";
import { drawnLines, isDrawn } from "./lines.js";
import type { GridMark } from "./mark.js";
import { markIn } from "./marking.js";
import { gridPages } from "./pages.js";
import type { GridPosition } from "./position.js";
import { scrollToMiddle } from "./scroll.js";
import { type GridTable, gridTable } from "./table.js";
import { GRID_WORDS } from "./words.js";

/** One sheet, in pages. */
export type GridPanel = {
  /** Whether a cell is drawn on one of the pages; what is no address is nowhere missed. */
  readonly holds: (address: string) => boolean;
  /** Draws the page that was shown last in place of what the host holds, scrolled to where it was. */
  readonly show: (host: HTMLElement) => void;
  /** Lets go of what is drawn. */
  readonly rest: () => void;
  readonly mark: (marks: readonly GridMark[]) => void;
  readonly highlight: (highlight: Highlight) => void;
  /** Turns to the page with this cell, and scrolls to it. */
  readonly goTo: (address: string) => void;
};

/** @param wanted cells that are drawn in any case, and so are those with marks */
export function gridPanel(content: {
  readonly sheet: GridSheet;
  readonly marks: readonly GridMark[];
  readonly wanted: readonly string[];
  readonly onChoose: (address: string) => void;
}): GridPanel {
  const { sheet, onChoose } = content;
  let { marks } = content;
  let highlighted = NO_HIGHLIGHT;
  let drawn: { readonly table: GridTable; marked: readonly GridCell[] } | undefined;
  let left = { top: 0, left: 0 };

  const wanted = [...marks.map(({ address }) => address), ...content.wanted];
  const lines = drawnLines(sheet, wanted.map(parseAddress).filter(isPosition));
  const region = element("div", {
    class: "region",
    role: "region",
    "aria-label": say(GRID_WORDS.cellsOf(sheet.name)),
    tabindex: "0",
  });
  const draw = () => {
    const table = gridTable(sheet, pages.shown());
    drawn = { table, marked: markIn(table, marks) };
    highlightIn(table, highlighted);
    replaceKeepingFocus(region, table.element);
  };
  const pages = gridPages(sheet.name, lines, () => {
    draw();
    region.scrollTo({ top: 0, behavior: "instant" });
  });
  region.addEventListener("click", (event) => {
    const address = markedAt(event);
    if (address !== undefined) onChoose(address);
  });
  region.addEventListener("scroll", () => {
    left = { top: region.scrollTop, left: region.scrollLeft };
  });
  const whole = element("div", {}, region, pages.element);
  return {
    holds: (address) => {
      const position = parseAddress(address);
      return position === undefined || isDrawn(lines, position);
    },
    show: (host) => {
      draw();
      replaceKeepingFocus(host, whole);
      region.scrollTo({ ...left, behavior: "instant" });
    },
    rest: () => {
      drawn = undefined;
      region.replaceChildren();
    },
    mark: (others) => {
      marks = others;
      if (drawn) drawn.marked = markIn(drawn.table, marks, drawn.marked);
    },
    highlight: (highlight) => {
      highlighted = highlight;
      if (drawn) highlightIn(drawn.table, highlight);
    },
    goTo: (address) => {
      const position = parseAddress(address);
      if (position && pages.turnTo(position)) draw();
      const found = drawn?.table.find(address);
      if (found) scrollToMiddle(region, found.cell.element);
    },
  };
}

const isPosition = (position: GridPosition | undefined): position is GridPosition =>
  position !== undefined;

/** Where the mark stands whose cell was clicked; to select text with the mouse is not to choose. */
function markedAt({ target, detail }: MouseEvent): string | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-found-at]") : null;
  const selection = getSelection();
  const isByPointer = detail > 0;
  if (!cell || (isByPointer && !selection?.isCollapsed && selection?.containsNode(cell, true)))
    return undefined;
  return cell.dataset.foundAt;
}
