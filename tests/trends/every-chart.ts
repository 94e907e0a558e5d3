import type { TopLevelSpec } from "vega-lite";
import type { Dataset } from "../../src/dataset/dataset.js";
import type { Language } from "../../src/model/text.js";
import { type CompositionOptions, composition } from "../../src/trends/composition.js";
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

/**
 * Every kind of chart of the first of two fields; `units` are those singled out. Names begin with
 * that of the function.
 */
export function everyChart(
  dataset: Dataset,
  [first, second]: readonly [Indicator, Indicator],
  units: readonly string[],
  language?: Language,
  period = 2020,
): Readonly<Record<string, TopLevelSpec>> {
  const all = seriesOf(dataset, first.name, { language });
  const few = seriesOf(dataset, first.name, { units, language });
  const one = seriesOf(dataset, first.name, { units: units.slice(0, 1), language });
  const of = { total: first.name, parts: [second.name] };
  const divided = (options: CompositionOptions) =>
    composition(dataset, of, { ...options, language });
  const chosen = { chosen: units, language };
  const percent = { measure: "percent", language } as const;
  const change = { measure: "change", language } as const;
  const plain = { language };
  return {
    "unitLinesChart of one": unitLinesChart(one, first, plain),
    "unitLinesChart of few": unitLinesChart(few, first, plain),
    "unitLinesChart of many": unitLinesChart(all, first, plain),
    "facetLines with scales of their own": facetLines(few, first, { shared: false, language }),
    "yearOverYearChart in percent": yearOverYearChart(yearOverYear(one), first, percent),
    "yearOverYearChart of several": yearOverYearChart(yearOverYear(few), first, percent),
    "yearOverYearChart of changes": yearOverYearChart(yearOverYear(one), first, change),
    "yearOverYearChart of the index": yearOverYearChart(yearOverYear(few), first, {
      measure: "index",
      language,
    }),
    compoundGrowthChart: compoundGrowthChart(compoundGrowth(all), first, plain),
    matchedPanelChart: matchedPanelChart(matchedPanel(all), first, plain),
    "matchedPanelChart in percent": matchedPanelChart(matchedPanel(all), first, percent),
    "compositionChart of one": compositionChart(
      divided({ units: units.slice(0, 1) }),
      first,
      plain,
    ),
    "compositionChart of few": compositionChart(divided({ units }), first, plain),
    "compositionChart of all": compositionChart(divided({ together: true }), first, {
      measure: "value",
      language,
    }),
    rankChart: rankChart(rank(all), first, chosen),
    rankBars: rankBars(rank(all), first, chosen),
    distributionChart: distributionChart(distribution(all), first, chosen),
    scatterChart: scatterChart(
      scatter(dataset, { x: second.name, y: first.name, period }),
      { x: second, y: first },
      chosen,
    ),
    unusualChangesChart: unusualChangesChart(unusualChanges(all), first, plain),
    "findingsChart by check": findingsChart(findingCounts(dataset, "check"), "check", plain),
    "findingsChart by unit": findingsChart(findingCounts(dataset, "unit"), "unit", {
      limit: 3,
      language,
    }),
    "findingsChart by period": findingsChart(findingCounts(dataset, "period"), "period", plain),
  };
}
