import { chromium } from "playwright-core";

/** A page of 1280 × 900 in the system's Chromium, and how to close it. */
export async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  return { page, close: () => browser.close() };
}

export const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
