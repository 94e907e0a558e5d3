import {
  columnOf,
  type Dataset,
  formatFull,
  indicatorOf,
  type Language,
  type SeriesState,
  stateWord,
} from "../../src/index.js";
import { element } from "../../src/notebook/element.js";
import { severityWord } from "./severity-word.js";
import { trendWords } from "./trend-words.js";

/** What a chosen point or row tells: fixed columns of a series. */
type Point = Readonly<Record<string, unknown>>;

/** The panel at the foot of the page that says where a figure comes from, and the way to fill it. */
export type PointDetail = HTMLElement & { show: (row: object, field: string) => void };

/**
 * Where a figure comes from: its value, file, sheet and cell, and the findings on it. Closed until
 * a point of a chart or a row of a table is chosen.
 */
export function pointDetail(dataset: Dataset, language: Language): PointDetail {
  const words = trendWords(language);
  const body = element("div", { class: "detail-body" });
  const close = element("button", { type: "button", class: "quiet" }, words.close);
  const host = element(
    "aside",
    { class: "detail", role: "status", "aria-label": words.origin, hidden: true },
    body,
    close,
  );
  close.addEventListener("click", () => {
    host.hidden = true;
  });
  host.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") host.hidden = true;
  });
  const show = (row: object, field: string): void => {
    body.replaceChildren(...describe(dataset, row as Point, field, language));
    host.hidden = false;
  };
  return Object.assign(host, { show });
}

function describe(dataset: Dataset, point: Point, field: string, language: Language): Node[] {
  const title = [point.unit, point.period, indicatorOf(dataset, field)?.title ?? field];
  const facts = factsOf(dataset, point, field, language).filter(([, text]) => text !== "");
  return [
    element("h3", {}, title.filter((part) => part !== undefined).join(" · ")),
    element(
      "dl",
      {},
      ...facts.map(([name, text]) =>
        element("div", {}, element("dt", {}, name), element("dd", {}, text)),
      ),
    ),
    ...findingsOn(dataset, point, field, language),
  ];
}

function factsOf(
  dataset: Dataset,
  point: Point,
  field: string,
  language: Language,
): [string, string][] {
  const words = trendWords(language);
  const { measuredIn = null, decimals = null } = indicatorOf(dataset, field) ?? {};
  const amount =
    typeof point.value === "number"
      ? `${formatFull(point.value, decimals)}${measuredIn === null ? "" : ` ${measuredIn}`}`
      : words.noValue;
  return [
    [words.value, amount],
    [words.state, point.state === undefined ? "" : stateWord(point.state as SeriesState, language)],
    [words.others, textOf(point.others)],
    [words.file, textOf(point.file)],
    [words.sheet, textOf(point.sheet)],
    [words.cell, textOf(point.cell)],
  ];
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** The findings on the cell itself, and those of other cells whose checks read it. */
function findingsOn(
  dataset: Dataset,
  { submission, sheet, cell }: Point,
  field: string,
  language: Language,
): Node[] {
  if (typeof submission !== "number") return [];
  const { findings } = dataset.tables;
  const column = (name: string) => columnOf(findings, name);
  const [submissions, fields, related] = [column("submission"), column("field"), column("related")];
  const [messages, severities, explained] = [
    column("message"),
    column("severity"),
    column("explained"),
  ];
  const address = `${String(sheet)}!${String(cell)}`;
  const rows = submissions.flatMap((number, at) => {
    const isOwn = fields[at] === field;
    const isRelated = String(related[at] ?? "")
      .split("、")
      .includes(address);
    return number === submission && (isOwn || isRelated) ? [at] : [];
  });
  const words = trendWords(language);
  if (rows.length === 0) return [element("p", { class: "note" }, words.noFindings)];
  const items = rows.map((at) => {
    const found = words.finding(severityWord(severities[at], language), String(messages[at]));
    const why = explained[at] ?? null;
    return element("li", {}, why === null ? found : words.explained(found, String(why)));
  });
  return [element("ul", {}, ...items)];
}
