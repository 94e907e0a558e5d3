import { type Language, SEVERITY_WORDS, type Severity } from "../../src/index.js";

/** 错误, 核实 or 提示; `Error` with a capital, because it stands by itself. */
export function severityWord(severity: unknown, language: Language): string {
  const word = SEVERITY_WORDS[severity as Severity]?.[language] ?? "";
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

export const SEVERITIES = Object.keys(SEVERITY_WORDS) as readonly Severity[];
