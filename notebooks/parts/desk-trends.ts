import {
  type FileLine,
  fromStoredDataset,
  type Language,
  periodsOf,
  unitsOf,
} from "../../src/index.js";
import { element } from "../../src/notebook/element.js";
import { type Notebook, type RunningNotebook, runNotebook } from "../../src/notebook/kernel.js";
import { radio } from "../../src/notebook/radio.js";
import { notebook as acrossUnits } from "../across-units.js";
import { notebook as dataQuality } from "../data-quality.js";
import { notebook as unitOverTime } from "../unit-over-time.js";
import { checkWords } from "./check-words.js";
import type { RemoteDesk } from "./remote-desk.js";

const NOTEBOOKS: Readonly<Record<string, Notebook>> = {
  "unit-over-time": unitOverTime,
  "across-units": acrossUnits,
  "data-quality": dataQuality,
};

/** The notebooks of trends, with the workbooks on the page as their data, as soon as there are several. */
export async function showTrends(
  { desk }: RemoteDesk,
  files: readonly FileLine[],
  chosen: { readonly id: number } | undefined,
  language: Language,
  invalidation: Promise<unknown>,
): Promise<HTMLElement | null> {
  const form = files.find(({ id }) => id === chosen?.id)?.submission?.form;
  if (form === undefined) return null;
  const stored = await (await desk).dataset(form, language);
  const dataset = fromStoredDataset(stored);
  if ("problem" in dataset) return null;
  if (unitsOf(dataset).length < 2 && periodsOf(dataset).length < 2) return null;
  const words = checkWords(language);
  const view = radio({
    key: "view",
    label: words.view,
    options: Object.entries(NOTEBOOKS).map(([value, { title }]) => ({
      value,
      label: title[language],
    })),
  });
  const place = element("div", {});
  let running: RunningNotebook | undefined;
  const run = () => {
    running?.dispose();
    const notebook = NOTEBOOKS[view.value] ?? unitOverTime;
    running = runNotebook(notebook, { dataset, language }, place);
  };
  view.addEventListener("input", run);
  invalidation.then(() => running?.dispose());
  run();
  return element(
    "section",
    { class: "trends-here" },
    element("h2", {}, words.trends),
    element("p", { class: "note" }, words.trendsNote),
    view,
    place,
  );
}
