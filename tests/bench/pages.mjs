// `npm run bench:pages`: how long the pages of trends take to show what is in sight, from the start of the
// navigation, and to redraw it, beside a page with the same libraries that draws two points only: less
// than that no page with a chart can take on this machine.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { toPages } from "../../dist/cli/pages.js";
import { collect, injectData, loadForm } from "../../dist/index.js";
import { median, openBrowser } from "./browser.mjs";

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
        : field.name === form.period.field
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

const folder = mkdtempSync(join(tmpdir(), "hebiao-bench-"));
const { page, close } = await openBrowser();
/** Median times of a page: until what is in sight is there, and until it is redrawn. */
async function measure(file, isRedrawn) {
  const [shows, redraws] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    await page.goto(pathToFileURL(file).href);
    const show = await page.evaluate(SETTLED);
    // The first is not warm.
    if (round === 0) continue;
    shows.push(show);
    // Redrawing begins when all of the page is there, as it does for people.
    await page.waitForFunction('document.querySelector("[aria-busy]") === null');
    if (isRedrawn) redraws.push(await page.evaluate(`${REDRAW}(${round})`));
  }
  return { show: median(shows), redraw: isRedrawn ? median(redraws) : undefined };
}

/** The page of two points. */
async function measureFloor() {
  const script = fileURLToPath(new URL("../../scripts/build-notebooks.mjs", import.meta.url));
  const source = fileURLToPath(new URL("floor", import.meta.url));
  execFileSync(process.execPath, [script, "--from", source, "--to", folder]);
  const file = join(folder, "floor.html");
  writeFileSync(file, injectData(readFileSync(file, "utf8"), { data: [] }));
  return (await measure(file, false)).show;
}

try {
  const floor = await measureFloor();
  console.log(`two points with the same libraries: ${floor.toFixed()} ms`);
  for (const [units, years] of [
    [12, 6],
    [400, 10],
  ]) {
    const { dataset, collecting } = datasetOf(units, years);
    console.log(`${units} units × ${years} years: collected in ${collecting.toFixed()} ms`);
    for (const { path, content } of await toPages({ dataset })) {
      const file = join(folder, path);
      writeFileSync(file, content);
      const { show, redraw } = await measure(file, /^(?:unit|across)/.test(path));
      const again = redraw === undefined ? "" : `, redraw ${redraw.toFixed()} ms`;
      const times = `first render ${show.toFixed()} ms (${(show / floor).toFixed(1)} of two points)`;
      console.log(`  ${path.padEnd(28)} ${times}${again}`);
    }
  }
} finally {
  await close();
  rmSync(folder, { recursive: true });
}
