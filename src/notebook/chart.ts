import { parse, type Spec, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { REFUSING, withOwnRows } from "../index.js";
import { downloadBlob, downloadText } from "./download.js";
import { element, nextId } from "./element.js";
import { fitWidth } from "./fit-width.js";
import { addTooltip } from "./tooltip.js";
import { words } from "./words.js";

/** What belongs to a chart besides its drawing. */
export type ChartContent = {
  /** What the chart is, in a few words; also the name of the files that are downloaded. */
  readonly name: string;
  /** What is to be seen in it, in a sentence or two: shown below, and read by screen readers. */
  readonly summary: string;
  /** Called with the row behind a mark that is clicked. Marks have no focus: put a table beside. */
  readonly onSelect?: (datum: Readonly<Record<string, unknown>>) => void;
  /** From the runtime; afterwards the chart neither listens nor redraws. */
  readonly invalidation?: Promise<unknown>;
};

/**
 * Draws a Vega-Lite specification as SVG, without any network. Fonts, colours and formats come
 * with the specification. `width: "container"` follows the width of the page.
 *
 * @returns a figure with the drawing, the summary, and buttons that save it as SVG and as PNG
 */
export async function chart(spec: TopLevelSpec, content: ChartContent): Promise<HTMLElement> {
  const { name, summary, onSelect, invalidation } = content;
  const plot = element("div", { class: "plot" });
  const view = new View(parse(toVega(spec, content)), {
    renderer: "svg",
    loader: REFUSING,
    hover: true,
    container: plot,
  });
  const hideTooltip = addTooltip(view);
  if (onSelect) selectByClick(view, onSelect);
  await view.runAsync();
  const summaryId = nextId("summary");
  describe(plot, name, summaryId);
  const unfit = fitWidth(view, plot, spec);
  invalidation?.then(() => {
    unfit();
    hideTooltip();
    view.finalize();
  });
  return element(
    "figure",
    { class: "chart" },
    plot,
    element(
      "figcaption",
      { class: "foot" },
      element("p", { class: "summary", id: summaryId }, summary),
      makeActions(view, content),
    ),
  );
}

function toVega(spec: TopLevelSpec, { name, summary, onSelect }: ChartContent): Spec {
  // The labels Vega writes for every mark and axis are English, and inside one image nobody reads them.
  const pointing = onSelect ? pointAtMarks(spec.config) : {};
  const config = { background: "white", ...spec.config, ...pointing, aria: false };
  const described = { ...spec, description: `${name}。${summary}`, config } as TopLevelSpec;
  return withOwnRows(compile(described).spec);
}

/** Marks that stand for one row each, and so can be clicked, look like it. */
const CLICKABLE = ["arc", "bar", "circle", "point", "rect", "square", "tick"] as const;
const pointAtMarks = (config: TopLevelSpec["config"]): TopLevelSpec["config"] =>
  Object.fromEntries(CLICKABLE.map((mark) => [mark, { cursor: "pointer", ...config?.[mark] }]));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Lines and areas stand for many rows, axes and legends for none. */
const MANY_ROWS: readonly string[] = ["line", "area", "trail", "group"];

function selectByClick(view: View, onSelect: NonNullable<ChartContent["onSelect"]>): void {
  view.addEventListener("click", (_, item) => {
    if (item?.mark.role !== "mark" || MANY_ROWS.includes(item.mark.marktype)) return;
    if (isObject(item.datum)) onSelect(item.datum);
  });
}

/** To a screen reader the drawing is one image with a name and a text. */
function describe(plot: HTMLElement, name: string, summaryId: string): void {
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", name);
  plot.setAttribute("aria-describedby", summaryId);
  plot.removeAttribute("aria-roledescription");
  // Vega gives every mark a role without a name.
  plot.querySelector("svg")?.setAttribute("aria-hidden", "true");
}

function makeActions(view: View, { name, summary }: ChartContent): HTMLElement {
  const svg = makeButton(words().downloadSvg, name, async () =>
    downloadText(`${name}.svg`, nameSvg(await view.toSVG(), name, summary), "image/svg+xml"),
  );
  const png = makeButton(words().downloadPng, name, async () => {
    const canvas = (await view.toCanvas(PNG_SCALE)) as unknown as HTMLCanvasElement;
    canvas.toBlob((blob) => blob && downloadBlob(`${name}.png`, blob), "image/png");
  });
  return element("span", { class: "actions" }, svg, png);
}

/** Two pixels for one of the page: sharp in print and in slides. */
const PNG_SCALE = 2;

function makeButton(text: string, name: string, act: () => Promise<void>): HTMLElement {
  const label = words().downloadOf(text, name);
  const button = element("button", { type: "button", class: "quiet", "aria-label": label }, text);
  button.addEventListener("click", () => void act());
  return button;
}

/** The saved drawing says itself what it shows. */
function nameSvg(svg: string, name: string, summary: string): string {
  const said = `<title>${escapeText(name)}</title><desc>${escapeText(summary)}</desc>`;
  return svg.replace(/^<svg[^>]*>/, (open) => open + said);
}

const escapeText = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
