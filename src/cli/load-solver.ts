import { startOnce, startSolver } from "../index.js";

/** An optional dependency, loaded when the first file wants it, as few do. */
export const loadSolver = startOnce(async () => startSolver(await import("highs")));
