import { type Definition, type Module, Runtime } from "@observablehq/runtime";
import type { Text } from "../index.js";
import { makeCellSection, observeSection } from "./cell-section.js";
import { element } from "./element.js";
import { toValues } from "./input-values.js";
import { makeTurns } from "./turns.js";
import { words } from "./words.js";

/** A page that recomputes itself: what it is called, and its cells. */
export type Notebook = {
  /** Heading and title of the page. */
  readonly title: Text;
  /** What becomes of the page's data before any cell sees it; without it, cells get it as `data`. */
  readonly read?: (data: unknown) => ReadData;
  readonly define: (cells: Cells) => void;
};

/** Values that cells may name among their inputs, or why there is nothing to show. */
export type ReadData =
  | { readonly values: Readonly<Record<string, unknown>> }
  | { readonly problem: Text };

/**
 * Defines cells. Each has a name and names its inputs: other cells, builtins such as `data`, or
 * `invalidation`, a promise that resolves when the value is about to be replaced. A cell runs
 * again when an input changes. A function may return a promise.
 */
export type Cells = {
  /** A value that is not shown. */
  readonly value: (name: string, inputs: readonly string[], fn: Definition) => Cells;
  /** A part of the page: the function returns a Node, a text, or null for nothing. */
  readonly show: (name: string, inputs: readonly string[], fn: Definition) => Cells;
  /** As `show`, for what takes long: parts in sight are computed first. No other cell may need it. */
  readonly draw: (name: string, inputs: readonly string[], fn: Definition) => Cells;
  /**
   * An input. The function returns an element that has a `value` and sends `input` events; it is
   * the cell `viewof <name>`, and its present value is the cell `<name>`.
   */
  readonly input: (name: string, inputs: readonly string[], fn: Definition) => Cells;
};

/** A notebook at work. */
export type RunningNotebook = {
  /** In tests: `main.redefine("unit", [], () => "甲")`, then `await main.value("rows")`. */
  readonly main: Module;
  readonly dispose: () => void;
};

/**
 * Runs a notebook.
 *
 * @param builtins name → value that cells may name among their inputs, usually `{ data }`
 * @param root the element that receives inputs and parts, both in order of definition; null runs
 *   without a page, where a cell is computed only when `main.value(name)` asks for it
 */
export function runNotebook(
  notebook: Notebook,
  builtins: Readonly<Record<string, unknown>>,
  root: HTMLElement | null,
): RunningNotebook {
  const runtime = new Runtime(
    Object.fromEntries(Object.entries(builtins).map(([name, value]) => [name, () => value])),
  );
  const main = runtime.module();
  notebook.define(makeCells(main, root && layOut(root)));
  return { main, dispose: () => runtime.dispose() };
}

type Places = { readonly inputs: HTMLElement; readonly parts: HTMLElement };

function layOut(root: HTMLElement): Places {
  const inputs = element("section", { class: "inputs", "aria-label": words().options });
  const parts = element("div", { class: "parts" });
  root.replaceChildren(inputs, parts);
  return { inputs, parts };
}

function makeCells(main: Module, places: Places | null): Cells {
  const takeTurn = makeTurns();
  /** When its turn comes, inputs may have changed again: only the newest call does the work. */
  const inTurn = (place: HTMLElement, fn: Definition): Definition => {
    let newest = 0;
    return (...inputs: unknown[]) => {
      newest += 1;
      const own = newest;
      return takeTurn(place, () => (own === newest ? callWith(fn, inputs) : null));
    };
  };
  const observe = (name: string, place: HTMLElement | undefined) =>
    place && observeSection(place.appendChild(makeCellSection(name)));
  const cells: Cells = {
    value: (name, inputs, fn) => {
      main.variable().define(name, inputs, fn);
      return cells;
    },
    show: (name, inputs, fn) => {
      main.variable(observe(name, places?.parts)).define(name, inputs, fn);
      return cells;
    },
    draw: (name, inputs, fn) => {
      const place = places?.parts.appendChild(makeCellSection(name));
      const drawn = place ? inTurn(place, fn) : fn;
      main.variable(place && observeSection(place)).define(name, inputs, drawn);
      return cells;
    },
    input: (name, inputs, fn) => {
      main.variable(observe(name, places?.inputs)).define(`viewof ${name}`, inputs, fn);
      main.variable().define(name, [`viewof ${name}`], toValues);
      return cells;
    },
  };
  return cells;
}

const callWith = (fn: Definition, inputs: readonly unknown[]): unknown =>
  (fn as (...inputs: readonly unknown[]) => unknown)(...inputs);
