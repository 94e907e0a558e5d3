// Bundles the command line, each command with only what it needs: a hundred modules found and read one
// by one take longer than a workbook takes to check.
import { join, resolve } from "node:path";
import { build } from "vite";

const ROOT = resolve(import.meta.dirname, "..");

await build({
  root: ROOT,
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: "warn",
  // What is large, or loads files of its own, is left where it is installed.
  ssr: {
    noExternal: true,
    external: ["arquero", "exceljs", "highs", "tinypool", "vega", "vega-lite"],
  },
  build: {
    ssr: true,
    target: "node20",
    outDir: join(ROOT, "dist/bin"),
    minify: false,
    rollupOptions: {
      input: ["main", "start", "batch/worker"].map((name) => join(ROOT, `src/cli/${name}.ts`)),
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
    },
  },
});
