/**
 * State in the hash of the page's address, as a query string: `#unit=甲&unit=乙&from=2016`. A hash
 * works for files opened by double-click, is never sent to a server, and may be copied and sent.
 */
export const readState = (key: string): readonly string[] =>
  new URLSearchParams(location.hash.slice(1)).getAll(key);

/** Replaces the values of one key, one `key=value` each, and leaves the history as it is. */
export function writeState(key: string, values: readonly string[]): void {
  const state = new URLSearchParams(location.hash.slice(1));
  state.delete(key);
  for (const value of values) state.append(key, value);
  try {
    history.replaceState(history.state, "", `#${state}`);
  } catch {
    // Some browsers refuse in frames or after too many changes; the page works without its address.
  }
}

/** Sent to every element with a `data-key` when somebody edits the address or pastes another. */
export const STATE_CHANGED = "statechange";

/** Inputs come and go, so one listener of the page finds those that are there. */
export function followState(): void {
  addEventListener("hashchange", () => {
    for (const input of document.querySelectorAll("[data-key]"))
      input.dispatchEvent(new Event(STATE_CHANGED));
  });
}
