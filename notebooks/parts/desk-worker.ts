import { expose, proxy } from "comlink";
import { openDesk, type RuleText } from "../../src/index.js";
import type { DroppedFile } from "../../src/notebook/dropped-files.js";
import { loadSolverFrom } from "./load-solver.js";

/** The desk in a thread of its own, so that the page answers while files are read. */
export const openRemote = (rules: readonly RuleText[], packedSolver: () => Promise<string>) => {
  const loadSolver = loadSolverFrom(packedSolver);
  const desk = openDesk(rules, { now: () => performance.now(), loadSolver });
  return proxy({
    ...desk,
    add: (files: readonly DroppedFile[], onProgress: (done: number, total: number) => void) =>
      desk.add(files.map(toHanded), onProgress),
  });
};

const toHanded = ({ name, file }: DroppedFile) => ({
  name,
  size: file?.size ?? 0,
  arrayBuffer: () => file?.arrayBuffer() ?? Promise.reject(new Error("cannot be opened")),
});

expose(openRemote);
