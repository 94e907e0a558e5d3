import type { TopLevelSpec } from "vega-lite";
import type { Dataset } from "../../src/dataset/dataset.js";
import { composition } from "../../src/trends/composition.js";
import { compositionChart } from "../../src/trends/composition-chart.js";
import { compoundGrowth } from "../../src/trends/compound-growth.js";
import { compoundGrowthChart } from "../../src/trends/compound-growth-chart.js";
import { distribution } from "../../src/trends/distribution.js";
import { distributionChart } from "../../src/trends/distribution-chart.js";
import { findingCounts } from "../../src/trends/finding-counts.js";
import { findingsChart } from "../../src/trends/findings-chart.js";
import type { Indicator } from "../../src/trends/indicators.js";
import { matchedPanel } from "../../src/trends/matched-panel.js";
import { matchedPanelChart } from "../../src/trends/matched-panel-chart.js";
import { rank } from "../../src/trends/rank.js";
import { rankBars, rankChart } from "../../src/trends/rank-chart.js";
import { scatter } from "../../src/trends/scatter.js";
import { scatterChart } from "../../src/trends/scatter-chart.js";
import { seriesOf } from "../../src/trends/series.js";
import { facetLines, unitLinesChart } from "../../src/trends/unit-lines-chart.js";
import { unusualChanges } from "../../src/trends/unusual-changes.js";
import { unusualChangesChart } from "../../src/trends/unusual-changes-chart.js";
import { yearOverYear } from "../../src/trends/year-over-year.js";
import { yearOverYearChart } from "../../src/trends/year-over-year-chart.js";

/** Every kind of chart of the first of two fields, by name; `units` are those singled out. */
export function everyChart(
  dataset: Dataset,
  [first, second]: readonly [Indicator, Indicator],
  units: readonly string[],
): Readonly<Record<string, TopLevelSpec>> {
  const all = seriesOf(dataset, first.name);
  const few = seriesOf(dataset, first.name, { units });
  const one = seriesOf(dataset, first.name, { units: units.slice(0, 1) });
  const of = { total: first.name, parts: [second.name] };
  const chosen = { chosen: units };
  const percent = { measure: "percent" } as const;
  return {
    "one line": unitLinesChart(one, first),
    "few lines": unitLinesChart(few, first),
    "many lines": unitLinesChart(all, first),
    "facets of their own": facetLines(few, first, { shared: false }),
    "changes in percent": yearOverYearChart(yearOverYear(one), first, percent),
    "changes of several": yearOverYearChart(yearOverYear(few), first, percent),
    changes: yearOverYearChart(yearOverYear(one), first, { measure: "change" }),
    index: yearOverYearChart(yearOverYear(few), first, { measure: "index" }),
    growth: compoundGrowthChart(compoundGrowth(all), first),
    "matched panel": matchedPanelChart(matchedPanel(all), first),
    "matched panel in percent": matchedPanelChart(matchedPanel(all), first, percent),
    "composition of one": compositionChart(
      composition(dataset, of, { units: units.slice(0, 1) }),
      first,
    ),
    "composition of few": compositionChart(composition(dataset, of, { units }), first),
    "composition of all": compositionChart(composition(dataset, of, { together: true }), first, {
      measure: "value",
    }),
    ranks: rankChart(rank(all), first, chosen),
    "rank bars": rankBars(rank(all), first, chosen),
    distribution: distributionChart(distribution(all), first, chosen),
    scatter: scatterChart(
      scatter(dataset, { x: second.name, y: first.name, period: 2020 }),
      { x: second, y: first },
      chosen,
    ),
    "unusual changes": unusualChangesChart(unusualChanges(all), first),
    "findings by check": findingsChart(findingCounts(dataset, "check"), "check"),
    "findings by unit": findingsChart(findingCounts(dataset, "unit"), "unit"),
    "findings by period": findingsChart(findingCounts(dataset, "period"), "period"),
  };
}
