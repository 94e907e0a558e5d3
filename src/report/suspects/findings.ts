import type { Finding } from "../../model/finding.js";
import type { CellPlace, Place } from "../../model/place.js";
import type { Question } from "../../model/suspects.js";
import { renderPlace } from "../render.js";

/** By these a cell is out of what its field may hold, whatever the checks say. */
const NOT_ALLOWED: ReadonlySet<string> = new Set(["minimum", "maximum", "option"]);

/** The failed checks that read cells of a question, and what these cells may not hold. */
export function findingsOf(
  { alternatives, rules }: Question,
  findings: readonly Finding[],
): Finding[] {
  const cells = new Set(alternatives.flatMap((each) => each.cells.map(({ place }) => key(place))));
  const checks = new Set(rules);
  return findings.filter((finding) => {
    if (finding.outcome !== "fails" || finding.explained !== undefined) return false;
    if (NOT_ALLOWED.has(finding.rule)) return cells.has(key(finding.place));
    const { rule, place, related } = finding;
    return checks.has(rule) && [place, ...related].some((each) => cells.has(key(each)));
  });
}

/**
 * A check that fails in several rows counts once for each. A finding does not name cells that only a
 * condition looked at, hence never less than what was counted for one cell.
 */
export const countFailed = ({ alternatives }: Question, findings: readonly Finding[]): number =>
  Math.max(
    findings.filter(({ rule }) => !NOT_ALLOWED.has(rule)).length,
    ...alternatives.flatMap(({ cells }) => cells.map(({ failed }) => failed)),
  );

/** Whether the cell holds what its field never may. */
export const isNotAllowed = (place: CellPlace, findings: readonly Finding[]): boolean =>
  findings.some((each) => NOT_ALLOWED.has(each.rule) && key(each.place) === key(place));

const key = (place: Place): string =>
  place.kind === "cell"
    ? JSON.stringify([place.sheet, place.address ?? `:${place.field}`])
    : renderPlace(place);
