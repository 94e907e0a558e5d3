import Tinypool from "tinypool";
import { type BatchSetup, type CheckTask, makeChecker } from "./checker.js";

/** A thread of a batch: the tasks of a `Checker` by name, as the pool of threads calls them. */
const checker = makeChecker(Tinypool.workerData as BatchSetup);

export const check = (task: CheckTask) => checker.check(task);
export const read = (file: string) => checker.read(file);
export const identify = (file: string) => checker.identify(file);
