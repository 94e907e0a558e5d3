import { type Solver, startSolver } from "../index.js";

/** Loaded when the first file wants it, as few do; undefined where it is not installed. */
export function loadSolver(): Promise<Solver | undefined> {
  loaded ??= load();
  return loaded;
}

let loaded: Promise<Solver | undefined> | undefined;

async function load(): Promise<Solver | undefined> {
  try {
    return await startSolver(await import("highs"));
  } catch {
    // An optional dependency: what is missing is said beside what it would have found.
    return undefined;
  }
}
