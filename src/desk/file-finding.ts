import type { Finding } from "../model/finding.js";

/** What is to be said of a whole file; `rule` is a key of the message catalogue. */
export const toFileFinding = (
  file: string,
  rule: string,
  data: Finding["data"],
  severity: Finding["severity"] = "error",
): Finding => ({
  rule,
  severity,
  outcome: "cannot-tell",
  place: { kind: "file", file },
  related: [],
  data,
});
