import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { type Dataset, injectData, type Text, toStoredDataset } from "../index.js";
import type { RuleFile } from "./forms.js";

/** A notebook with data in it: one HTML file. */
export type Page = { readonly path: string; readonly title: Text; readonly content: string };

/** What pages are made of: those that have nothing to show are left out. */
export type PageData = {
  /** For the page on which workbooks are checked. */
  readonly rules?: readonly RuleFile[];
  /** For the pages of trends. */
  readonly dataset?: Dataset | undefined;
  /** What readers should know of the data before anything else. */
  readonly notice?: Text;
};

/** Where the build of the notebooks leaves its pages. */
const PREBUILT = fileURLToPath(new URL("../../dist/notebooks/", import.meta.url));

/** In the order of their links. */
const CHECK = "check";
const TRENDS = ["unit-over-time", "across-units", "data-quality", "indicator-dictionary"];

/** The prebuilt notebooks with these data in them, and links among them. */
export async function toPages({ rules, dataset, notice }: PageData): Promise<Page[]> {
  const check = rules ? await readTemplates([CHECK]) : [];
  const trends = dataset ? await readTemplates(TRENDS) : [];
  const all = [...check, ...trends];
  const fill = (page: Page, slots: Readonly<Record<string, unknown>>): Page => ({
    ...page,
    content: injectData(page.content, {
      ...slots,
      ...(all.length > 1 && { links: linksFor(page, all) }),
    }),
  });
  const texts = { rules: rules?.map(({ file, text }) => ({ file: nameWithoutPlace(file), text })) };
  const data = dataset && toStoredDataset(dataset);
  return [
    ...check.map((page) => fill(page, { data: texts })),
    ...trends.map((page) => fill(page, { data, ...(notice && { notice }) })),
  ];
}

const linksFor = (page: Page, all: readonly Page[]) =>
  all.map(({ path, title }) => ({ href: path, label: title, current: path === page.path }));

/** The page goes to others, whom it does not concern where the file lies here. */
const nameWithoutPlace = (file: string): string => `${basename(dirname(file))}/${basename(file)}`;

const readTemplates = (names: readonly string[]): Promise<Page[]> =>
  Promise.all(
    names.map(async (name) => {
      const path = `${name}.html`;
      const content = await readFile(`${PREBUILT}${path}`, "utf8");
      const [, en = name, zh = name] =
        /<title data-en="([^"]*)">([^<]*)<\/title>/.exec(content) ?? [];
      return { path, title: { zh, en }, content };
    }),
  );
