import type { Language, Review, SheetView } from "../../src/index.js";
import { element } from "../../src/notebook/element.js";
import type { GridSheet } from "../../src/notebook/grid/cells.js";
import type { GridMark } from "../../src/notebook/grid/mark.js";
import {
  type GridMarks,
  type WorkbookGrid,
  workbookGrid,
} from "../../src/notebook/grid/workbook-grid.js";
import { checkWords } from "./check-words.js";
import { type FindingList, findingList } from "./finding-list.js";
import type { RemoteDesk } from "./remote-desk.js";
import { makeActions } from "./review-actions.js";
import { suspectList } from "./suspect-list.js";
import { type VerdictHead, verdictHead } from "./verdict-head.js";

/** One workbook: the verdict, the sheets with the mistakes in place, and the list of findings. */
export async function showReview(
  remote: RemoteDesk,
  chosen: { readonly id: number } | undefined,
  language: Language,
): Promise<HTMLElement | null> {
  if (!chosen) return null;
  const desk = await remote.desk;
  const [review, sheets] = await Promise.all([
    desk.review(chosen.id, language),
    desk.view(chosen.id),
  ]);
  if (!review) return null;
  const words = checkWords(language);
  const head = verdictHead(review, words);
  const host = element("section", { class: "review", "aria-label": words.findings }, head.element);
  const actions = makeActions(remote, chosen.id, review.file, language);
  const sides = sideBySide(remote, chosen.id, review, sheets, head, language);
  if (review.submission) {
    head.element.append(actions);
    host.append(sides.element);
  }
  // When it stands on the page; in another language nobody has come anew.
  setTimeout(() => {
    sides.begin();
    if (!greeted.has(chosen)) head.focus();
    greeted.add(chosen);
  });
  return host;
}

/** Files that a reader was led to. */
const greeted = new WeakSet<object>();

/** Choosing a finding shows its cell, choosing a cell its finding. */
function sideBySide(
  remote: RemoteDesk,
  id: number,
  review: Review,
  sheets: readonly SheetView[],
  head: VerdictHead,
  language: Language,
): { readonly element: HTMLElement; readonly begin: () => void } {
  const words = checkWords(language);
  const grid = workbookGrid({
    sheets: toGridSheets(sheets, review),
    marks: toMarks(review),
    onChoose: (sheet, address) => list.goTo({ sheet, address }),
  });
  const list: FindingList = findingList(review.findings, words, {
    onChoose: ({ sheet, address, related }) => {
      if (sheet !== undefined && address !== undefined) grid.reveal({ sheet, address }, related);
    },
    onRelated: (place) => grid.reveal(place, []),
    onExplain: remote.told(async (at: number, text: string) => {
      const desk = await remote.desk;
      await desk.explain(id, at, text);
      const next = await desk.review(id, language);
      if (!next) return;
      head.update(next);
      list.update(next.findings);
      suspects.replaceChildren(...toSuspects(next, grid.reveal));
      grid.mark(toMarks(next));
      await remote.refresh();
    }),
  });
  const suspects = element("div", {}, ...toSuspects(review, grid.reveal));
  const sides = element(
    "div",
    { class: "side-by-side" },
    element("div", {}, element("h2", {}, words.sheets), grid.element, suspects),
    element("div", {}, element("h2", {}, words.findings), list.element),
  );
  return { element: sides, begin: list.begin };
}

/** As long as some cell is suspected. */
const toSuspects = ({ suspects }: Review, reveal: WorkbookGrid["reveal"]): HTMLElement[] =>
  suspects ? [suspectList(suspects, reveal)] : [];

const toGridSheets = (sheets: readonly SheetView[], { answers }: Review): GridSheet[] =>
  sheets.map((sheet) => ({ ...sheet, answers: new Set(answers.get(sheet.name)) }));

function toMarks({ findings }: Review): GridMarks {
  const marks = new Map<string, GridMark[]>();
  for (const { sheet, address, severity, word, message, open } of findings) {
    if (sheet === undefined || address === undefined) continue;
    const known = marks.get(sheet) ?? [];
    known.push({ address, severity, label: `${word}: ${message}`, isOpen: open });
    marks.set(sheet, known);
  }
  return marks;
}
