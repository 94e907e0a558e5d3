import type { Row, Submission } from "../model/submission.js";
import type { Change } from "./mistakes-at.js";

/** A copy of the submission in which some cells say something else. */
export function withChanges(submission: Submission, changes: readonly Change[]): Submission {
  return changes.reduce(withChange, submission);
}

function withChange(submission: Submission, { at, value }: Change): Submission {
  const { fields, tables } = submission;
  const change = (cells: Row): Row => {
    const cell = cells.get(at.name);
    return cell ? new Map(cells).set(at.name, { ...cell, value }) : cells;
  };
  if (at.table === undefined) return { ...submission, fields: change(fields) };
  const content = tables.get(at.table);
  if (!content) return submission;
  const rows = content.rows.map((row, index) => (index === at.row ? change(row) : row));
  return { ...submission, tables: new Map(tables).set(at.table, { ...content, rows }) };
}
