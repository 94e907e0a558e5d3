import type { Place } from "./place.js";
import type { Text } from "./text.js";
import type { Value } from "./value.js";

/** error 强制性 blocks a submission; warning 核实性 is allowed once explained; note 提示 informs. */
export type Severity = "error" | "warning" | "note";

export type Datum = string | number | readonly string[] | Text;

/**
 * One thing found in a workbook or in a rule file. It carries data, not prose: `rule` and `data`
 * are rendered to a sentence in zh or en by `report/`, as late as possible.
 */
export type Finding = {
  /** `form/check` for a form's own checks, a plain word such as `required` for built-in ones; never reused. */
  readonly rule: string;
  readonly severity: Severity;
  /** "cannot-tell": the program could not decide what stands there and refuses to guess. */
  readonly outcome: "fails" | "cannot-tell";
  readonly place: Place;
  /** The other cells the check read. */
  readonly related: readonly Place[];
  readonly expected?: Value;
  readonly actual?: Value;
  /** Fills the message. */
  readonly data: Readonly<Record<string, Datum>>;
  /** What to do, where the message of the rule does not say it already. */
  readonly hint?: Text;
  /** The filler's 核实说明, for a warning. */
  readonly explained?: string;
};

/** Whether it blocks a submission: an error, or a warning that nobody has explained. */
export const isOpen = ({ severity, explained }: Finding): boolean =>
  severity === "error" || (severity === "warning" && explained === undefined);
