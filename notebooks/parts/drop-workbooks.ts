import { type FormLine, type Language, nounAmong } from "../../src/index.js";
import { dropZone } from "../../src/notebook/drop-zone.js";
import { element } from "../../src/notebook/element.js";
import { checkWords } from "./check-words.js";
import type { Progress, RemoteDesk } from "./remote-desk.js";

const ACCEPT = ".xlsx,.xlsm,.xltx,.xltm,.xls,.et,.ett,.yaml,.yml";

/** Excel keeps a file whose name begins with `~$` beside every workbook that is open. */
const isWanted = (name: string): boolean =>
  /\.(?:xlsx|xlsm|xltx|xltm|xls|et|ett|ya?ml)$/i.test(name) && !name.startsWith("~$");

/** Where workbooks, of this period and the last, and rule files are dropped. */
export function askWorkbooks(
  { add, forms }: RemoteDesk,
  language: Language,
  invalidation: Promise<unknown>,
): HTMLElement {
  const { drop, dropNote } = checkWords(language);
  const note = document.createTextNode("");
  void followForms(forms.values(), invalidation, (known) => {
    note.data = dropNote(nounAmong(known));
  });
  return dropZone({
    title: drop,
    note,
    accept: ACCEPT,
    isWanted,
    onFiles: (files) => void add(files),
    invalidation,
  });
}

/** The zone stays where it is while forms come: somebody may be dropping a file just now. */
async function followForms(
  values: AsyncIterable<readonly FormLine[]>,
  invalidation: Promise<unknown>,
  tell: (forms: readonly FormLine[]) => void,
): Promise<void> {
  let isOver = false;
  invalidation.then(() => {
    isOver = true;
  });
  for await (const known of values) {
    if (isOver) return;
    tell(known);
  }
}

/** Which forms the page knows. */
export function showForms(forms: readonly FormLine[] | undefined, language: Language): Node | null {
  if (!forms) return null;
  const words = checkWords(language);
  if (forms.length === 0) return element("p", { class: "note" }, words.noForms);
  const names = forms.map(({ title, version }) => `${title}（${words.version(version)}）`);
  return element("p", { class: "note" }, `${words.forms}${names.join(words.and)}`);
}

/** How far the reading is; read out by screen readers now and then. */
export function showProgress(progress: Progress | undefined, language: Language): HTMLElement {
  const host = element("div", { class: "progress", role: "status" });
  if (!progress) return host;
  const { done, total } = progress;
  const words = checkWords(language).reading(Math.min(done + 1, total), total);
  const bar = element("progress", { max: String(total), value: String(done) });
  bar.setAttribute("aria-label", words);
  host.append(bar, element("span", {}, words));
  return host;
}

/** Where the browser cannot run the checking part, nothing else on the page helps. */
export const showFailure = (failed: boolean, language: Language): HTMLElement | null =>
  failed ? element("p", { class: "problem", role: "alert" }, checkWords(language).crashed) : null;
