// `npm run fuzz [-- --seconds 60 --seed 1 --target markup]`: damages workbooks and rule files for as long
// as it is told, on the built product. Ends with 1 and the input where anything but a result or a
// coded problem comes of one, or where one takes too much time or memory.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

const ROOT = resolve(import.meta.dirname, "..");
const FORM = "erc-annual";
const TARGETS = ["archive", "markup", "cells", "rules"];
/** Of one input; most take a few milliseconds, and another program may want the machine as well. */
const MOST_SECONDS = 10;
const MOST_MEGABYTES = 1_024;
/** So many inputs of each target are also given to the command line, together. */
const FOR_COMMAND = 25;

if (isMainThread) await run();
else await work(workerData);

async function run() {
  const { values } = parseArgs({
    options: {
      seconds: { type: "string", default: "60" },
      seed: { type: "string", default: String(Date.now() % 2 ** 31) },
      target: { type: "string", multiple: true, default: TARGETS },
    },
  });
  const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
  const unknown = values.target.filter((name) => !TARGETS.includes(name));
  if (!(seconds > 0) || !Number.isInteger(seed) || unknown.length > 0) {
    console.error(
      "usage: npm run fuzz [-- --seconds N --seed N --target archive|markup|cells|rules]",
    );
    process.exitCode = 2;
    return;
  }
  console.log(`seed ${seed}`);
  const folder = mkdtempSync(join(tmpdir(), "hebiao-fuzz-"));
  try {
    for (const target of values.target)
      await fuzz(target, seed, (1_000 * seconds) / values.target.length, folder);
    await checkByCommand(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A thread that hangs, or asks for all memory, can be ended from here, and its input is known. */
function fuzz(target, seed, milliseconds, folder) {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { target, seed, milliseconds },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const outcomes = new Map();
  let [count, slowest, begun, input, isOver] = [0, 0, 0, undefined, false];
  return new Promise((done) => {
    const end = (violation, culprit = input) => {
      if (isOver) return;
      isOver = true;
      clearInterval(watch);
      void worker.terminate();
      report(target, count, slowest, outcomes);
      if (violation !== undefined) blame(violation, target, seed, culprit);
      done();
    };
    const watch = setInterval(() => {
      if (input && performance.now() - begun > 1_000 * MOST_SECONDS)
        end(`an input took more than ${MOST_SECONDS} s`);
    }, 500);
    worker.on("message", (message) => {
      if (message.kind === "input") [input, begun] = [message, performance.now()];
      else if (message.kind === "end") end(message.violation, message);
      else {
        slowest = Math.max(slowest, performance.now() - begun);
        count += 1;
        outcomes.set(message.outcome, (outcomes.get(message.outcome) ?? 0) + 1);
        if (message.megabytes > 2 * MOST_MEGABYTES)
          end(`the process holds ${message.megabytes} MB`);
        keepForCommand(folder, target, count, input);
        input = undefined;
      }
    });
    worker.on("error", (error) => end(String(error)));
  });
}

function keepForCommand(folder, target, count, { bytes, extension }) {
  if (extension === "xlsx" && count <= FOR_COMMAND)
    writeFileSync(join(folder, `${target}-${count}.xlsx`), bytes);
}

function report(target, count, slowest, outcomes) {
  const most = [...outcomes].sort((a, b) => b[1] - a[1]).slice(0, 8);
  const shown = most.map(([outcome, times]) => `${outcome} ${times}`).join(", ");
  console.log(
    `${target.padEnd(8)} ${String(count).padStart(6)} inputs, slowest ${Math.round(slowest)} ms: ${shown}`,
  );
}

function blame(violation, target, seed, input) {
  process.exitCode = 1;
  console.error(`VIOLATION in ${target}: ${violation}`);
  if (input?.bytes) console.error(`the input: ${save(input, `${target}-${seed}`)}`);
  console.error(`again: npm run fuzz -- --seed ${seed} --target ${target}`);
}

function save({ bytes, extension }, name) {
  const folder = join(tmpdir(), "hebiao-fuzz-failures");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.${extension}`);
  writeFileSync(file, bytes);
  return file;
}

/** What a process leaves behind can only be seen from outside. */
async function checkByCommand(folder) {
  const { bin } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const inputs = readdirSync(folder);
  if (inputs.length === 0) return;
  const temporary = mkdtempSync(join(tmpdir(), "hebiao-fuzz-tmp-"));
  const args = [
    "check",
    ".",
    "--format",
    "html",
    "-o",
    "out/report.html",
    "--annotate",
    "out/marked",
  ];
  const options = { cwd: folder, env: { ...process.env, TMPDIR: temporary, TEMP: temporary } };
  const code = await new Promise((done) => {
    const program = [join(ROOT, bin.hebiao), ...args];
    execFile(process.execPath, program, options, (error) => done(error === null ? 0 : error.code));
  });
  const left = [
    ...readdirSync(temporary),
    ...readdirSync(folder, { recursive: true }).filter((name) => name.includes(".tmp")),
  ];
  rmSync(temporary, { recursive: true, force: true });
  const isUsual = code === 0 || code === 1 || code === 2;
  console.log(`command  ${String(inputs.length).padStart(6)} inputs together: exit code ${code}`);
  if (isUsual && left.length === 0) return;
  process.exitCode = 1;
  console.error(`VIOLATION: exit code ${code}; left behind: ${left.join(", ") || "nothing"}`);
}

async function work({ target: name, seed, milliseconds }) {
  const [{ default: fc }, { runnerImport }, api] = await Promise.all([
    import("fast-check"),
    import("vite"),
    import(new URL("../dist/index.js", import.meta.url)),
  ]);
  const load = async (file) =>
    (await runnerImport(join(ROOT, "tests/fuzz", file), { root: ROOT, configFile: false })).module;
  const [{ toTargets }, { SMALL_RULES }] = await Promise.all(
    ["targets.ts", "small-rules.ts"].map(load),
  );
  const samples = await readSamples(api, SMALL_RULES);
  const target = toTargets(api, samples).find((each) => each.name === name);
  const law = fc.asyncProperty(target.inputs, async (bytes) => {
    parentPort.postMessage({ kind: "input", bytes, extension: target.extension });
    const outcome = await target.judge(bytes);
    const megabytes = Math.round(process.memoryUsage().rss / 1_048_576);
    parentPort.postMessage({ kind: "outcome", outcome, megabytes });
  });
  const found = await fc.check(law, {
    seed,
    numRuns: 1_000_000_000,
    interruptAfterTimeLimit: milliseconds,
    markInterruptAsFailure: false,
  });
  const [bytes] = found.counterexample ?? [];
  const violation = found.failed ? sayWhy(found) : undefined;
  parentPort.postMessage({ kind: "end", violation, bytes, extension: target.extension });
}

function sayWhy({ errorInstance, counterexamplePath, numRuns }) {
  return `${errorInstance?.stack ?? errorInstance} (input ${numRuns}, path ${counterexamplePath})`;
}

/** The published workbook, the template of the same form, and the template of a small form. */
async function readSamples(api, small) {
  const rules = readFileSync(join(ROOT, `rules/${FORM}/2021.yaml`), "utf8");
  const { form } = api.loadForm(rules, "2021.yaml");
  const real = readFileSync(join(ROOT, `workbooks/${FORM}/2021-移动数字医院系统.xlsx`));
  const smallForm = api.loadForm(small, "small.yaml").form;
  return {
    books: [
      { bytes: new Uint8Array(real), rules },
      { bytes: await api.writeTemplate(form), rules },
      { bytes: await api.writeTemplate(smallForm), rules: small },
    ],
    rules: [small, rules, readFileSync(join(ROOT, "rules/newsletter/2021.yaml"), "utf8")],
  };
}
