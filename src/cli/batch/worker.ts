import Tinypool from "tinypool";
import type { Text } from "../../index.js";
import { Failure } from "../failure.js";
import { type BatchSetup, type CheckTask, makeChecker } from "./checker.js";

/** A thread of a batch: the tasks of a `Checker` by name, as the pool of threads calls them. */
const checker = makeChecker(Tinypool.workerData as BatchSetup);

export const check = (task: CheckTask) => tellFailure(checker.check(task));
export const read = (file: string) => tellFailure(checker.read(file));
export const identify = (file: string) => tellFailure(checker.identify(file));

/** Of an error that leaves a thread only the message is left. */
export type Failed = { readonly failure: Text };

const tellFailure = <Result>(result: Promise<Result>): Promise<Result | Failed> =>
  result.catch((error: unknown) => {
    if (error instanceof Failure) return { failure: error.text };
    throw error;
  });
