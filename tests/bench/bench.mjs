// `npm run bench`: ratios within one run, warm and interleaved; absolute times only say what machine this was.
import { readFileSync } from "node:fs";
import exceljs from "exceljs";
import { parse as parseYaml } from "yaml";
import {
  checkSubmission,
  evaluate,
  loadForm,
  openSubmission,
  parse,
  typecheck,
} from "../../dist/index.js";

const ROUNDS = 7;
const rules = readFileSync(new URL("../../rules/erc-annual/2021.yaml", import.meta.url), "utf8");
const { form } = loadForm(rules, "2021.yaml");
const bytes = new Uint8Array(
  readFileSync(new URL("../../workbooks/erc-annual/2021-移动数字医院系统.xlsx", import.meta.url)),
);

await compareReading();
await measureLanguage();

async function compareReading() {
  const contenders = {
    "ExcelJS.load": () => new exceljs.Workbook().xlsx.load(bytes),
    "read and check": async () => {
      const opened = await openSubmission(bytes, [form], "bench.xlsx");
      return checkSubmission(form, opened.submission);
    },
  };
  const times = await interleave(contenders, 60);
  const ratios = times["read and check"].map((time, round) => time / times["ExcelJS.load"][round]);
  report("one small form, read and checked / bare ExcelJS.load", ratios, "≤ 0.6");
  for (const [name, own] of Object.entries(times))
    console.log(`  ${name}: ${median(own).toFixed(2)} ms`);
}

async function measureLanguage() {
  const sources = form.checks.map(({ source, rows }) => ({ source, names: { ...form, rows } }));
  const { submission } = await openSubmission(bytes, [form], "bench.xlsx");
  const scope = { current: submission, previous: submission };
  const plain = form.checks.filter(({ rows }) => rows === undefined);
  const contenders = {
    "YAML.parse of the rule file": () => parseYaml(rules),
    "whole rule file: YAML, shape, parse, types, examples": () => loadForm(rules, "2021.yaml"),
    "parse and check types": () =>
      sources.map(({ source, names }) => typecheck(parse(source).tree, names)),
    evaluate: () => plain.map(({ assert }) => evaluate(assert, scope)),
  };
  const times = await interleave(contenders, 20);
  console.log(`${form.checks.length} checks`);
  for (const [name, own] of Object.entries(times)) {
    const rate = Math.round((1000 * form.checks.length) / median(own));
    console.log(
      `  ${name}: ${median(own).toFixed(2)} ms, ${rate.toLocaleString("en-US")} checks/s`,
    );
  }
  const yaml = times["YAML.parse of the rule file"];
  const whole = times["whole rule file: YAML, shape, parse, types, examples"];
  report(
    "loading a rule file / parsing its YAML",
    whole.map((time, round) => time / yaml[round]),
  );
}

/** Milliseconds per call of each contender, a figure a round, after one round of warming up. */
async function interleave(contenders, calls) {
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      const start = performance.now();
      for (let call = 0; call < calls; call++) await run();
      if (round > 0) times[name].push((performance.now() - start) / calls);
    }
  }
  return times;
}

function report(name, ratios, wanted = "") {
  const sorted = [...ratios].sort((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1)].map((ratio) => ratio.toFixed(2));
  console.log(`${name}: ${median(ratios).toFixed(2)} (${low}–${high}) ${wanted}`);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
