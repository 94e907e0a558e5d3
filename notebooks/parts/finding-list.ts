import type { ReviewFinding } from "../../src/index.js";
import { element } from "../../src/notebook/element.js";
import { kindOf, MARK_KINDS, type MarkKind } from "../../src/notebook/grid/mark.js";
import type { GridPlace } from "../../src/notebook/grid/workbook-grid.js";
import { radio } from "../../src/notebook/radio.js";
import { selectOne } from "../../src/notebook/select-one.js";
import type { CheckWords } from "./check-words.js";
import { type FindingItem, findingItem } from "./finding-item.js";

/** The findings of a workbook as a list that can be narrowed. */
export type FindingList = {
  readonly element: HTMLElement;
  /** After an explanation; the findings may be others only in number and state. */
  readonly update: (findings: readonly ReviewFinding[]) => void;
  /** Goes to the finding at this cell, whatever the list was narrowed to. */
  readonly goTo: (place: GridPlace) => void;
  /** Shows where the first finding stands that is to be mended or explained. */
  readonly begin: () => void;
};

export type ListActs = {
  readonly onChoose: (finding: ReviewFinding) => void;
  readonly onRelated: (place: GridPlace) => void;
  /** `at` is the place in the whole list. */
  readonly onExplain: (at: number, text: string) => void;
};

export function findingList(
  found: readonly ReviewFinding[],
  words: CheckWords,
  acts: ListActs,
): FindingList {
  let findings = found;
  let items: readonly FindingItem[] = [];
  const list = element("ol", { class: "findings" });
  const none = element("p", { class: "note", role: "status" });
  const filters = element("div", { class: "filters" });
  let filter = makeFilter(findings, words);

  const narrow = () => {
    const shown = findings.map((finding) => filter.isShown(finding));
    for (const [at, item] of items.entries()) item.element.hidden = !shown[at];
    none.textContent = shown.includes(true)
      ? ""
      : findings.length === 0
        ? words.noFindings
        : words.noneShown;
  };
  const choose = (at: number) => {
    const finding = findings[at];
    if (!finding) return;
    for (const [index, item] of items.entries()) {
      if (index === at) item.element.setAttribute("aria-current", "true");
      else item.element.removeAttribute("aria-current");
    }
    acts.onChoose(finding);
  };
  const build = () => {
    items = findings.map((finding, at) =>
      findingItem(finding, words, {
        onChoose: () => choose(at),
        onRelated: acts.onRelated,
        onExplain: (text) => acts.onExplain(at, text),
      }),
    );
    list.replaceChildren(...items.map((item) => item.element));
  };
  const ask = () => {
    filter = makeFilter(findings, words);
    filters.replaceChildren(...filter.inputs);
    for (const input of filter.inputs) input.addEventListener("input", narrow);
    narrow();
  };
  build();
  ask();
  return {
    element: element("div", { class: "finding-list" }, filters, none, list),
    update(next) {
      const isSame =
        next.length === findings.length &&
        next.every(({ check, where }, at) => {
          const before = findings[at];
          return before?.check === check && before.where === where;
        });
      findings = next;
      if (isSame) for (const [at, item] of items.entries()) update(item, next[at]);
      else build();
      ask();
    },
    begin() {
      const at = findings.findIndex(({ open, severity }) => open && severity !== "note");
      if (at >= 0) choose(at);
    },
    goTo({ sheet, address }) {
      const at = findings.findIndex((each) => each.sheet === sheet && each.address === address);
      const finding = findings[at];
      if (!finding) return;
      if (!filter.isShown(finding)) filter.reset();
      narrow();
      choose(at);
      items[at]?.focus();
    },
  };
}

const update = (item: FindingItem, finding: ReviewFinding | undefined): void => {
  if (finding) item.update(finding);
};

const markKindOf = ({ severity, open }: ReviewFinding): MarkKind =>
  kindOf({ severity, isOpen: open });

/** By severity, with the number of each, and by section where there are several. */
function makeFilter(findings: readonly ReviewFinding[], words: CheckWords) {
  const { severityOptions } = words;
  const kinds = findings.map(markKindOf);
  const present = MARK_KINDS.filter((kind) => kinds.includes(kind));
  const severity = radio<"" | MarkKind>({
    key: "show",
    label: words.severity,
    options: [
      { value: "", label: severityOptions.all(findings.length) },
      ...present.map((kind) => ({
        value: kind,
        label: severityOptions[kind](kinds.filter((each) => each === kind).length),
      })),
    ],
  });
  const sections = [...new Set(findings.map(({ section }) => section))];
  const section = selectOne({
    key: "section",
    label: words.section,
    options: [
      { value: "", label: words.all },
      ...sections.map((value) => ({ value, label: value })),
    ],
  });
  section.hidden = sections.length < 2;
  severity.hidden = present.length < 2;
  return {
    inputs: [severity, section],
    isShown: (finding: ReviewFinding) =>
      (severity.value === "" || severity.value === markKindOf(finding)) &&
      (section.value === "" || section.value === finding.section),
    reset: () => {
      severity.value = "";
      section.value = "";
    },
  };
}
