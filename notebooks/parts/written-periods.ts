import { writePeriod } from "../../src/index.js";

/** The columns of tables that hold a period. */
const COLUMNS = ["period", "from", "to"] as const;

/** A row as people and files have it: `2023-10` instead of the integer; years stay as they are. */
export function withWrittenPeriods<Row extends object>(row: Row): Row {
  const written = COLUMNS.flatMap((name) => {
    const period = (row as Readonly<Record<string, unknown>>)[name];
    return typeof period === "number" ? [[name, writePeriod(period)] as const] : [];
  });
  return { ...row, ...Object.fromEntries(written) };
}
