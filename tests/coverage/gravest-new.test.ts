import { describe, expect, test } from "vitest";
import { countByKey, gravestNew } from "../../src/coverage/gravest-new.js";
import type { Finding, Severity } from "../../src/model/finding.js";

/** Written as `rule severity address`. */
function toFinding(text: string): Finding {
  const [rule = "", severity = "error", address] = text.split(" ");
  return {
    rule,
    severity: severity as Severity,
    outcome: "fails",
    place: { kind: "cell", sheet: "表", field: "数", ...(address && { address }) },
    related: [],
    data: {},
  };
}

describe("the gravest new finding", () => {
  test.each([
    { title: "nothing before, nothing now", before: [], now: [], gravest: undefined },
    { title: "one", before: [], now: ["a warning C5"], gravest: "warning" },
    {
      title: "several",
      before: [],
      now: ["a note C5", "b error C6", "c warning C7"],
      gravest: "error",
    },
    {
      title: "what was there before",
      before: ["a error C5"],
      now: ["a error C5"],
      gravest: undefined,
    },
    {
      title: "a lesser one beside what was there before",
      before: ["a error C5"],
      now: ["a error C5", "b note C5"],
      gravest: "note",
    },
    {
      title: "the same rule in another row",
      before: ["a error C5"],
      now: ["a error C5", "a error C6"],
      gravest: "error",
    },
    {
      title: "the same rule in another row instead",
      before: ["a error C5"],
      now: ["a error C6"],
      gravest: "error",
    },
    {
      title: "one more of a kind whose cells were not found",
      before: ["a warning", "a warning"],
      now: ["a warning", "a warning", "a warning"],
      gravest: "warning",
    },
    {
      title: "one less",
      before: ["a error C5", "a error C6"],
      now: ["a error C6"],
      gravest: undefined,
    },
  ])("of $title is $gravest", ({ before, now, gravest }) => {
    expect(gravestNew(countByKey(before.map(toFinding)), now.map(toFinding))).toBe(gravest);
  });
});
