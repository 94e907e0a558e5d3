/**
 * Scrolls a region, and nothing around it, so that one of its cells stands in the middle between
 * top and bottom. Sideways it scrolls only to a cell that is not wholly in sight, so that what
 * stands at the beginning of the rows stays there as long as it can.
 */
export function scrollToMiddle(region: HTMLElement, cell: HTMLElement): void {
  const [corner] = region.querySelectorAll<HTMLElement>("thead > tr > *");
  const outer = region.getBoundingClientRect();
  const inner = cell.getBoundingClientRect();
  // What the heads leave free.
  const head = { width: corner?.offsetWidth ?? 0, height: corner?.offsetHeight ?? 0 };
  const width = region.clientWidth - head.width;
  const height = region.clientHeight - head.height;
  const top = inner.top - outer.top - region.clientTop - head.height;
  const left = inner.left - outer.left - region.clientLeft - head.width;
  const isInSight = left >= 0 && left + inner.width <= width;
  region.scrollTo({
    top: region.scrollTop + toMiddle(top, inner.height, height),
    left: region.scrollLeft + (isInSight ? 0 : toMiddle(left, inner.width, width)),
    behavior: matchMedia("(prefers-reduced-motion: no-preference)").matches ? "smooth" : "instant",
  });
}

/** How far to scroll; what is larger than the room for it is shown from its beginning. */
const toMiddle = (start: number, size: number, room: number): number =>
  start - Math.max(0, (room - size) / 2);
