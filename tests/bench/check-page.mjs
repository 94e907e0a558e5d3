// Part of `npm run bench:pages`: the self-check page in Chromium, warm, median of five: until one can drop
// workbooks; from dropping one workbook until it is checked and drawn; from dropping two hundred
// until all are checked and the first is drawn.
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { loadRuleFiles } from "../../dist/cli/forms.js";
import { toPages } from "../../dist/cli/pages.js";
import { median, openBrowser } from "./browser.mjs";

const ROUNDS = 5;
const MANY = 200;
const WORKBOOK = fileURLToPath(
  new URL("../../workbooks/erc-annual/2021-移动数字医院系统.xlsx", import.meta.url),
);

/** Runs in the page: resolves with the time when it knows its forms. */
const USABLE = `new Promise((done) => {
  const look = () =>
    document.querySelector('[data-cell="known"] p') ? done(performance.now()) : setTimeout(look);
  look();
})`;

/** Runs in the page: from a choice of files until the first of them is drawn with its findings. */
const WATCH = `
  drawn = new Promise((done) => {
    addEventListener("change", () => {
      const start = performance.now();
      const look = () =>
        document.querySelector(".review .finding") && document.querySelector(".workbook-grid td")
          ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
          : setTimeout(look);
      look();
    }, { capture: true, once: true });
  });
  // Not the promise itself, which would be waited for.
  undefined;
`;

const folder = mkdtempSync(join(tmpdir(), "hebiao-bench-"));
const { page, close } = await openBrowser();

async function measure(file, workbooks) {
  const [usable, drawn] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    await page.goto(pathToFileURL(file).href);
    const ready = await page.evaluate(USABLE);
    // Warm also means that the checking part has run once, as for everybody's second workbook.
    await page.locator('input[type="file"]').first().setInputFiles([WORKBOOK]);
    await page.waitForSelector(".review .finding");
    await page.waitForFunction("document.querySelector('[aria-busy]') === null");
    await page.evaluate("document.querySelector('.review').remove()");
    await page.evaluate(WATCH);
    await page.locator('input[type="file"]').first().setInputFiles(workbooks);
    const time = await page.evaluate("drawn");
    if (round === 0) continue;
    usable.push(ready);
    drawn.push(time);
  }
  return { usable: median(usable), drawn: median(drawn) };
}

try {
  const [{ content }] = await toPages({ rules: await loadRuleFiles() });
  const file = join(folder, "check.html");
  writeFileSync(file, content);
  const many = Array.from({ length: MANY }, (_, at) => {
    const path = join(folder, `${at}.xlsx`);
    copyFileSync(WORKBOOK, path);
    return path;
  });
  const one = await measure(file, [WORKBOOK]);
  const all = await measure(file, many);
  const megabytes = statSync(file).size / 1e6;
  console.log(`page ${megabytes.toFixed(2)} MB (at most 3.5)`);
  console.log(`usable after ${one.usable.toFixed(0)} ms (at most 500)`);
  console.log(`one workbook read, checked and drawn in ${one.drawn.toFixed(0)} ms (at most 150)`);
  console.log(`${MANY} workbooks in ${(all.drawn / 1000).toFixed(1)} s (at most 6)`);
} finally {
  await close();
  rmSync(folder, { recursive: true });
}
