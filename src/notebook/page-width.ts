/**
 * The width of an element over time, for drawings that are as wide as the page: a generator, as the
 * runtime takes it, that yields again when the width has changed.
 *
 * @param most wider pages give this, so that drawings stay readable
 */
export async function* widths(host: Element, most: number): AsyncGenerator<number> {
  let resolve: (() => void) | undefined;
  const observer = new ResizeObserver(() => resolve?.());
  observer.observe(host);
  try {
    for (let known = 0; ; ) {
      const width = Math.min(most, Math.floor(host.clientWidth));
      if (width !== known && width > 0) {
        known = width;
        yield width;
      }
      await new Promise<void>((wake) => {
        resolve = wake;
      });
    }
  } finally {
    observer.disconnect();
  }
}
