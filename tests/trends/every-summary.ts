import type { Dataset } from "../../src/dataset/dataset.js";
import type { Language } from "../../src/model/text.js";
import { composition } from "../../src/trends/composition.js";
import { summarizeComposition } from "../../src/trends/composition-summary.js";
import { compoundGrowth, summarizeCompoundGrowth } from "../../src/trends/compound-growth.js";
import { distribution, summarizeDistribution } from "../../src/trends/distribution.js";
import { findingCounts, summarizeFindings } from "../../src/trends/finding-counts.js";
import type { Indicator } from "../../src/trends/indicators.js";
import { matchedPanel, summarizeMatchedPanel } from "../../src/trends/matched-panel.js";
import { rank, summarizeRank } from "../../src/trends/rank.js";
import { scatter, summarizeScatter } from "../../src/trends/scatter.js";
import { seriesOf } from "../../src/trends/series.js";
import { summarizeLines } from "../../src/trends/unit-lines.js";
import { summarizeUnusualChanges, unusualChanges } from "../../src/trends/unusual-changes.js";
import { summarizeYearOverYear, yearOverYear } from "../../src/trends/year-over-year.js";

/** What every function that summarizes says of the first of two fields, by its name. */
export function everySummary(
  dataset: Dataset,
  [first, second]: readonly [Indicator, Indicator],
  units: readonly string[],
  language: Language,
  period = 2020,
): Readonly<Record<string, readonly string[]>> {
  const all = seriesOf(dataset, first.name, { language });
  const few = seriesOf(dataset, first.name, { units, language });
  const of = { total: first.name, parts: [second.name] };
  const divided = [{ units }, { together: true }].map((options) =>
    composition(dataset, of, { ...options, language }),
  );
  const scattered = scatter(dataset, { x: second.name, y: first.name, period });
  const findings = (["check", "unit", "period"] as const).map((by) =>
    summarizeFindings(findingCounts(dataset, by), by, language),
  );
  return {
    summarizeLines: [all, few].map((series) => summarizeLines(series, first, language)),
    summarizeYearOverYear: [all, few].map((series) =>
      summarizeYearOverYear(yearOverYear(series), first, language),
    ),
    summarizeCompoundGrowth: [all, few].map((series) =>
      summarizeCompoundGrowth(compoundGrowth(series), series, first, language),
    ),
    summarizeMatchedPanel: [summarizeMatchedPanel(matchedPanel(all), all, first, language)],
    summarizeRank: [summarizeRank(rank(all), first, units, language)],
    summarizeDistribution: [summarizeDistribution(distribution(all), first, units, language)],
    summarizeUnusualChanges: [all, few].map((series) =>
      summarizeUnusualChanges(unusualChanges(series), first, language),
    ),
    summarizeComposition: divided.map((table) =>
      summarizeComposition(table, first, undefined, language),
    ),
    summarizeScatter: [summarizeScatter(scattered, second, first, units, language)],
    summarizeFindings: findings,
  };
}
