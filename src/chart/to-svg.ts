import type { Spec } from "vega";
import type { TopLevelSpec } from "vega-lite";

/**
 * Draws a Vega-Lite specification as the text of an SVG, in Node as well as in a browser; nothing is
 * loaded, whatever it asks for.
 *
 * @throws Error where the specification is none, or asks for something to be loaded
 */
export async function toSvg(spec: TopLevelSpec): Promise<string> {
  // Vega is large: what draws no chart should not wait for it.
  const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  measureWithoutCanvas(vega);
  const view = new vega.View(vega.parse(toVega(compile(spec).spec)), {
    renderer: "none",
    loader: REFUSING,
  });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

const refuse = () => Promise.reject(new Error("charts load nothing"));
const REFUSING = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

const toVega = ({ data = [], ...rest }: Spec): Spec =>
  ({ ...rest, data: data.map(copyRows) }) as Spec;

/** Vega writes into the rows it is given; others use them too, and they may be frozen. */
function copyRows<Data extends object>(data: Data): Data {
  if (!("values" in data) || !Array.isArray(data.values)) return data;
  return { ...data, values: data.values.map((row: unknown) => ({ ...(row as object) })) };
}

/** What Vega's typings leave out. */
type TextMetrics = {
  width: (item: TextItem, text: string) => number;
  readonly measureWidth: unknown;
  readonly canvas: (use: boolean) => void;
};

type TextItem = { readonly fontSize?: number; readonly fontWeight?: string | number };

/**
 * Without a canvas Vega takes every character for 0.8 of its height, so that Chinese labels are cut
 * off. The order matters: `canvas` puts the default measure back. It holds for the whole process.
 */
function measureWithoutCanvas(vega: unknown): void {
  const { textMetrics } = vega as { readonly textMetrics: TextMetrics };
  const hasCanvas = textMetrics.width === textMetrics.measureWidth;
  if (hasCanvas || textMetrics.width === estimateWidth) return;
  textMetrics.canvas(false);
  textMetrics.width = estimateWidth;
}

/** In pixels, measured on Noto Sans CJK: a Chinese character is as wide as it is high. */
function estimateWidth({ fontSize = 11, fontWeight }: TextItem, text: string | null): number {
  let ems = 0;
  for (const sign of String(text ?? "").trim()) {
    ems += WIDE.test(sign) ? 1 : CAPITAL.test(sign) ? 0.7 : 0.57;
  }
  const isBold = fontWeight === "bold" || Number(fontWeight) >= 600;
  return ems * fontSize * (isBold ? BOLDER : 1);
}

const BOLDER = 1.05;
const WIDE =
  /[\u1100-\u11ff\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]|[\u{10000}-\u{10ffff}]/u;
const CAPITAL = /[A-Z%@mw&]/;
