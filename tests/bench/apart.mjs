import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const RUN_APART = fileURLToPath(new URL("run-apart.mjs", import.meta.url));
const READERS = fileURLToPath(new URL("readers.py", import.meta.url));
/** Debian's Python has the modules of Debian's packages; the one on the path may be another. */
const PYTHONS = ["/usr/bin/python3", "python3"];

/**
 * Measures the contender `name` of `module` in a process of its own, so that none pays for another's
 * garbage; undefined where a package it needs is not installed.
 */
export function inNode(module, name, file, needs) {
  if (needs !== undefined && !isInstalled(needs)) return undefined;
  return () => millisecondsFrom(process.execPath, [RUN_APART, module, name, file]);
}

/** The same of a reader in `readers.py`; undefined where no Python has the module it needs. */
export function inPython(name, file, needs) {
  const find = `import sys, importlib.util; sys.exit(importlib.util.find_spec("${needs}") is None)`;
  const python = PYTHONS.find((each) => spawnSync(each, ["-c", find]).status === 0);
  return python && (() => millisecondsFrom(python, [READERS, name, file]));
}

/** Measures a whole process, from its start to its end; it has to end with one of the codes. */
export function wholeProcess(args, codes = [0]) {
  return () => {
    const start = performance.now();
    const { status, error } = spawnSync(process.execPath, args, { stdio: "ignore" });
    const time = performance.now() - start;
    if (!codes.includes(status)) {
      throw error ?? new Error(`node ${args.join(" ")} ended with the code ${status}`);
    }
    return time;
  };
}

function isInstalled(name) {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch (error) {
    if (error.code === "MODULE_NOT_FOUND") return false;
    throw error;
  }
}

function millisecondsFrom(program, args) {
  const { stdout, stderr, status, error } = spawnSync(program, args, { encoding: "utf8" });
  if (status !== 0) throw error ?? new Error(stderr);
  return Number(stdout);
}
