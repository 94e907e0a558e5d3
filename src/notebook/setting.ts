import { readState, writeState } from "./url-state.js";

/**
 * One of the few ways in which the whole page may be, kept in its address: applied at once, and
 * whenever the address asks for another.
 */
export function followSetting<Value extends string>(setting: {
  readonly key: string;
  readonly values: readonly Value[];
  /** Where the address does not say it. */
  readonly initial: Value;
  readonly apply: (value: Value) => void;
}): void {
  const { key, values, initial, apply } = setting;
  let applied: Value | undefined;
  const update = () => {
    const [asked] = readState(key);
    const value = values.find((each) => each === asked) ?? initial;
    if (value === applied) return;
    applied = value;
    apply(value);
  };
  addEventListener("hashchange", update);
  update();
}

/** As if somebody had changed the address. */
export function chooseSetting(key: string, value: string): void {
  writeState(key, [value]);
  dispatchEvent(new HashChangeEvent("hashchange"));
}
