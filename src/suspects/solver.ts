import type { Highs, InitOptions, Model } from "highs";
import type { Program } from "./program.js";

/** A solver of mixed-integer linear programs. */
export type Solver = {
  /**
   * @returns a value for each column, the cheapest known; undefined where none is known
   */
  readonly minimize: (program: Program) => readonly number[] | undefined;
};

/**
 * HiGHS (Huangfu & Hall 2018), which is a WebAssembly of a few megabytes.
 *
 * @param module the package `highs`, imported by those who have it
 * @param options where its bytes are
 * @throws where WebAssembly does not start
 */
export async function startSolver(
  module: { readonly default: unknown },
  options?: InitOptions,
): Promise<Solver> {
  // Its types describe the CommonJS file, where Node and bundlers take the ES module.
  const load = module.default as (options?: InitOptions) => Promise<Highs>;
  const highs = await load(options);
  return {
    minimize(program) {
      try {
        return highs.withModel(toModel(program), solve);
      } catch (error) {
        // Its WebAssembly ran out of memory: nothing was found.
        if (error instanceof Error && error.name === "RuntimeError") return undefined;
        throw error;
      }
    },
  };
}

export type LoadSolver = () => Promise<Solver | undefined>;

function solve(model: Model): readonly number[] | undefined {
  model.options.set({ ...EXACT, ...PATIENCE, output_flag: false });
  model.run();
  const isKnown = model.info.get("primal_solution_status") === FEASIBLE;
  return isKnown ? [...model.getSolution().colValue] : undefined;
}

/** Undefined where it does not start: what is missing is said beside what it would have found. */
export function startOnce(start: () => Promise<Solver>): LoadSolver {
  let started: Promise<Solver | undefined> | undefined;
  return () => {
    started ??= start().catch(() => undefined);
    return started;
  };
}

/** A change that is almost 0 lets through its scale's share: the tolerances are as narrow as allowed. */
const EXACT = {
  mip_feasibility_tolerance: 1e-9,
  primal_feasibility_tolerance: 1e-9,
  mip_rel_gap: 0,
} as const;

/** Nodes, so that it finds the same wherever it runs; the time, in seconds, for what no node ends. */
const PATIENCE = { mip_max_nodes: 200, time_limit: 10 } as const;

/** As HiGHS numbers the status of solutions. */
const FEASIBLE = 2;

function toModel({ columns, rows }: Program) {
  const entries = rows.map(({ terms }) => [...terms]);
  let count = 0;
  const starts = [0, ...entries.map((each) => (count += each.length))];
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(({ low }) => low),
    colUpper: columns.map(({ high }) => high),
    rowLower: rows.map(({ low }) => low),
    rowUpper: rows.map(({ high }) => high),
    matrix: {
      format: "csr" as const,
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: entries.flat().map(([column]) => column),
      values: entries.flat().map(([, coefficient]) => coefficient),
    },
    integrality: Int32Array.from(columns, ({ isInteger }) => (isInteger ? 1 : 0)),
  };
}
