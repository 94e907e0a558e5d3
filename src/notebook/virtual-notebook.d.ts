/** The one notebook of a page; the build puts the file in. */
declare module "virtual:notebook" {
  export const notebook: import("./kernel.js").Notebook;
}
