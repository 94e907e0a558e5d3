import { SEVERITY_WORDS, type Severity } from "../../src/index.js";

/** 错误, 核实 or 提示. */
export const severityWord = (severity: unknown): string =>
  SEVERITY_WORDS[severity as Severity]?.zh ?? "";

export const SEVERITIES = Object.keys(SEVERITY_WORDS) as readonly Severity[];
