import { element } from "./element.js";
import { type Notebook, type ReadData, type RunningNotebook, runNotebook } from "./kernel.js";
import { followState } from "./url-state.js";
import { WORDS } from "./words.js";

/** A sibling page, by its relative file name. */
export type PageLink = {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean;
};

/**
 * Fills the page `notebooks/page.html` with one notebook. The cells get as `data` what stands in
 * the slot `data`; the slots `links`, PageLink[], and
 * `notice`, a text, may stay empty.
 *
 * @returns undefined where there is no data to run with; the page then says so
 */
export function startPage(notebook: Notebook): RunningNotebook | undefined {
  document.title = notebook.title;
  document.querySelector("h1")?.replaceChildren(notebook.title);
  const print = element("button", { type: "button", class: "print quiet" }, WORDS.print);
  print.addEventListener("click", () => globalThis.print());
  placeIn("header", print);
  followState();
  const main = document.querySelector("main");
  if (!main) throw new Error("the page has no <main>");
  try {
    showLinks(readSlot("links"));
    showNotice(readSlot("notice"));
    const data = readSlot("data");
    const read = data === undefined ? { problem: WORDS.noData } : readWith(notebook, data);
    if ("values" in read) return runNotebook(notebook, read.values, main);
    showProblem(main, read.problem);
  } catch (error) {
    console.error(error);
    showProblem(
      main,
      error instanceof SyntaxError ? WORDS.brokenData : WORDS.failed(String(error)),
    );
  }
  return undefined;
}

const readWith = ({ read }: Notebook, data: unknown): ReadData =>
  read ? read(data) : { values: { data } };

function readSlot(id: string): unknown {
  const text = document.getElementById(id)?.textContent?.trim();
  return text ? JSON.parse(text) : undefined;
}

function showLinks(links: unknown): void {
  if (!Array.isArray(links)) return;
  const items = (links as readonly PageLink[]).map(({ href, label, current }) =>
    element("li", {}, element("a", { href, "aria-current": current ? "page" : undefined }, label)),
  );
  placeIn(
    "header",
    element("nav", { "aria-label": WORDS.navigation }, element("ul", {}, ...items)),
  );
}

/** What readers should know of the data before anything else. */
function showNotice(notice: unknown): void {
  if (typeof notice !== "string") return;
  document.querySelector("header")?.append(element("p", { class: "notice", role: "note" }, notice));
}

const placeIn = (selector: string, content: Node | string): void =>
  document.querySelector(selector)?.append(content);

const showProblem = (main: HTMLElement, message: string): void =>
  main.replaceChildren(element("p", { class: "problem", role: "alert" }, message));
