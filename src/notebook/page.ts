import type { Language, Text } from "../index.js";
import { element } from "./element.js";
import { replaceKeepingFocus } from "./keep-focus.js";
import { type Notebook, type ReadData, type RunningNotebook, runNotebook } from "./kernel.js";
import { LANGUAGE_KEY, LANGUAGES, pageLanguage, say, setPageLanguage } from "./page-language.js";
import { makeTools } from "./page-tools.js";
import { followSetting } from "./setting.js";
import { preferredTheme, setPageTheme, THEME_KEY, THEMES } from "./theme.js";
import { followState } from "./url-state.js";
import { words } from "./words.js";

/** A sibling page, by its relative file name. */
export type PageLink = {
  readonly href: string;
  readonly label: Text;
  readonly current?: boolean;
};

/** What the command line puts into a prebuilt page. */
type Slots = { readonly data?: unknown; readonly links?: unknown; readonly notice?: unknown };

/**
 * Fills the page `notebooks/page.html` with one notebook. The cells get as `data` what stands in
 * the slot `data`, or what the notebook makes of it, and as `language` the language of the page; the
 * slots `links`, PageLink[], and `notice`, a Text, may stay empty. In another language the notebook
 * runs anew with the same data; answers stay, because the address holds them.
 */
export function startPage(notebook: Notebook): void {
  const main = document.querySelector("main");
  const header = document.querySelector("header");
  if (!main || !header) throw new Error("the page has no <main> or no <header>");
  const { slots, read } = readPage(notebook);
  followState();
  followSetting({
    key: THEME_KEY,
    values: THEMES,
    initial: preferredTheme(),
    apply: setPageTheme,
  });
  let running: RunningNotebook | undefined;
  const showIn = (language: Language) => {
    running?.dispose();
    setPageLanguage(language);
    document.title = notebook.title[language];
    const head = document.createDocumentFragment();
    head.append(
      element("h1", {}, notebook.title[language]),
      makeTools(),
      ...toLinks(slots.links),
      ...toNotice(slots.notice),
    );
    replaceKeepingFocus(header, head);
    running = show(notebook, read, language, main);
  };
  followSetting({
    key: LANGUAGE_KEY,
    values: LANGUAGES,
    initial: pageLanguage(),
    apply: showIn,
  });
}

function readPage(notebook: Notebook): { readonly slots: Slots; readonly read: ReadData } {
  try {
    const [data, links, notice] = ["data", "links", "notice"].map(readSlot);
    const read = data === undefined ? { problem: NO_DATA } : readWith(notebook, data);
    return { slots: { data, links, notice }, read };
  } catch (error) {
    console.error(error);
    return { slots: {}, read: { problem: BROKEN_DATA } };
  }
}

const readWith = ({ read }: Notebook, data: unknown): ReadData =>
  read ? read(data) : { values: { data } };

function readSlot(id: string): unknown {
  const text = document.getElementById(id)?.textContent?.trim();
  return text ? JSON.parse(text) : undefined;
}

function show(
  notebook: Notebook,
  read: ReadData,
  language: Language,
  main: HTMLElement,
): RunningNotebook | undefined {
  if ("values" in read) return runNotebook(notebook, { ...read.values, language }, main);
  main.replaceChildren(element("p", { class: "problem", role: "alert" }, read.problem[language]));
  return undefined;
}

function toLinks(links: unknown): HTMLElement[] {
  if (!Array.isArray(links)) return [];
  const items = (links as readonly PageLink[]).map((link) => element("li", {}, toLink(link)));
  return [element("nav", { "aria-label": words().navigation }, element("ul", {}, ...items))];
}

/** What was answered here goes along: inputs with the same key are the same question. */
function toLink({ href, label, current }: PageLink): HTMLElement {
  const link = element("a", { href, "aria-current": current && "page" }, say(label));
  const takeAlong = () => {
    link.setAttribute("href", href + location.hash);
  };
  for (const type of ["click", "auxclick", "contextmenu"]) link.addEventListener(type, takeAlong);
  return link;
}

/** What readers should know of the data before anything else. */
const toNotice = (notice: unknown): HTMLElement[] =>
  notice === undefined
    ? []
    : [element("p", { class: "notice", role: "note" }, say(notice as Text))];

const NO_DATA: Text = {
  zh: "这个页面里没有数据。请用命令 hebiao notebook build 生成带数据的页面。",
  en: "There is no data in this page. Make one with data by the command hebiao notebook build.",
};
const BROKEN_DATA: Text = {
  zh: "页面里的数据不完整，无法读取。请重新生成这个页面。",
  en: "The data in this page is incomplete and cannot be read. Please make the page again.",
};
