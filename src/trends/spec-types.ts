import type { TopLevelSpec } from "vega-lite";

/** Names for parts of Vega-Lite's specification, whose own the package does not export. */
export type Config = NonNullable<TopLevelSpec["config"]>;

type UnitSpec = Extract<TopLevelSpec, { mark: unknown }>;

export type Layers = Extract<TopLevelSpec, { layer: unknown }>["layer"];
export type Layer = Layers[number];
export type Encoding = NonNullable<UnitSpec["encoding"]>;
export type Tooltip = Encoding["tooltip"];
