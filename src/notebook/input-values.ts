/** What a cell made by `input` must be: an element with a value that sends `input` events. */
export type ValueElement = EventTarget & { readonly value: unknown };

/**
 * The values of an element over time: the present one, then one for every `input` event, the
 * latest where several came at once. An iterator of promises and not an async generator, because
 * `return` of the latter waits for a value that may never come, and so keeps its listener.
 */
export function toValues(element: ValueElement) {
  let isNew = true;
  let deliver: ((value: unknown) => void) | undefined;
  const onInput = () => {
    isNew = deliver === undefined;
    deliver?.(element.value);
    deliver = undefined;
  };
  element.addEventListener("input", onInput);
  return {
    next: () => ({ done: false, value: isNew ? present() : later() }),
    return: () => {
      element.removeEventListener("input", onInput);
      return { done: true, value: undefined };
    },
  };

  function present(): unknown {
    isNew = false;
    return element.value;
  }

  function later(): Promise<unknown> {
    return new Promise((resolve) => {
      deliver = resolve;
    });
  }
}
