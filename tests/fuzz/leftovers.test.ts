import fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import * as library from "../../src/index.js";
import { openFolder, toReport } from "../cli/run-cli.js";
import { bytesOf, REAL_FILE, textOf } from "../fixtures/erc-annual.js";
import { SMALL_RULES } from "./small-rules.js";
import { toTargets } from "./targets.js";

const SEED = 20_211_231;
const OF_EACH = 8;

test("a folder of damaged workbooks is checked, reported and marked, and nothing else is left", async () => {
  const [folder, temporary] = [openFolder(), openFolder()];
  const rules = textOf("rules/erc-annual/2021.yaml");
  const books = [{ bytes: bytesOf(REAL_FILE), rules }];
  for (const { name, extension, inputs } of toTargets(library, { books, rules: [SMALL_RULES] })) {
    if (extension !== "xlsx") continue;
    const sample = fc.sample(inputs, { seed: SEED, numRuns: OF_EACH });
    for (const [at, bytes] of sample.entries()) folder.write(`${name}-${at}.xlsx`, bytes);
  }
  const before = folder.list();
  for (const name of ["TMPDIR", "TEMP", "TMP"]) vi.stubEnv(name, temporary.path);
  onTestFinished(() => void vi.unstubAllEnvs());

  const args = ["--annotate", "退回", "--format", "json", "-o", "报告.json"];
  const run = await folder.run("check", ".", ...args);
  expect(run.exitCode).toBe(2);
  const { summary, files } = toReport({ ...run, stdout: folder.read("报告.json") });
  expect(summary.files).toBe(before.length);
  const marked = files.filter(({ verdict }) => verdict !== "unreadable").length;
  expect(marked).toBeGreaterThan(OF_EACH);
  const added = folder.list().filter((name) => !before.includes(name));
  expect(added.filter((name) => !/^退回\/[a-z]+-\d+-审核\.xlsx$/.test(name))).toEqual([
    "报告.json",
  ]);
  expect(added).toHaveLength(marked + 1);
  expect(temporary.list()).toEqual([]);
});
