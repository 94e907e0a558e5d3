import { readState, STATE_CHANGED, writeState } from "./url-state.js";

/** An element that the user changes: it has a value, and sends a bubbling `input` event after each change. */
export type Input<Value> = HTMLElement & { value: Value };

/** One of the things to choose from. */
export type Option<Value extends string = string> = {
  readonly value: Value;
  readonly label: string;
};

/** How an input is made of native controls. */
export type Controls<Value> = {
  /** Where the value is kept in the address of the page; not kept without one. */
  readonly key: string | undefined;
  readonly initial: Value;
  /** What the controls say. */
  readonly get: () => Value;
  /** Makes the controls say something. */
  readonly set: (value: Value) => void;
  /** The value as texts for the address, and back; undefined where they mean nothing here. */
  readonly toTexts: (value: Value) => readonly string[];
  readonly fromTexts: (texts: readonly string[]) => Value | undefined;
};

/**
 * Makes one input of an element that holds native controls. The address wins over `initial`; so an
 * input that is made anew with other options keeps what was chosen, where that still exists.
 */
export function toInput<Value>(host: HTMLElement, controls: Controls<Value>): Input<Value> {
  const { key, initial, get, set, toTexts, fromTexts } = controls;
  const restored = () => (key === undefined ? undefined : fromTexts(readState(key))) ?? initial;
  const written = () => JSON.stringify(toTexts(get()));
  const input = Object.defineProperty(host, "value", { get, set }) as Input<Value>;

  set(restored());
  let last = written();
  host.addEventListener("input", (event) => {
    // What the controls send themselves becomes one event for each change of the whole.
    if (event.target !== host) return event.stopImmediatePropagation();
    if (written() === last) return;
    last = written();
    if (key !== undefined) writeState(key, toTexts(get()));
  });
  host.addEventListener("change", () => {
    set(get());
    if (written() !== last) announce(host);
  });
  host.addEventListener(STATE_CHANGED, () => {
    set(restored());
    if (written() === last) return;
    // Noted first, so that what came from the address is not written back into it.
    last = written();
    announce(host);
  });
  if (key !== undefined) host.dataset.key = key;
  return input;
}

/** Chooses for the user, for example after a click on a mark: everything happens as if they had. */
export function choose<Value>(input: Input<Value>, value: Value): void {
  input.value = value;
  announce(input);
}

const announce = (input: HTMLElement): boolean =>
  input.dispatchEvent(new Event("input", { bubbles: true }));
