import type { Field, FieldType, Form, FormPeriod } from "../model/form.js";
import { nearest } from "../model/nearest.js";
import type { FormSource, PeriodSource } from "./schema.js";
import { locate, type Path, type Source, type SourceProblem } from "./source.js";

type Building = {
  readonly source: Source;
  readonly problems: SourceProblem[];
  readonly fields: ReadonlyMap<string, Field>;
};

/** What tells one submission of a form from another: who reports, and for when. */
export function buildIdentity(
  { reporting_unit, period }: FormSource,
  building: Building,
): Pick<Form, "unitField" | "period"> {
  expectField(reporting_unit, "text", ["reporting_unit"], building);
  return { unitField: reporting_unit, period: buildPeriod(period, building) };
}

/** A year alone, or with the number of a quarter or month; or a date, in whose year, quarter or month it lies. */
function buildPeriod(raw: PeriodSource, building: Building): FormPeriod {
  if (typeof raw === "string") {
    expectField(raw, "year", ["period"], building);
    return { kind: "year", field: raw, previous: "period" };
  }
  const { year, quarter, month, previous = "period" } = raw;
  const kind = month !== undefined ? "month" : quarter !== undefined ? "quarter" : "year";
  const part = month ?? quarter;
  const field = year ?? part;
  if (field === undefined || (quarter !== undefined && month !== undefined)) {
    const stretch = locate(building.source, ["period"]);
    building.problems.push({ rule: "rules/period-shape", stretch, data: {} });
    return { kind, field: field ?? "", previous };
  }
  const isDate = building.fields.get(field)?.type === "date";
  if (year === undefined || (part === undefined && isDate)) {
    expectField(field, "date", ["period", kind], building);
    return { kind, field, previous };
  }
  expectField(year, "year", ["period", "year"], building);
  if (part !== undefined) expectField(part, "integer", ["period", kind], building);
  return { kind, field: year, part, previous };
}

/** A quarter 5 or a month 无 is none: the field beside a year has the range that its kind has. */
export function rangeOfPart(
  { name, min = 1, max }: Field,
  period: PeriodSource,
): Pick<Field, "min" | "max" | "none"> | undefined {
  if (typeof period === "string" || period.year === undefined) return undefined;
  if (name === period.month) return { min, max: max ?? 12, none: "forbidden" };
  return name === period.quarter ? { min, max: max ?? 4, none: "forbidden" } : undefined;
}

function expectField(name: string, type: FieldType, path: Path, building: Building): void {
  const field = building.fields.get(name);
  const stretch = locate(building.source, path);
  if (!field) {
    const data = { found: name, nearest: nearest(name, building.fields.keys()) };
    building.problems.push({ rule: "rules/unknown-field", stretch, data });
  } else if (field.type !== type) {
    const data = { key: String(path.at(-1)), found: name, expected: type, type: field.type };
    building.problems.push({ rule: "rules/identity-type", stretch, data });
  }
}
