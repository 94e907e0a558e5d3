const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";

/**
 * Replaces what an element holds. Whoever stands in it with the keyboard stands afterwards at the
 * same place of the new content, if there is one; whoever stands elsewhere is not disturbed.
 */
export function replaceKeepingFocus(host: HTMLElement, content: Node | null): void {
  if (host.childNodes.length === 1 && host.firstChild === content) return;
  const held = document.activeElement;
  const index = held === null ? -1 : focusableIn(host).indexOf(held);
  host.replaceChildren(...(content ? [content] : []));
  const successor = focusableIn(host)[index];
  if (successor instanceof HTMLElement && successor.tagName === held?.tagName)
    successor.focus({ preventScroll: true });
}

const focusableIn = (host: HTMLElement): Element[] => [...host.querySelectorAll(FOCUSABLE)];
