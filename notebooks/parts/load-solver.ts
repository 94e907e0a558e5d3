import { packed } from "virtual:solver";
import { decompress } from "fzstd";
import * as highs from "highs";
import { type Solver, startSolver } from "../../src/index.js";

/** Unpacked when the first file wants it, as few do; undefined where the browser has no WebAssembly. */
export function loadSolver(): Promise<Solver | undefined> {
  loaded ??= load();
  return loaded;
}

let loaded: Promise<Solver | undefined> | undefined;

async function load(): Promise<Solver | undefined> {
  try {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const module = await WebAssembly.compile(new Uint8Array(decompress(bytes)));
    return await startSolver(highs, handing(module));
  } catch {
    // What is missing is said beside what it would have found.
    return undefined;
  }
}

/** It takes the compiled module by this hook of Emscripten only: its own `wasmBinary` is not looked at. */
const handing = (module: WebAssembly.Module): object => ({
  instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) {
    void WebAssembly.instantiate(module, imports).then(receive);
  },
});
