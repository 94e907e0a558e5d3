/** What `scripts/build-notebooks.mjs` puts in when it builds a page. */
declare module "virtual:solver" {
  /** Base64 of the Zstandard of the WebAssembly of HiGHS. */
  export const packed: string;
}
