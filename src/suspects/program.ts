import type { Formula, Inequality } from "../language/formula.js";
import { numberOf } from "./domain.js";
import { formulasOf } from "./feasible.js";
import type { Problem } from "./problem.js";

/** A mixed-integer linear program: the least Σ cost × column, each row's Σ within its ends. */
export type Program = { readonly columns: readonly Column[]; readonly rows: readonly Row[] };

export type Column = Range & { readonly cost: number; readonly isInteger: boolean };

export type Row = Range & {
  /** Coefficients of columns, by number. */
  readonly terms: ReadonlyMap<number, number>;
};

type Range = { readonly low: number; readonly high: number };

const ENDLESS = Number.POSITIVE_INFINITY;
const MINIMUM_SCALE = 1;

/**
 * Which numbers must change, as a program: a cell that keeps its value does so because its change is
 * 0 (de Waal, Pannekoek & Scholtus 2011, chapter 3). What is not linear and what is no number asks
 * for nothing, so that a solution may still fail a check.
 */
export function toProgram(problem: Problem): {
  readonly program: Program;
  /** For each variable the column that is 1 where it changes. */
  readonly changes: readonly number[];
} {
  const columns: Column[] = [];
  const rows: Row[] = [];
  const addColumn = (column: Column) => columns.push(column) - 1;
  const numbers = problem.variables.flatMap(({ domain }, number) =>
    domain.kind === "numbers" ? [number] : [],
  );
  const formulas = formulasOf(problem, numbers, [...problem.constraints.keys()]);
  const scales = scalesOf(problem, formulas);

  const changes = problem.variables.map(({ weight }) =>
    addColumn({ cost: weight, low: 0, high: 1, isInteger: true }),
  );
  const values = new Map<number, number>();
  for (const [number, scale] of scales) {
    const { domain, value } = problem.variables[number] ?? {};
    const change = changes[number];
    if (domain?.kind !== "numbers" || !value || change === undefined) continue;
    const old = numberOf(value);
    const low = Math.min(old, Math.max(domain.low, old - scale));
    const high = Math.max(old, Math.min(domain.high, old + scale));
    const column = addColumn({ cost: 0, low, high, isInteger: false });
    values.set(number, column);
    const stays = (end: number) =>
      new Map([
        [column, 1],
        [change, old - end],
      ]);
    rows.push({ terms: stays(high), low: -ENDLESS, high: old });
    rows.push({ terms: stays(low), low: old, high: ENDLESS });
  }

  /** Where there is a switch, the inequality counts only while that column is 1. */
  function demand({ free, bound }: Inequality, toggle: number | undefined): void {
    const terms = new Map<number, number>();
    let greatest = 0;
    for (const [number, coefficient] of free) {
      const column = values.get(number) ?? -1;
      const { low = 0, high = 0 } = columns[column] ?? {};
      terms.set(column, coefficient);
      greatest += coefficient * (coefficient > 0 ? high : low);
    }
    const excess = greatest - bound;
    if (excess <= 0) return;
    if (toggle !== undefined) terms.set(toggle, excess);
    rows.push({ terms, low: -ENDLESS, high: toggle === undefined ? bound : bound + excess });
  }

  function encode(formula: Formula, toggle: number | undefined): void {
    switch (formula.kind) {
      case "at-most":
        demand(formula, toggle);
        break;
      case "and":
        for (const term of formula.terms) encode(term, toggle);
        break;
      case "or": {
        const ways = formula.terms.filter(({ kind }) => kind !== "false");
        if (ways.some(({ kind }) => kind === "true" || kind === "open")) break;
        const toggles = ways.map((way) => {
          const own = addColumn({ cost: 0, low: 0, high: 1, isInteger: true });
          encode(way, own);
          return own;
        });
        const terms = new Map(toggles.map((each) => [each, 1]));
        if (toggle !== undefined) terms.set(toggle, -1);
        rows.push({ terms, low: toggle === undefined ? 1 : 0, high: ENDLESS });
        break;
      }
      // What cannot hold whatever the numbers are, says nothing about them.
      default:
    }
  }
  for (const formula of formulas) encode(formula, undefined);
  return { program: { columns, rows }, changes };
}

/**
 * How far a number may reasonably move: twice what everything together comes to that some inequality
 * adds it to. The narrower, the less a solver's tolerance lets through.
 */
function scalesOf(
  { variables }: Problem,
  formulas: readonly Formula[],
): ReadonlyMap<number, number> {
  const scales = new Map<number, number>();
  const sizeOf = (number: number) => {
    const value = variables[number]?.value;
    return value ? Math.abs(numberOf(value)) : 0;
  };
  for (const { free, bound } of formulas.flatMap(inequalitiesOf)) {
    let sum = Math.abs(bound);
    for (const [number, coefficient] of free) sum += Math.abs(coefficient) * sizeOf(number);
    for (const [number, coefficient] of free) {
      const scale = (2 * sum) / Math.abs(coefficient);
      scales.set(number, Math.max(scales.get(number) ?? MINIMUM_SCALE, scale));
    }
  }
  return scales;
}

function inequalitiesOf(formula: Formula): readonly Inequality[] {
  if (formula.kind === "at-most") return [formula];
  return "terms" in formula ? formula.terms.flatMap(inequalitiesOf) : [];
}
