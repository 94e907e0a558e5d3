/** What the project uses of @observablehq/runtime 6, which ships no types. */
declare module "@observablehq/runtime" {
  /** Told what becomes of a variable. */
  export type Observer = {
    readonly pending?: () => void;
    readonly fulfilled?: (value: unknown, name: string | null) => void;
    readonly rejected?: (error: unknown, name: string | null) => void;
  };

  /** Takes the values of its inputs, in order; `never` lets every function be given. */
  export type Definition = (...inputs: never[]) => unknown;

  export type Variable = {
    define(name: string | null, inputs: readonly string[], definition: Definition): Variable;
    delete(): Variable;
  };

  export type Module = {
    /** `true`: computed although nobody looks at it. Without an observer only on demand. */
    variable(observer?: Observer | boolean): Variable;
    redefine(name: string, inputs: readonly string[], definition: Definition): Variable;
    value(name: string): Promise<unknown>;
  };

  export class Runtime {
    /** @param builtins name → function that gives the value */
    constructor(
      builtins?: Readonly<Record<string, () => unknown>>,
      global?: (name: string) => unknown,
    );
    module(): Module;
    dispose(): void;
  }

  export class RuntimeError extends Error {
    readonly input?: string;
  }
}
