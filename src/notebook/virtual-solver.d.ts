/** What `scripts/build-notebooks.mjs` puts into the page beside its script. */
declare module "virtual:solver" {
  /** Base64 of the Zstandard of the WebAssembly of HiGHS. */
  export const packed: () => string;
}
