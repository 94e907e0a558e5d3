import type { Finding } from "../model/finding.js";
import type { Place } from "../model/place.js";
import { renderPlace } from "./render.js";

/** A form's own check: built-in rules have a message of their own. */
export const isOfForm = ({ data }: Finding): boolean => data.shown !== undefined;

/** The rule's name, without the form that stands above every finding anyway. */
export const nameOfRule = (finding: Finding): string =>
  isOfForm(finding) ? nameOfCheck(finding.rule) : finding.rule;

/** Of `form/check` the check. */
export const nameOfCheck = (rule: string): string => rule.slice(rule.indexOf("/") + 1);

/** Another cell of a finding: the sheet is named only where it is another one. */
export const renderRelated = (other: Place, place: Place): string =>
  other.kind === "cell" && place.kind === "cell" && other.sheet === place.sheet
    ? (other.address ?? other.field ?? "—")
    : renderPlace(other);
