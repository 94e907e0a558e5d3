// `npm run bench:pages`: how long the pages of trends take to show and to redraw, in milliseconds, beside
// the time this machine's browser takes for an empty page of the same size and for one frame.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { toPages } from "../../dist/cli/pages.js";
import { collect, loadForm } from "../../dist/index.js";

const ROUNDS = 5;
const rules = fileURLToPath(new URL("../../rules/erc-annual/2021.yaml", import.meta.url));
const { form } = loadForm(readFileSync(rules, "utf8"), rules);

/** Submissions as they are after reading; every number of a unit grows from year to year. */
function submissionOf(unit, period, at) {
  const cells = [...form.fields.values()].map((field, row) => {
    const number = Math.round(100 * (at + 1) * (1 + row / 50) * 1.05 ** (period - 2014)) / 100;
    const value =
      field.name === form.unitField
        ? { kind: "text", text: unit }
        : field.name === form.periodField
          ? { kind: "number", number: period }
          : field.options
            ? { kind: "text", text: field.options[at % field.options.length] }
            : field.type === "text" || field.type === "date"
              ? { kind: "text", text: "示例" }
              : { kind: "number", number };
    const place = { kind: "cell", sheet: "统计表", address: `C${row + 5}`, field: field.name };
    return [field.name, { value, raw: "", place }];
  });
  const file = `${period}/${unit}.xlsx`;
  const submission = {
    form: form.id,
    version: form.version,
    file,
    fields: new Map(cells),
    tables: new Map(),
    findings: [],
    explanations: [],
  };
  return { form, submission, findings: [], hash: file };
}

function datasetOf(units, years) {
  const submissions = Array.from({ length: units }, (_, at) =>
    Array.from({ length: years }, (_, year) => submissionOf(`示例中心${at + 1}`, 2014 + year, at)),
  ).flat();
  const start = performance.now();
  const words = { language: "zh", renderMessage: () => "", explain: () => "" };
  const dataset = collect(submissions, { versions: [form], ...words });
  return { dataset, collecting: performance.now() - start };
}

/** Runs in the page: resolves when nothing in sight is being computed, with the time since the page began. */
const SETTLED = `new Promise((done) => {
  const isInSight = (cell) => cell.getBoundingClientRect().top < innerHeight;
  const look = () => {
    const busy = [...document.querySelectorAll("main [aria-busy]")].some(isInSight);
    if (busy || !document.querySelector("main .cell")) setTimeout(look);
    else done(performance.now());
  };
  look();
})`;

/** Runs in the page: changes an input and resolves with how long it took until all was redrawn. */
const REDRAW = `(async (next) => {
  const select = document.querySelector("[data-key=indicator] select");
  const start = performance.now();
  select.selectedIndex = next;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  // The runtime begins in the next frame.
  await new Promise((frame) => requestAnimationFrame(() => setTimeout(frame)));
  return (await ${SETTLED}) - start;
})`;

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

const folder = mkdtempSync(join(tmpdir(), "hebiao-bench-"));
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
try {
  for (const [units, years] of [
    [12, 6],
    [400, 10],
  ]) {
    const { dataset, collecting } = datasetOf(units, years);
    console.log(`${units} units × ${years} years: collected in ${collecting.toFixed()} ms`);
    for (const { path, content } of await toPages(dataset)) {
      const file = join(folder, path);
      writeFileSync(file, content);
      const [shows, redraws] = [[], []];
      for (let round = 0; round <= ROUNDS; round++) {
        await page.goto(pathToFileURL(file).href);
        const show = await page.evaluate(SETTLED);
        // The first is not warm.
        if (round === 0) continue;
        shows.push(show);
        // Redrawing begins when all of the page is there, as it does for people.
        await page.waitForFunction('document.querySelector("[aria-busy]") === null');
        if (path === "unit-over-time.html" || path === "across-units.html")
          redraws.push(await page.evaluate(`${REDRAW}(${round})`));
      }
      const redraw = redraws.length > 0 ? `, redraw ${median(redraws).toFixed()} ms` : "";
      console.log(`  ${path.padEnd(28)} first render ${median(shows).toFixed()} ms${redraw}`);
    }
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
