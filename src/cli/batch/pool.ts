import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import { type Finding, toFileFinding } from "../../index.js";
import { Failure } from "../failure.js";
import { reasonOf } from "../output.js";
import {
  type BatchSetup,
  type Checker,
  type CheckResult,
  type Identified,
  makeChecker,
  type ReadResult,
} from "./checker.js";
import type { Failed } from "./worker.js";

/** Does the tasks of a batch, several at a time. */
export type Pool = Checker & {
  readonly size: number;
  readonly close: () => Promise<void>;
};

/** A file that takes longer, or more memory, is given up, and the others go on. */
export const LIMITS_PER_FILE: LimitsPerFile = { seconds: 60, megabytes: 512 };

export type LimitsPerFile = { readonly seconds: number; readonly megabytes: number };

/** Half of what is usual: what a file leaves behind then stays within the processor's cache. */
const YOUNG_MEGABYTES = 24;

/** Fewer files are done before a thread has started. */
const WORTHWHILE = 24;
const MOST_WORKERS = 16;

/** How many threads are worth it. */
export const usualWorkers = (files: number): number =>
  files < WORTHWHILE ? 0 : Math.min(availableParallelism(), MOST_WORKERS);

/**
 * @param workers threads besides this one; with none, everything is done in this one, and nothing can be
 * given up
 */
export async function openPool(
  setup: BatchSetup,
  workers: number,
  limits: LimitsPerFile = LIMITS_PER_FILE,
): Promise<Pool> {
  if (workers === 0) {
    return { ...makeChecker(setup), size: 1, close: () => Promise.resolve() };
  }
  const { default: Tinypool } = await import("tinypool");
  // The threads keep all cores busy: helpers that collect garbage for one of them hold up the others.
  setFlagsFromString("--no-parallel-scavenge");
  const pool = new Tinypool({
    filename: new URL("./worker.js", import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    workerData: setup,
    resourceLimits: {
      maxOldGenerationSizeMb: limits.megabytes,
      maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
    },
  });
  const run = async <Result extends object>(name: string, task: unknown): Promise<Result> => {
    const signal = AbortSignal.timeout(limits.seconds * 1_000);
    const result: Result | Failed = await pool.run(task, { name, signal });
    if ("failure" in result) throw new Failure(result.failure);
    return result;
  };
  return {
    size: workers,
    identify: (file) =>
      run<Identified>("identify", file).catch((error) => giveUp(file, error, limits)),
    read: (file) => run<ReadResult>("read", file).catch((error) => giveUp(file, error, limits)),
    check: (task) =>
      run<CheckResult>("check", task).catch((error): CheckResult => {
        const { file } = task;
        return {
          kind: "checked",
          report: { file, findings: [giveUp(file, error, limits)], skipped: [] },
        };
      }),
    close: () => pool.destroy(),
  };
}

/** A mistake of ours is no mistake of the file. */
function giveUp(file: string, error: unknown, { seconds, megabytes }: LimitsPerFile): Finding {
  if (error instanceof Error && error.name === "AbortError") {
    return toFileFinding(file, "file/given-up", { limit: seconds, unit: "s" });
  }
  if (reasonOf(error) === "ERR_WORKER_OUT_OF_MEMORY") {
    return toFileFinding(file, "file/given-up", { limit: megabytes, unit: "MB" });
  }
  throw error;
}
