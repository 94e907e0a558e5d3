import { readFileSync } from "node:fs";

/** The rule author's guide of the README: its parts, its blocks, and the files that its reader writes. */

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** The text under a heading of the guide, up to the next of its level. */
export function partOf(heading: string): string {
  const [, after] = README.split(`\n### ${heading}\n`, 2);
  if (after === undefined) throw new Error(`no part ${heading}`);
  return after.split(/\n##+ /, 1)[0] ?? "";
}

export type Block = { readonly language: string; readonly text: string };

export const blocksIn = (part: string): Block[] =>
  [...part.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = "", text = ""]) => ({
    language,
    text,
  }));

/** A state of the file, and what lint prints on it; what is not printed stands in the guide as no block. */
export type Step = { readonly file: string; readonly printed?: string };

/**
 * The file as it grows: a block of checks is added at the end, one of a sheet above the checks, and any
 * other replaces the lines that lint has just named, each the next one that has its key.
 *
 * @param name of the file, which begins the lines that lint prints
 */
export function stepsIn(blocks: readonly Block[], name: string): readonly Step[] {
  const steps: { file: string; printed?: string }[] = [];
  for (const { language, text } of blocks) {
    const last = steps.at(-1);
    const file = last?.file ?? "";
    if (language === "text" && text.startsWith(`${name}:`) && last) last.printed = text;
    if (language !== "yaml" || text.startsWith("fields:")) continue;
    if (!last || text.startsWith("  - id:")) steps.push({ file: file + text });
    else if (text.startsWith("  - name:")) {
      steps.push({ file: file.replace(/^checks:\n/m, `${text}checks:\n`) });
    } else steps.push({ file: mended(file, text, last.printed ?? "", name) });
  }
  return steps;
}

function mended(file: string, block: string, printed: string, name: string): string {
  const lines = file.split("\n");
  const named = [...printed.matchAll(new RegExp(`^${name}:(\\d+):`, "gm"))];
  const left = named.map(([, line]) => Number(line) - 1);
  for (const line of block.trimEnd().split("\n")) {
    const at = left.find((index) => keyOf(lines[index]) === keyOf(line));
    if (at === undefined) throw new Error(`lint names no line for ${line}`);
    left.splice(left.indexOf(at), 1);
    lines[at] = line;
  }
  return lines.join("\n");
}

const keyOf = (line = ""): string => line.split(":", 1)[0] ?? "";

/** Every word that stands in code, be it in a line or a block. */
export function wordsInCode(part: string): ReadonlySet<string> {
  const inLines = [...part.replaceAll(/^```.*?^```$/gms, "").matchAll(/`([^`]+)`/g)];
  const code = [...blocksIn(part).map(({ text }) => text), ...inLines.map(([, text = ""]) => text)];
  return new Set(code.flatMap((text) => text.match(/[a-z_]+/g) ?? []));
}

/** The command lines, each from behind `npx hebiao`. */
export function commandsIn(part: string): string[] {
  return [...part.matchAll(/npx hebiao ([^`\n]+)/g)].map(([, command = ""]) => command);
}
