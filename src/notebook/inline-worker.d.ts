/** A worker whose script the build puts into the page. */
declare module "*?worker&inline" {
  const InlineWorker: new () => Worker;
  // biome-ignore lint/style/noDefaultExport: this is how Vite gives it.
  export default InlineWorker;
}
