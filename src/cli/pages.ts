import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Dataset, injectData, toStoredDataset } from "../index.js";

/** A notebook with data in it: one HTML file. */
export type Page = { readonly path: string; readonly title: string; readonly content: string };

/** Where the build of the notebooks leaves its pages. */
const PREBUILT = fileURLToPath(new URL("../../dist/notebooks/", import.meta.url));

/** Every prebuilt notebook with this dataset in it, links among them, and a word on the data if wanted. */
export async function toPages(dataset: Dataset, notice?: string): Promise<Page[]> {
  const templates = await readTemplates();
  const data = toStoredDataset(dataset);
  return templates.map(({ path, title, content }) => {
    const links = templates.map((other) => ({
      href: other.path,
      label: other.title,
      current: other.path === path,
    }));
    return {
      path,
      title,
      content: injectData(content, { data, links, ...(notice !== undefined && { notice }) }),
    };
  });
}

async function readTemplates(): Promise<Page[]> {
  return Promise.all(
    NOTEBOOKS.map(async (name) => {
      const path = `${name}.html`;
      const content = await readFile(`${PREBUILT}${path}`, "utf8");
      return { path, title: /<title>([^<]*)<\/title>/.exec(content)?.[1] ?? name, content };
    }),
  );
}

/** In the order of their links. */
const NOTEBOOKS = ["unit-over-time", "across-units", "data-quality", "indicator-dictionary"];
