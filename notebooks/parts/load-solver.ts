import { decompress } from "fzstd";
import * as highs from "highs";
import { type LoadSolver, startOnce, startSolver } from "../../src/index.js";

/** @param packed base64 of its WebAssembly in Zstandard, which stands in the page */
export const loadSolverFrom = (packed: () => Promise<string>): LoadSolver =>
  startOnce(async () => {
    const bytes = Uint8Array.from(atob(await packed()), (letter) => letter.charCodeAt(0));
    const module = await WebAssembly.compile(new Uint8Array(decompress(bytes)));
    return startSolver(highs, handing(module));
  });

/** It takes the compiled module by this hook of Emscripten only: its own `wasmBinary` is not looked at. */
const handing = (module: WebAssembly.Module): object => ({
  instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) {
    void WebAssembly.instantiate(module, imports).then(receive);
  },
});
