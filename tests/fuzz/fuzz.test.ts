import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import * as library from "../../src/index.js";
import { bytesOf, loadedForm, REAL_FILE, textOf } from "../fixtures/erc-annual.js";
import { SMALL_RULES } from "./small-rules.js";
import { type Target, toTargets } from "./targets.js";

vi.setConfig({ testTimeout: 120_000 });

/** As many as a run of all tests can bear; `npm run fuzz` goes on for as long as it is told. */
const RUNS: Readonly<Record<string, number>> = { archive: 300, markup: 150, cells: 60, rules: 100 };
const SEED = 20_211_231;

describe("whatever is done to a file, there is a result or a coded problem", () => {
  let targets: readonly Target[] = [];

  beforeAll(async () => {
    const real = textOf("rules/erc-annual/2021.yaml");
    targets = toTargets(library, {
      books: [
        { bytes: bytesOf(REAL_FILE), rules: real },
        { bytes: await library.writeTemplate(loadedForm(SMALL_RULES)), rules: SMALL_RULES },
      ],
      rules: [SMALL_RULES, SMALL_RULES, real],
    });
  });

  test.each([
    ["archive", ["submission", "file/corrupt", "file/truncated", "file/encrypted"]],
    ["markup", ["submission", "file/corrupt", "file/doctype"]],
    ["cells", ["submission"]],
    ["rules", ["form", "rules/yaml", "rules/unknown-key", "rules/wrong-type"]],
  ])("%s", async (name, expected) => {
    const target = targets.find((each) => each.name === name);
    const outcomes = new Set<string>();
    const law = fc.asyncProperty(target?.inputs ?? fc.constant(new Uint8Array()), async (input) => {
      outcomes.add((await target?.judge(input)) ?? "no target");
    });
    await fc.assert(law, { seed: SEED, numRuns: RUNS[name] ?? 0 });
    // Without these it would be proved of files that all say the same.
    expect([...outcomes]).toEqual(expect.arrayContaining(expected));
  });
});
