import type { TopLevelSpec } from "vega-lite";

/** What a chart says: titles, labels, and what the tooltips show of its first row. */
export type ChartWords = {
  readonly title: readonly string[];
  readonly axes: readonly string[];
  readonly labels: readonly string[];
  /** By its title, the text of the first row. */
  readonly tooltips: Readonly<Record<string, unknown>>;
  readonly gaps: readonly string[];
};

type Row = Readonly<Record<string, unknown>>;
type Node = Readonly<Record<string, unknown>>;

export function wordsIn(spec: TopLevelSpec): ChartWords {
  const { title, data } = spec as unknown as {
    readonly title: { readonly text: readonly string[]; readonly subtitle: readonly string[] };
    readonly data: { readonly values: readonly Row[] };
  };
  const nodes = nodesOf(spec);
  const axes = nodes.flatMap(({ axis }) => (isNode(axis) ? [axis.title, axis.labelExpr] : []));
  const domains = nodes.flatMap(({ legend, scale }) =>
    isNode(legend) && isNode(scale) ? (scale.domain as readonly string[]) : [],
  );
  const layers = nodes.flatMap((node) => {
    const tooltip = isNode(node.encoding) ? node.encoding.tooltip : undefined;
    const own = isNode(node.data) ? (node.data.values as readonly Row[]) : data.values;
    return Array.isArray(tooltip) ? (tooltip as Node[]).map((column) => ({ column, own })) : [];
  });
  return {
    title: [...title.text, ...title.subtitle],
    axes: distinct(axes),
    labels: distinct(domains),
    tooltips: Object.fromEntries(
      layers.map(({ column, own }) => [column.title, own[0]?.[String(column.field)]]),
    ),
    gaps: distinct(data.values.map(({ gap }) => gap)),
  };
}

/** Every object of the specification, outermost first, but for the rows of its data. */
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isNode(value)) return [];
  const inner = Object.entries(value).filter(([key]) => key !== "values" && key !== "config");
  return [value, ...inner.flatMap(([, child]) => nodesOf(child))];
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const distinct = (words: readonly unknown[]): string[] => [
  ...new Set(words.filter((word) => typeof word === "string")),
];
