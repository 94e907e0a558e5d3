/**
 * A value that changes, for cells: `cells.value("files", ["desk"], (desk) => desk.files.values())`
 * is computed again whenever another is set, and only then.
 */
export type Signal<Value> = {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
  /** The present value and all later ones; a slow reader gets the newest only. */
  readonly values: () => AsyncGenerator<Value>;
};

export function makeSignal<Value>(initial: Value): Signal<Value> {
  let value = initial;
  let version = 0;
  const waiting = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      version += 1;
      for (const wake of waiting) wake();
      waiting.clear();
    },
    async *values() {
      for (let seen = -1; ; ) {
        if (seen === version) await new Promise<void>((wake) => waiting.add(wake));
        seen = version;
        yield value;
      }
    },
  };
}
