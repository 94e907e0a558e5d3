import { element, nextId } from "../element.js";
import { say } from "../page-language.js";
import type { GridSheet } from "./cells.js";
import { type Highlight, NO_HIGHLIGHT } from "./highlight.js";
import { gridLegend } from "./legend.js";
import type { GridMark } from "./mark.js";
import { type GridPanel, gridPanel } from "./panel.js";
import { gridTabs } from "./tabs.js";
import { GRID_WORDS } from "./words.js";

/** A cell of the workbook; the address in A1 form. */
export type GridPlace = { readonly sheet: string; readonly address: string };

/** Marks by the names of the sheets. */
export type GridMarks = ReadonlyMap<string, readonly GridMark[]>;

/** A workbook as it was filled in, with what was found in it. */
export type WorkbookGrid = {
  readonly element: HTMLElement;
  /**
   * Shows the sheet and page with this cell, scrolls to it within the grid, and highlights it and,
   * more lightly, the related ones. The focus stays where it is.
   */
  readonly reveal: (place: GridPlace, related: readonly GridPlace[]) => void;
  /** Shows other marks, for example after a warning was explained; everything stays in its place. */
  readonly mark: (marks: GridMarks) => void;
};

/** What `reveal` was last asked for. */
type Revealed = { readonly place: GridPlace; readonly related: readonly GridPlace[] };

/**
 * Draws the sheets of a workbook, one at a time, as tables with marks in place.
 *
 * @param content.onChoose called when somebody chooses a marked cell, with where its most pressing
 *   mark stands
 */
export function workbookGrid(content: {
  readonly sheets: readonly GridSheet[];
  readonly marks: GridMarks;
  readonly onChoose: (sheet: string, address: string) => void;
}): WorkbookGrid {
  const sheets = [...content.sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden));
  let { marks } = content;
  let revealed: Revealed | undefined;
  let shown: { readonly sheet: string; readonly panel: GridPanel } | undefined;
  const panels = new Map<string, GridPanel>();
  const host = element("div", { role: "tabpanel", id: nextId("sheet") });
  const status = element("p", { class: "note", role: "status" });
  const tabs = gridTabs(sheets, host, (sheet) => show(sheet));

  /** The panel of a sheet, made anew if some cell that must be seen is not in its lines. */
  const panelOf = (sheet: GridSheet, wanted: readonly string[]): GridPanel => {
    const known = panels.get(sheet.name);
    const own = marks.get(sheet.name) ?? [];
    if (known && [...own.map(({ address }) => address), ...wanted].every(known.holds)) return known;
    const onChoose = (address: string) => content.onChoose(sheet.name, address);
    const panel = gridPanel({ sheet, marks: own, wanted, onChoose });
    panels.set(sheet.name, panel);
    return panel;
  };
  const show = (name: string, wanted: readonly string[] = []) => {
    const sheet = sheets.find((each) => each.name === name);
    if (!sheet) return;
    const panel = panelOf(sheet, wanted);
    panel.highlight(highlightOn(name, revealed));
    if (panel === shown?.panel) return;
    panel.show(host);
    shown?.panel.rest();
    shown = { sheet: name, panel };
    tabs.select(name);
  };

  tabs.mark(marks);
  const [first] = sheets;
  if (first) show(first.name);
  else host.append(element("p", { class: "note" }, say(GRID_WORDS.noSheets)));
  return {
    element: element("div", { class: "workbook-grid" }, tabs.element, host, status, gridLegend()),
    reveal: (place, related) => {
      revealed = { place, related };
      tabs.relate(new Set(elsewhere(revealed).map(({ sheet }) => sheet)));
      status.textContent = describe(revealed);
      show(place.sheet, [place.address]);
      if (shown?.sheet === place.sheet) shown.panel.goTo(place.address);
    },
    mark: (others) => {
      marks = others;
      tabs.mark(marks);
      for (const [sheet, panel] of panels) panel.mark(marks.get(sheet) ?? []);
      if (shown) show(shown.sheet);
    },
  };
}

function highlightOn(sheet: string, revealed: Revealed | undefined): Highlight {
  if (!revealed) return NO_HIGHLIGHT;
  const { place, related } = revealed;
  return {
    address: place.sheet === sheet ? place.address : undefined,
    related: related.filter((each) => each.sheet === sheet).map(({ address }) => address),
  };
}

const elsewhere = ({ place, related }: Revealed): readonly GridPlace[] =>
  related.filter(({ sheet }) => sheet !== place.sheet);

function describe(revealed: Revealed): string {
  const { place, related } = revealed;
  const name = `${place.sheet} ${place.address}`;
  return say(GRID_WORDS.revealed(name, related.length, elsewhere(revealed).length));
}
