import { readFileSync } from "node:fs";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** The rows of all tables of a section of the README, without their headers; cells are trimmed. */
export function rowsIn(heading: string): string[][] {
  const [, after] = readme.split(`\n## ${heading}\n`, 2);
  if (after === undefined) throw new Error(`no section ${heading}`);
  const lines = (after.split("\n## ", 1)[0] ?? "").split("\n");
  return lines.flatMap((line, at) => {
    const isRow = line.startsWith("|") && !isRule(line) && !isRule(lines[at + 1] ?? "");
    return isRow ? [toCells(line)] : [];
  });
}

const isRule = (line: string): boolean => /^\|[-|]+\|$/.test(line);

const toCells = (line: string): string[] =>
  line
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());
