import type { View } from "vega";
import type { TopLevelSpec } from "vega-lite";

/**
 * Lets a chart of `width: "container"` follow its container. Vega-Lite itself measures only when
 * the window changes, and here the chart is drawn before it stands on the page.
 *
 * @returns stops following
 */
export function fitWidth(view: View, plot: HTMLElement, spec: TopLevelSpec): () => void {
  if (!("width" in spec) || spec.width !== "container") return () => {};
  let last = 0;
  const observer = new ResizeObserver(() => {
    const width = plot.clientWidth;
    if (width === 0 || width === last) return;
    last = width;
    view.signal("width", width).runAsync();
  });
  observer.observe(plot);
  return () => observer.disconnect();
}
