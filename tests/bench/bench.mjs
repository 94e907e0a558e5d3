// `npm run bench`: ratios within one run, warm, in turns; the times themselves only say what machine this
// was. Every contender has processes of its own, so that none pays for another's garbage.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROUNDS = 9;
const BARE = "ExcelJS.load of one small form";
const OURS = "the same form read and checked";
const ROUND_TRIP = "ExcelJS load, mark and write of one form";
const MARKING = "the same form marked by patching";
const rulesFile = new URL("../../rules/erc-annual/2021.yaml", import.meta.url);
const workbook = new URL("../../workbooks/erc-annual/2021-移动数字医院系统.xlsx", import.meta.url);

/** Each prepares itself, and gives what is to be timed, how often, and how many things one call does. */
const CONTENDERS = {
  [BARE]: async () => {
    const { default: exceljs } = await import("exceljs");
    const bytes = await plainWorkbook();
    return { run: () => new exceljs.Workbook().xlsx.load(bytes), calls: 200 };
  },
  [OURS]: async () => {
    const { form, checkSubmission, openSubmission } = await prepare();
    const bytes = await plainWorkbook();
    const run = async () => {
      const { submission } = await openSubmission(bytes, [form], "bench.xlsx");
      checkSubmission(form, submission);
    };
    return { run, calls: 200 };
  },
  [ROUND_TRIP]: async () => {
    const { default: exceljs } = await import("exceljs");
    const { bytes, marks } = await prepareMarks();
    const run = async () => {
      const book = new exceljs.Workbook();
      await book.xlsx.load(bytes);
      for (const { sheet, address, severity, message } of marks.rows) {
        const cell = sheet && book.getWorksheet(sheet).getCell(address);
        if (!cell) continue;
        const argb = severity === "error" ? "FFFFC7CE" : "FFFFEB9C";
        cell.style = {
          ...cell.style,
          fill: { type: "pattern", pattern: "solid", fgColor: { argb } },
        };
        cell.note = message;
      }
      const list = book.addWorksheet("审核结果 ExcelJS");
      for (const { word, where, field, message, hint } of marks.rows)
        list.addRow([word, where, field, message, hint]);
      await book.xlsx.writeBuffer();
    };
    return { run, calls: 15 };
  },
  [MARKING]: async () => {
    const { bytes, marks, annotateWorkbook } = await prepareMarks();
    return { run: () => annotateWorkbook(bytes, marks), calls: 60 };
  },
  "parse and check the types of every check": async () => {
    const { form, parse, typecheck } = await prepare();
    const sources = form.checks.map(({ source, rows }) => ({ source, names: { ...form, rows } }));
    const run = () => sources.map(({ source, names }) => typecheck(parse(source).tree, names));
    return { run, calls: 200, things: sources.length };
  },
  "evaluate every check": async () => {
    const { form, bytes, openSubmission, evaluate } = await prepare();
    const { submission } = await openSubmission(bytes, [form], "bench.xlsx");
    const scope = { current: submission, previous: submission };
    const checks = form.checks.filter(({ rows }) => rows === undefined);
    const run = () => checks.map(({ assert }) => evaluate(assert, scope));
    return { run, calls: 2000, things: checks.length };
  },
  "load the whole rule file: YAML, shape, checks, their examples": async () => {
    const { form, rules, loadForm } = await prepare();
    return { run: () => loadForm(rules, "2021.yaml"), calls: 60, things: form.checks.length };
  },
};

const [, , only] = process.argv;
if (only) await measureHere(only);
else compare();

async function prepare() {
  const library = await import("../../dist/index.js");
  const rules = readFileSync(rulesFile, "utf8");
  const bytes = new Uint8Array(readFileSync(workbook));
  return { ...library, rules, bytes, form: library.loadForm(rules, "2021.yaml").form };
}

/** Without the live checks: ExcelJS would have to read thousands of formulas that we pass over. */
async function plainWorkbook() {
  const { default: exceljs } = await import("exceljs");
  const book = new exceljs.Workbook();
  await book.xlsx.load(new Uint8Array(readFileSync(workbook)));
  book.removeWorksheet(book.getWorksheet("_hebiao_checks").id);
  for (const sheet of book.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.formula) cell.value = null;
      });
    });
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function prepareMarks() {
  const library = await prepare();
  const { form, openSubmission, checkSubmission, toMarks } = library;
  const bytes = await plainWorkbook();
  const { submission } = await openSubmission(bytes, [form], "bench.xlsx");
  const report = { file: "bench.xlsx", ...checkSubmission(form, submission) };
  return { ...library, bytes, marks: toMarks(report, "zh") };
}

/** Prints the milliseconds per call, after as many calls again to warm up. */
async function measureHere(name) {
  const { run, calls, things = 1 } = await CONTENDERS[name]();
  for (let call = 0; call < calls; call++) await run();
  const start = performance.now();
  for (let call = 0; call < calls; call++) await run();
  console.log(JSON.stringify({ ms: (performance.now() - start) / calls, things }));
}

function compare() {
  const names = Object.keys(CONTENDERS);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) results[name].push(measureApart(name));
  }
  const ratio = (ours, theirs) =>
    results[ours].map(({ ms }, round) => ms / results[theirs][round].ms);
  console.log(`${OURS} / ${BARE}: ${show(ratio(OURS, BARE))}  (at most 0.6)`);
  console.log(`${MARKING} / ${ROUND_TRIP}: ${show(ratio(MARKING, ROUND_TRIP))}  (at most 0.3)`);
  for (const name of names) {
    const times = results[name].map(({ ms }) => ms);
    const { things } = results[name][0];
    const rate = Math.round((1000 * things) / median(times)).toLocaleString("en-US");
    const unit = things > 1 ? `, ${rate} checks/s` : "";
    console.log(`  ${name}: ${show(times)} ms${unit}`);
  }
}

function measureApart(name) {
  const file = fileURLToPath(import.meta.url);
  const { stdout, stderr, status } = spawnSync(process.execPath, [file, name], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

function show(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return `${median(values).toFixed(2)} (${sorted[0].toFixed(2)}–${sorted.at(-1).toFixed(2)})`;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
