import type { ColumnTable } from "arquero";
import type { TopLevelSpec } from "vega-lite";
import type { PeriodKind } from "../model/period.js";
import { kindAmong } from "../model/period-words.js";
import type { Language } from "../model/text.js";
import { barNames } from "./bar-names.js";
import { type ChartOptions, frameChart } from "./chart-frame.js";
import { NOTHING, toTooltip, withUnit } from "./chart-rows.js";
import { CHART_WORDS } from "./chart-words.js";
import type { CompoundGrowthRow } from "./compound-growth.js";
import { COMPOUND_GROWTH_WORDS } from "./compound-growth-words.js";
import type { Indicator } from "./indicators.js";
import { GAP_MARK } from "./line-layers.js";
import { formatFull, formatPercent } from "./number-format.js";
import { reasonWord } from "./reason-words.js";
import { isNumber, rowsOf } from "./rows.js";
import { barDomain, percentAxis } from "./scales.js";
import { ACCENT, MAIN, RULE, TEXT } from "./theme.js";

export type CompoundGrowthOptions = ChartOptions & {
  /** At most so many units, those that grow fastest; default 30. */
  readonly limit?: number | undefined;
};

/** A lying bar for each unit, the fastest growing first; those without growth say why. */
export function compoundGrowthChart(
  table: ColumnTable,
  indicator: Indicator,
  options: CompoundGrowthOptions = {},
): TopLevelSpec {
  const { language = "zh" } = options;
  const words = COMPOUND_GROWTH_WORDS[language];
  const all = rowsOf<CompoundGrowthRow>(table).sort((a, b) => sizeOf(b) - sizeOf(a));
  const rows = all.slice(0, options.limit ?? 30);
  const units = rows.map(({ unit }) => unit);
  const span = rows[0] ? CHART_WORDS[language].span(rows[0].from, rows[0].to) : "";
  const kind = kindAmong(rows.map(({ from }) => from));
  const domain = barDomain(rows.map(({ growth }) => growth).filter(isNumber));
  const names = barNames(units, options);
  const [x, y] = [percentAxis("growth", { domain }), names.y];
  const tooltip = tooltipOf(kind, language);
  const color = { condition: { test: "datum.growth >= 0", value: MAIN }, value: ACCENT };
  return frameChart(
    {
      title: words.title(indicator.title, kind),
      subtitle: [span, rows.length < all.length ? words.limited(rows.length, all.length) : ""],
      rows: rows.map((row) => toBar(row, names.labelOf(row.unit), indicator, language)),
      layer: [
        { mark: { type: "rule", color: RULE }, encoding: { x: { datum: 0 } } },
        { mark: "bar", encoding: { x, y, color, tooltip } },
        {
          transform: [{ filter: "!isValid(datum.growth)" }],
          mark: { ...GAP_MARK, align: "left", dx: 6 },
          encoding: {
            x: { datum: 0 },
            y,
            text: { field: "reasonText", type: "nominal" },
            tooltip,
          },
        },
        {
          transform: [{ filter: "isValid(datum.growth)" }],
          mark: {
            type: "text",
            color: TEXT,
            baseline: "middle",
            align: "left",
            dx: 5,
          },
          encoding: {
            x: { ...x, field: "textAt" },
            y,
            text: { field: "growthText", type: "nominal" },
          },
        },
        names.layer,
      ],
    },
    { ...options, height: options.height ?? names.height },
  );
}

const sizeOf = ({ growth }: CompoundGrowthRow): number => growth ?? Number.MIN_SAFE_INTEGER;

function toBar(
  row: CompoundGrowthRow,
  label: string,
  { decimals, measuredIn }: Indicator,
  language: Language,
) {
  const { noteOn, ofPeriod } = CHART_WORDS[language];
  const said = (value: number | null) =>
    value === null ? NOTHING : withUnit(formatFull(value, decimals), measuredIn);
  return {
    ...row,
    label,
    // Left of the line at zero stand the names.
    textAt: row.growth === null ? null : Math.max(0, row.growth),
    growthText: row.growth === null ? NOTHING : formatPercent(row.growth, { signed: true }),
    startText: noteOn(said(row.start), ofPeriod(row.from)),
    endText: noteOn(said(row.end), ofPeriod(row.to)),
    reasonText: row.reason === null ? NOTHING : reasonWord(row.reason, language),
  };
}

function tooltipOf(kind: PeriodKind, language: Language) {
  const { unit, reason } = CHART_WORDS[language];
  const { growth, start, end } = COMPOUND_GROWTH_WORDS[language];
  return toTooltip([
    ["unit", unit],
    ["growthText", growth(kind)],
    ["startText", start],
    ["endText", end],
    ["reasonText", reason],
  ]);
}
