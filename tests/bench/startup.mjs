import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { wholeProcess } from "./apart.mjs";
import { compete, toTable } from "./compete.mjs";

const ROUNDS = 15;
const ROOT = new URL("../../", import.meta.url);
const { bin } = JSON.parse(readFileSync(new URL("package.json", ROOT), "utf8"));
const HEBIAO = fileURLToPath(new URL(bin.hebiao, ROOT));
const EXCELJS = "node -e \"require('exceljs')\"";
const NOTHING = 'node -e ""';

/** Whole processes from start to end, as they are for everybody who types a command. */
export function benchStartup(file) {
  const results = compete(
    [
      {
        name: "hebiao check ONE.xlsx",
        // 1: the form has mistakes.
        measure: wholeProcess([HEBIAO, "check", file], [1]),
        against: EXCELJS,
        atMost: 1.8,
      },
      { name: EXCELJS, measure: wholeProcess(["-e", "require('exceljs')"]) },
      {
        name: "hebiao --version",
        measure: wholeProcess([HEBIAO, "--version"]),
        against: NOTHING,
        atMost: 2,
      },
      { name: NOTHING, measure: wholeProcess(["-e", ""]) },
    ],
    ROUNDS,
  );
  return toTable("Whole processes, the same form", results);
}
