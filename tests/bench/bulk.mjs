// `npm run bench:bulk [-- COUNT]`: a folder of so many generated workbooks, checked with one thread and with
// two, and a tenth of it, for the memory. Ratios within one run; the times only say what machine this was.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { withSmallForm } from "./small-form.mjs";

const COUNT = Number(process.argv[2] ?? 10_000);
const MAIN = fileURLToPath(new URL("../../dist/bin/main.js", import.meta.url));

const NUMBER = "<v>1748.1</v>";

const folder = mkdtempSync(join(tmpdir(), "hebiao-bulk-"));
try {
  await withSmallForm((file) => writeWorkbooks(new Uint8Array(readFileSync(file))));
  const few = await measure(COUNT / 10, 2);
  const one = await measure(COUNT, 1);
  const two = await measure(COUNT, 2);
  const same = readFileSync(two.output).equals(readFileSync(one.output));
  console.log(
    `${COUNT} workbooks, one thread / two threads: ${(one.seconds / two.seconds).toFixed(2)}  (at least 1.5)`,
  );
  console.log(
    `peak memory, two threads: ${COUNT / 10} workbooks ${few.megabytes} MB, ${COUNT} workbooks ${two.megabytes} MB  (at most 400, flat)`,
  );
  console.log(`the reports are the same bytes: ${same ? "yes" : "NO"}`);
  for (const [name, { seconds }] of Object.entries({ one, two })) {
    console.log(`  ${name}: ${seconds.toFixed(1)} s, ${Math.round(COUNT / seconds)} workbooks/s`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The same form with another number in each. */
function writeWorkbooks(bytes) {
  const parts = unzipSync(bytes);
  const isAsked = (name) =>
    name.startsWith("xl/worksheets/") && strFromU8(parts[name]).includes(NUMBER);
  const [part, ...others] = Object.keys(parts).filter(isAsked);
  if (part === undefined || others.length > 0)
    throw new Error("the number to be changed is not there");
  const sheet = strFromU8(parts[part]);
  for (let number = 0; number < COUNT; number++) {
    const changed = sheet.replace(NUMBER, `<v>${1748 + number / 10}</v>`);
    writeFileSync(nameOf(number), zipSync({ ...parts, [part]: strToU8(changed) }, { level: 1 }));
  }
}

function nameOf(number) {
  return join(folder, `示例${String(number).padStart(6, "0")}.xlsx`);
}

/** Checks the first so many of the workbooks in a process of its own. */
async function measure(count, workers) {
  const output = join(folder, `${count}-${workers}.json`);
  const pattern = count === COUNT ? "*.xlsx" : `示例${"0".repeat(7 - String(count).length)}*.xlsx`;
  const paths = join(folder, pattern);
  const start = performance.now();
  const child = spawn(process.execPath, [
    ...[MAIN, "check", paths, "--format", "json", "-o", output, "--workers", String(workers)],
  ]);
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, peakOf(child.pid));
  }, 100);
  const code = await new Promise((done) => child.on("close", done));
  clearInterval(watch);
  if (code !== 1) throw new Error(`hebiao check ended with ${code}`);
  return { output, megabytes, seconds: (performance.now() - start) / 1_000 };
}

/** In megabytes, as Linux counts it: the most the process ever had. */
function peakOf(pid) {
  try {
    const [, kilobytes] =
      /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Math.round(Number(kilobytes ?? 0) / 1_024);
  } catch {
    return 0;
  }
}
