import type { Field, FieldType, Unit } from "../../model/form.js";
import { toPlainNumber } from "../../model/number.js";
import { toNumberValue, type Value } from "../../model/value.js";
import { convert, findUnit, scaleOf, spellsUnit } from "./convert-unit.js";
import { type NumberSpelling, parseNumberSpelling, toBareSpelling } from "./number-spelling.js";
import {
  type AnswerContent,
  type Reading,
  readAs,
  readAsNormalised,
  unreadable,
  wrongType,
} from "./reading.js";

type Units = ReadonlyMap<string, Unit>;

/** The cell of an integer, decimal or year field. */
export function readNumber(
  content: AnswerContent,
  raw: string,
  field: Field,
  units: Units,
): Reading {
  switch (content.kind) {
    case "number": {
      const value = toFieldNumber(content.number, field.type);
      return value ? readAs(value, raw) : wrongType(field.type, "number", raw);
    }
    case "text":
      return readSpelling(content.text, raw, field, units);
    case "date":
    case "boolean":
      return wrongType(field.type, content.kind, raw);
  }
}

function readSpelling(text: string, raw: string, field: Field, units: Units): Reading {
  const spelling = parseNumberSpelling(text);
  if (!spelling) return wrongType(field.type, "text", raw, proposalFor(text, field, units));
  if (!isInOwnUnit(spelling, field, units)) return readOtherUnit(spelling, raw, field, units);
  const value = toFieldNumber(spelling.number, field.type);
  return value
    ? readAsNormalised(value, raw, toPlainNumber(spelling.number))
    : wrongType(field.type, "text", raw);
}

function isInOwnUnit({ suffix }: NumberSpelling, field: Field, units: Units): boolean {
  if (suffix === "" || (suffix === "年" && field.type === "year")) return true;
  const own = ownUnit(field, units);
  return own !== undefined && spellsUnit(suffix, own);
}

/** Never converted silently: the filler confirms what is proposed. */
function readOtherUnit(
  { number, suffix }: NumberSpelling,
  raw: string,
  field: Field,
  units: Units,
): Reading {
  const own = ownUnit(field, units);
  const scale = own ? scaleOf(suffix, own, units) : findUnit(suffix, units);
  const converted = own && scale && convert(number, scale, own);
  // A share is not a number of anything, so its bare number would mislead.
  if (!scale || (converted === undefined && SHARES.has(suffix))) {
    return wrongType(field.type, "text", raw, proposalFor(raw, field, units));
  }
  const proposal = toFieldNumber(converted ?? number, field.type);
  return own
    ? unreadable("unit", raw, { from: raw, unit: own.name, found: suffix }, proposal)
    : wrongType(field.type, "text", raw, proposal);
}

/** The number, if a field of this type can hold it. */
function toFieldNumber(number: number, type: FieldType): Value | undefined {
  if (!Number.isFinite(number)) return undefined;
  if (type === "decimal") return toNumberValue(number + 0);
  const whole = Math.round(number) + 0;
  // Results of formulas carry binary noise.
  if (Math.abs(number - whole) > 1e-9) return undefined;
  if (type === "year" && (whole < 1900 || whole > 2999)) return undefined;
  return toNumberValue(whole);
}

/** The one evident reading of a text that is no number: 约120, 120左右, 1 234, 2021年度. */
function proposalFor(text: string, field: Field, units: Units): Value | undefined {
  const bare = toBareSpelling(text);
  const meant = field.type === "year" ? bare.replace(/年度$/, "年") : withoutHedge(bare);
  if (meant === bare) return undefined;
  const spelling = parseNumberSpelling(meant);
  return spelling && isInOwnUnit(spelling, field, units)
    ? toFieldNumber(spelling.number, field.type)
    : undefined;
}

const withoutHedge = (text: string): string =>
  /^[1-9]\d{0,2}(?: \d{3})+$/.test(text)
    ? text.replaceAll(" ", "")
    : text.replace(/^(?:大约|约为|约|大概|近|≈)/, "").replace(/(?:左右|上下)$/, "");

function ownUnit(field: Field, units: Units): Unit | undefined {
  if (field.unit === undefined) return undefined;
  const name = field.unit;
  return units.get(name) ?? { name, also: [], factor: 1, of: name, counts: false };
}

const SHARES: ReadonlySet<string> = new Set(["%", "％", "‰"]);
