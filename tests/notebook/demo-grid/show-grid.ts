import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { injectData } from "../../../src/page/inject.js";
import { openPage, settle, type Watched } from "../../fixtures/browser.js";
import { runBuild } from "../demo/build-demo.js";
import type { WorkbookName } from "./workbooks.js";

/** The demonstration of the grid in a page that the tests of a file share. */
export type ShownGrid = {
  readonly page: Page;
  readonly watched: Watched;
  /** Draws a workbook anew, in a wide window. */
  readonly show: (name: WorkbookName) => Promise<void>;
  readonly remove: () => void;
};

const WIDE = { width: 1280, height: 900 };

/** Builds the demonstration and opens it; nothing moves in it by itself. */
export async function showGrid(): Promise<ShownGrid> {
  const folder = mkdtempSync(join(tmpdir(), "hebiao-grid-"));
  await runBuild(join(import.meta.dirname, "notebooks"), folder);
  const file = join(folder, "grid.html");
  writeFileSync(file, injectData(readFileSync(file, "utf8"), { data: {} }));
  const { page, watched } = await openPage(file, { viewport: WIDE, reducedMotion: "reduce" });
  await settle(page);
  const show = async (name: WorkbookName) => {
    await page.setViewportSize(WIDE);
    await page.evaluate((wanted) => demo.show(wanted), name);
  };
  return { page, watched, show, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
