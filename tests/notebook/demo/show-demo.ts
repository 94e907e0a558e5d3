import type { Page } from "playwright-core";
import { openPage, settle, type Watched } from "../../fixtures/browser.js";
import { buildDemo, type DemoPages } from "./build-demo.js";

/** The demonstration in one page that the tests of a file share: to open it anew takes a second. */
export type ShownDemo = {
  readonly files: DemoPages;
  readonly page: Page;
  readonly watched: Watched;
  /** Brings every input to what the hash says, or to its initial value; the window becomes wide. */
  readonly reset: (hash?: string) => Promise<void>;
};

/** Builds the demonstration and opens it. */
export async function showDemo(): Promise<ShownDemo> {
  const files = await buildDemo();
  const { page, watched } = await openPage(files.page, { viewport: WIDE });
  await settle(page);
  const reset = async (hash = "") => {
    await page.setViewportSize(WIDE);
    await page.evaluate((wanted) => {
      for (const details of document.querySelectorAll("details")) details.open = false;
      location.hash = wanted;
    }, hash);
    await settle(page);
  };
  return { files, page, watched, reset };
}

const WIDE = { width: 1280, height: 800 };
