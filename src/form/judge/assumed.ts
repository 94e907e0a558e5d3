import type { Form } from "../../model/form.js";
import type { FieldName } from "./quantity.js";
import type { Claim } from "./system.js";

/**
 * The claims that hold wherever something is looked at: those of rows only if there must be one, or
 * the row is what is looked at.
 */
export const assumedFor = (
  { table }: Pick<FieldName, "table">,
  claims: readonly Claim[],
  { tables }: Form,
): readonly Claim[] =>
  claims.filter(
    ({ check: { rows } }) =>
      rows === undefined || rows === table || tables.get(rows)?.required === true,
  );
