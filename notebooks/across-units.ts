import {
  type ColumnTable,
  type CompoundGrowthRow,
  compoundGrowth,
  compoundGrowthChart,
  type Dataset,
  distribution,
  distributionChart,
  emptyReason,
  facetLines,
  groupingsOf,
  type Indicator,
  indicatorOf,
  type Language,
  type MatchedPanelRow,
  matchedPanel,
  matchedPanelChart,
  type Period,
  type PlacedRow,
  periodKindIn,
  periodKindOf,
  type RankRow,
  rank,
  rankBars,
  regroup,
  rowsOf,
  type ScatterRow,
  type SeriesRow,
  scatter,
  scatterChart,
  seriesOf,
  summarizeCompoundGrowth,
  summarizeDistribution,
  summarizeLines,
  summarizeMatchedPanel,
  summarizeRank,
  summarizeScatter,
  summarizeUnusualChanges,
  type UnusualChangeRow,
  unitsOf,
  unusualChanges,
  unusualChangesChart,
  withinPeriods,
  withinUnits,
  withoutFlagged,
} from "../src/index.js";
import type { Notebook } from "../src/notebook/kernel.js";
import { pager } from "../src/notebook/pager.js";
import type { Range } from "../src/notebook/range.js";
import { acrossUnitsWords } from "./parts/across-units-words.js";
import { CARD_PADDING, pageWidth } from "./parts/page-size.js";
import { type PointDetail, pointDetail } from "./parts/point-detail.js";
import {
  askFlagged,
  askGrouping,
  askGroups,
  askIndicator,
  askPeriod,
  askUnits,
  askYears,
  chosenPeriod,
  unitsWithin,
} from "./parts/questions.js";
import { readDataset } from "./parts/read-dataset.js";
import {
  amountColumn,
  groupColumn,
  indexColumn,
  percentColumn,
  periodColumn,
  placeColumns,
  reasonColumn,
  shareColumn,
  stateColumn,
  unitColumn,
} from "./parts/series-columns.js";
import { trendBlock } from "./parts/trend-block.js";
import { trendWords } from "./parts/trend-words.js";

/** Plots of single units on one page. */
const FACETS = 24;

/** All units together, or those of some groups: who leads, who moves, how the whole develops. */
export const notebook: Notebook = {
  title: { zh: "各单位对比", en: "Across units" },
  read: readDataset,
  define: (cells) => {
    cells
      .input("field", ["dataset", "language"], askIndicator)
      .input("years", ["dataset", "language"], askYears)
      .input("period", ["dataset", "language"], (dataset: Dataset, language: Language) =>
        askPeriod(
          dataset,
          "period",
          acrossUnitsWords(language).period(periodKindOf(dataset)),
          "last",
        ),
      )
      .input("by", ["dataset", "language"], askGrouping)
      .input("groups", ["dataset", "by", "language"], askGroups)
      .input("flagged", ["language"], askFlagged)
      .input("marked", ["dataset", "language"], (dataset: Dataset, language: Language) =>
        askUnits(dataset, {
          label: acrossUnitsWords(language).marked,
          initial: unitsOf(dataset)
            .slice(0, 1)
            .map(({ unit }) => unit),
          max: 5,
        }),
      )
      .input("other", ["dataset", "language"], (dataset: Dataset, language: Language) =>
        askIndicator(dataset, language, { key: "other", label: acrossUnitsWords(language).other }),
      );
    cells
      .value("width", [], () => pageWidth())
      .value("when", ["period"], chosenPeriod)
      .value("indicator", ["dataset", "field"], indicatorOf)
      .value("units", ["dataset", "by", "groups"], unitsWithin)
      .value("series", ["dataset", "field", "units", "by", "flagged", "language"], series)
      .value(
        "view",
        ["series", "years", "indicator", "detail", "width", "language"],
        (
          all: ColumnTable,
          { from, to }: Range,
          indicator: Indicator,
          detail: PointDetail,
          width: number,
          language: Language,
        ): View => ({
          all,
          shown: withinPeriods(all, from, to),
          indicator,
          detail,
          width: width - CARD_PADDING,
          language,
        }),
      )
      .draw("ranks", [...COMMON, "when", "marked"], showRanks)
      .draw("spread", [...COMMON, "marked"], showSpread)
      .draw("panel", COMMON, showPanel)
      .draw("growth", COMMON, showGrowth)
      .draw("unusual", [...COMMON, "when", "by"], showUnusual)
      .draw("pairs", ["dataset", "units", "other", ...COMMON, "when", "marked"], showPairs)
      .input("page", ["units", "language"], (units: readonly string[], language: Language) =>
        pager({
          key: "page",
          label: acrossUnitsWords(language).page,
          pages: Math.ceil(units.length / FACETS),
        }),
      )
      .draw("facets", [...COMMON, "units", "page"], showFacets)
      .show("detail", ["dataset", "language"], pointDetail);
  },
};

/** What every part asks for, in this order. */
const COMMON = ["view", "invalidation"] as const;

/** The indicator of the chosen units: over all periods, over those shown, and how it is drawn. */
type View = {
  readonly all: ColumnTable;
  readonly shown: ColumnTable;
  readonly indicator: Indicator;
  readonly detail: PointDetail;
  readonly width: number;
  readonly language: Language;
};

function series(
  dataset: Dataset,
  field: string,
  units: readonly string[],
  by: string,
  flagged: "shown" | "hidden",
  language: Language,
): ColumnTable {
  const all = seriesOf(dataset, field, { units, language });
  const found = flagged === "shown" ? all : withoutFlagged(all);
  const grouping = groupingsOf(dataset, language).find(({ name }) => name === by);
  return grouping ? regroup(found, grouping) : found;
}

function showRanks(
  { all, indicator, detail, width, language }: View,
  invalidation: Promise<unknown>,
  period: Period,
  marked: readonly string[],
): Promise<HTMLElement> {
  const words = acrossUnitsWords(language);
  const { value, rank: place, movement } = trendWords(language);
  const kind = periodKindIn(all);
  const ranked = rank(all);
  const now = withinPeriods(ranked, period, period);
  return trendBlock({
    heading: words.ranks(period),
    empty: emptyReason(now, indicator, { units: true }, language),
    summary: summarizeRank(now, indicator, marked, language),
    toSpec: () => rankBars(ranked, indicator, { width, period, chosen: marked, language }),
    table: {
      caption: words.ranksOf(indicator.title, period),
      rows: rowsOf<RankRow>(now).sort(
        (a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY),
      ),
      columns: [
        unitColumn(language),
        groupColumn(language),
        { name: "rank", title: place },
        { name: "movement", title: movement(kind) },
        amountColumn("value", value, indicator, language),
        stateColumn(language),
        reasonColumn(language),
        ...placeColumns(language),
      ],
    },
    onSelect: (datum) => detail.show(datum, indicator.name),
    invalidation,
  });
}

function showSpread(
  { shown, indicator, detail, width, language }: View,
  invalidation: Promise<unknown>,
  marked: readonly string[],
): Promise<HTMLElement> {
  const words = acrossUnitsWords(language);
  const { value } = trendWords(language);
  const spread = distribution(shown);
  return trendBlock({
    heading: words.spread,
    empty: emptyReason(shown, indicator, { units: true }, language),
    summary: summarizeDistribution(spread, indicator, marked, language),
    toSpec: () => distributionChart(spread, indicator, { width, chosen: marked, language }),
    table: {
      caption: words.spreadOf(indicator.title),
      rows: rowsOf<PlacedRow>(spread.units),
      pageSize: 30,
      columns: [
        unitColumn(language),
        periodColumn(language),
        amountColumn("value", value, indicator, language),
        shareColumn("percentile", words.percentile),
        stateColumn(language),
        reasonColumn(language),
        ...placeColumns(language),
      ],
    },
    onSelect: (datum) => detail.show(datum, indicator.name),
    invalidation,
  });
}

function showPanel(
  { shown, indicator, width, language }: View,
  invalidation: Promise<unknown>,
): Promise<HTMLElement> {
  const words = acrossUnitsWords(language);
  const { previous, now, change, percent, indexReason } = trendWords(language);
  const kind = periodKindIn(shown);
  const panel = matchedPanel(shown);
  return trendBlock({
    heading: words.panel(kind),
    empty: emptyReason(shown, indicator, { periods: true }, language),
    summary: summarizeMatchedPanel(panel, shown, indicator, language),
    toSpec: () => matchedPanelChart(panel, indicator, { width, language }),
    table: {
      caption: words.panelOf(indicator.title),
      rows: rowsOf<MatchedPanelRow>(panel),
      columns: [
        { ...periodColumn(language), align: "start" },
        { name: "n", title: words.matched(kind) },
        amountColumn("before", previous(kind), indicator, language),
        amountColumn("now", now(kind), indicator, language),
        amountColumn("change", change, indicator, language),
        percentColumn("percent", percent(kind)),
        reasonColumn(language),
        indexColumn("chained", words.chained),
        reasonColumn(language, "chainReason", indexReason),
        amountColumn("total", words.total, indicator, language),
        { name: "nAll", title: words.units },
        { name: "joined", title: words.joined },
        { name: "left", title: words.left },
        { name: "excluded", title: words.excluded },
      ],
    },
    invalidation,
  });
}

function showGrowth(
  { shown, indicator, width, language }: View,
  invalidation: Promise<unknown>,
): Promise<HTMLElement> {
  const words = acrossUnitsWords(language);
  const kind = periodKindIn(shown);
  const title = trendWords(language).growth(kind);
  const growth = compoundGrowth(shown);
  return trendBlock({
    heading: title,
    empty: emptyReason(shown, indicator, { periods: true }, language),
    summary: summarizeCompoundGrowth(growth, shown, indicator, language),
    toSpec: () => compoundGrowthChart(growth, indicator, { width, language }),
    table: {
      caption: words.growthOf(indicator.title, kind),
      rows: rowsOf<CompoundGrowthRow>(growth),
      pageSize: 30,
      columns: [
        unitColumn(language),
        groupColumn(language),
        { name: "from", title: words.from },
        { name: "to", title: words.to },
        amountColumn("start", words.start, indicator, language),
        amountColumn("end", words.end, indicator, language),
        percentColumn("growth", title),
        reasonColumn(language),
      ],
    },
    invalidation,
  });
}

function showUnusual(
  { all, indicator, detail, width, language }: View,
  invalidation: Promise<unknown>,
  period: Period,
  by: string,
): Promise<HTMLElement> {
  const words = acrossUnitsWords(language);
  const { previous, now: current, percent } = trendWords(language);
  const kind = periodKindIn(all);
  const judged = unusualChanges(all, { byGroup: by !== "" });
  const now = withinPeriods(judged, period, period);
  return trendBlock({
    heading: words.unusual(period),
    empty: emptyReason(now, indicator, { units: true }, language),
    summary: summarizeUnusualChanges(now, indicator, language),
    toSpec: () => unusualChangesChart(judged, indicator, { width, period, language }),
    table: {
      caption: words.unusualOf(indicator.title, period),
      rows: rowsOf<UnusualChangeRow>(now),
      pageSize: 30,
      columns: [
        unitColumn(language),
        groupColumn(language),
        amountColumn("previous", previous(kind), indicator, language),
        amountColumn("value", current(kind), indicator, language),
        percentColumn("percent", percent(kind)),
        indexColumn("effect", words.effect),
        indexColumn("lower", words.lower),
        indexColumn("upper", words.upper),
        {
          name: "verdict",
          title: words.verdict,
          format: (value) => words.verdicts[(value as UnusualChangeRow["verdict"]) ?? "none"],
        },
        { name: "among", title: words.among },
        reasonColumn(language),
      ],
    },
    onSelect: (datum) => detail.show(datum, indicator.name),
    invalidation,
  });
}

function showPairs(
  dataset: Dataset,
  units: readonly string[],
  other: string,
  { indicator: y, detail, width, language }: View,
  invalidation: Promise<unknown>,
  period: Period,
  marked: readonly string[],
): Promise<HTMLElement> {
  const words = acrossUnitsWords(language);
  const x = indicatorOf(dataset, other) ?? y;
  const pairs = scatter(dataset, { x: x.name, y: y.name, period }, units);
  const rows = rowsOf<ScatterRow>(pairs);
  const hasAny = rows.some((row) => row.x !== null && row.y !== null);
  const show = (chosen: object) => {
    const row = chosen as ScatterRow;
    const point = { value: row.y, state: row.yState, sheet: row.ySheet, cell: row.yCell };
    detail.show({ ...row, ...point }, y.name);
  };
  return trendBlock({
    heading: words.pairs(period, y.title, x.title),
    empty: hasAny ? null : words.noPairs(period, y.title, x.title),
    summary: summarizeScatter(pairs, x, y, marked, language),
    toSpec: () => scatterChart(pairs, { x, y }, { width, chosen: marked, language }),
    table: {
      caption: words.pairsOf(period, y.title, x.title),
      rows,
      pageSize: 30,
      columns: [
        unitColumn(language),
        amountColumn("x", x.title, x, language),
        amountColumn("y", y.title, y, language),
        { ...stateColumn(language, words.xState), name: "xState" },
        { ...stateColumn(language, words.yState), name: "yState" },
        reasonColumn(language),
        { name: "file", title: trendWords(language).file },
      ],
    },
    onSelect: show,
    invalidation,
  });
}

function showFacets(
  { shown, indicator, detail, width, language }: View,
  invalidation: Promise<unknown>,
  units: readonly string[],
  page: number,
): Promise<HTMLElement> {
  const words = acrossUnitsWords(language);
  const { value } = trendWords(language);
  const chosen = new Set(units.slice((page - 1) * FACETS, page * FACETS));
  const rows = rowsOf<SeriesRow>(shown).filter(({ unit }) => chosen.has(unit));
  const table = withinUnits(shown, chosen);
  const kind = periodKindIn(shown);
  return trendBlock({
    heading: words.facets(kind),
    empty: emptyReason(table, indicator, {}, language),
    summary: summarizeLines(table, indicator, language),
    toSpec: () => facetLines(table, indicator, { width, shared: false, language }),
    table: {
      caption: words.facetsOf(indicator.title, kind),
      rows,
      pageSize: 30,
      columns: [
        unitColumn(language),
        periodColumn(language),
        amountColumn("value", value, indicator, language),
        stateColumn(language),
        ...placeColumns(language),
      ],
    },
    onSelect: (datum) => detail.show(datum, indicator.name),
    invalidation,
  });
}
