/**
 * Moves through a list of boxes with the arrows, Home and End: down from the search box above it,
 * and up from the first box back to it.
 *
 * @param movable the boxes that can be moved to at the moment, in order
 */
export function moveByArrows(
  panel: HTMLElement,
  search: HTMLInputElement,
  movable: () => readonly HTMLInputElement[],
): void {
  panel.addEventListener("keydown", (event) => {
    const boxes = movable();
    const here = boxes.indexOf(event.target as HTMLInputElement);
    const target =
      event.target === search ? firstBelow(event.key) : targetOf(event.key, here, boxes.length);
    if (target === undefined) return;
    event.preventDefault();
    (boxes[target] ?? search).focus();
  });
  panel.addEventListener("focusin", ({ target }) => {
    const box = movable().find((one) => one === target);
    if (box) stopOnce(movable(), box);
  });
}

/** Tab stops once in the list and not hundreds of times: at the box that was last moved to. */
export function stopOnce(
  boxes: readonly HTMLInputElement[],
  wanted = boxes.find(({ tabIndex }) => tabIndex === 0) ?? boxes[0],
): void {
  for (const box of boxes) box.tabIndex = box === wanted ? 0 : -1;
}

const firstBelow = (key: string): number | undefined => (key === "ArrowDown" ? 0 : undefined);

/** The position to go to; the one before the first is the search box. */
function targetOf(key: string, here: number, count: number): number | undefined {
  if (here < 0) return undefined;
  switch (key) {
    case "ArrowDown":
      return Math.min(here + 1, count - 1);
    case "ArrowUp":
      return here - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}
