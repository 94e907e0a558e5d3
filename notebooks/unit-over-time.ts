import {
  type ColumnTable,
  type CompositionRow,
  composition,
  compositionChart,
  compositionsOf,
  type Dataset,
  emptyReason,
  type Indicator,
  indicatorOf,
  type Language,
  periodKindIn,
  periodKindOf,
  type RankRow,
  rank,
  rankChart,
  rowsOf,
  seriesOf,
  summarizeComposition,
  summarizeLines,
  summarizeRank,
  summarizeYearOverYear,
  unitLinesChart,
  unitsOf,
  withinPeriods,
  withinUnits,
  withoutFlagged,
  type YearOverYearRow,
  yearOverYear,
  yearOverYearChart,
} from "../src/index.js";
import type { Input } from "../src/notebook/input.js";
import type { Notebook } from "../src/notebook/kernel.js";
import { radio } from "../src/notebook/radio.js";
import type { Range } from "../src/notebook/range.js";
import { CARD_PADDING, pageWidth } from "./parts/page-size.js";
import { type PointDetail, pointDetail } from "./parts/point-detail.js";
import {
  askFlagged,
  askIndicator,
  askPeriod,
  askUnits,
  askYears,
  chosenPeriod,
} from "./parts/questions.js";
import { readDataset } from "./parts/read-dataset.js";
import {
  amountColumn,
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
import { unitOverTimeWords } from "./parts/unit-over-time-words.js";

type Measure = "percent" | "change" | "index";

/** One or a few units over the years: values, changes, parts of the total. */
export const notebook: Notebook = {
  title: { zh: "单位历年变化", en: "One unit over time" },
  read: readDataset,
  define: (cells) => {
    cells
      .input("units", ["dataset"], (dataset: Dataset) =>
        askUnits(dataset, {
          initial: unitsOf(dataset)
            .slice(0, 1)
            .map(({ unit }) => unit),
          max: 8,
        }),
      )
      .input("field", ["dataset", "language"], askIndicator)
      .input("years", ["dataset", "language"], askYears)
      .input("flagged", ["language"], askFlagged)
      .input("measure", ["dataset", "language"], askMeasure)
      .input("base", ["dataset", "measure", "language"], askBase);
    cells
      .value("width", [], pageWidth)
      .value("indicator", ["dataset", "field"], indicatorOf)
      .value(
        "compared",
        ["dataset", "field", "units", "years", "base", "flagged", "language"],
        compare,
      )
      .draw(
        "values",
        ["compared", "indicator", "detail", "width", "invalidation", "language"],
        showValues,
      )
      .draw(
        "changes",
        ["compared", "indicator", "measure", "detail", "width", "invalidation", "language"],
        showChanges,
      )
      .draw(
        "parts",
        ["dataset", "indicator", "units", "years", "width", "invalidation", "language"],
        showParts,
      )
      .draw(
        "places",
        ["dataset", "indicator", "units", "years", "detail", "width", "invalidation", "language"],
        showPlaces,
      )
      .show("detail", ["dataset", "language"], pointDetail);
  },
};

function askMeasure(dataset: Dataset, language: Language): Input<Measure> {
  const { measure, measures } = unitOverTimeWords(language);
  return radio<Measure>({
    key: "measure",
    label: measure,
    options: [
      { value: "percent", label: measures.percent },
      { value: "change", label: measures.change },
      { value: "index", label: measures.index(periodKindOf(dataset)) },
    ],
  });
}

function askBase(dataset: Dataset, measure: Measure, language: Language): Input<string> {
  const words = unitOverTimeWords(language);
  const input = askPeriod(dataset, "base", words.base(periodKindOf(dataset)), "first");
  input.hidden = measure !== "index";
  return input;
}

/** Compared within the whole dataset, so that the first period shown still has the one before it. */
function compare(
  dataset: Dataset,
  field: string,
  units: readonly string[],
  { from, to }: Range,
  base: string,
  flagged: "shown" | "hidden",
  language: Language,
): ColumnTable {
  const series = seriesOf(dataset, field, { units, language });
  const wanted = flagged === "shown" ? series : withoutFlagged(series);
  return withinPeriods(yearOverYear(wanted, { baseYear: chosenPeriod(base) }), from, to);
}

function showValues(
  compared: ColumnTable,
  indicator: Indicator,
  detail: PointDetail,
  width: number,
  invalidation: Promise<unknown>,
  language: Language,
): Promise<HTMLElement> {
  const words = unitOverTimeWords(language);
  const { value, others } = trendWords(language);
  const kind = periodKindIn(compared);
  return trendBlock({
    heading: words.values(kind),
    empty: emptyReason(compared, indicator, {}, language),
    summary: summarizeLines(compared, indicator, language),
    toSpec: () => unitLinesChart(compared, indicator, { width: width - CARD_PADDING, language }),
    table: {
      caption: words.valuesOf(indicator.title, kind),
      rows: rowsOf<YearOverYearRow>(compared),
      columns: [
        unitColumn(language),
        periodColumn(language),
        amountColumn("value", value, indicator, language),
        stateColumn(language),
        { name: "others", title: others },
        ...placeColumns(language),
        { name: "findings", title: words.findings },
      ],
    },
    onSelect: (datum) => detail.show(datum, indicator.name),
    invalidation,
  });
}

function showChanges(
  compared: ColumnTable,
  indicator: Indicator,
  measure: Measure,
  detail: PointDetail,
  width: number,
  invalidation: Promise<unknown>,
  language: Language,
): Promise<HTMLElement> {
  const words = unitOverTimeWords(language);
  const { previous, now, change, percent, indexReason } = trendWords(language);
  const kind = periodKindIn(compared);
  return trendBlock({
    heading: words.changes(kind),
    empty: emptyReason(compared, indicator, { periods: true }, language),
    summary: summarizeYearOverYear(compared, indicator, language),
    toSpec: () =>
      yearOverYearChart(compared, indicator, { measure, width: width - CARD_PADDING, language }),
    table: {
      caption: words.changesOf(indicator.title, kind),
      rows: rowsOf<YearOverYearRow>(compared),
      columns: [
        unitColumn(language),
        periodColumn(language),
        amountColumn("base", previous(kind), indicator, language),
        amountColumn("value", now(kind), indicator, language),
        amountColumn("change", change, indicator, language),
        percentColumn("percent", percent(kind)),
        reasonColumn(language),
        indexColumn("index", words.index),
        reasonColumn(language, "indexReason", indexReason),
        stateColumn(language),
      ],
    },
    onSelect: (datum) => detail.show(datum, indicator.name),
    invalidation,
  });
}

/** Nothing, where the form does not divide the indicator into parts. */
async function showParts(
  dataset: Dataset,
  indicator: Indicator,
  units: readonly string[],
  { from, to }: Range,
  width: number,
  invalidation: Promise<unknown>,
  language: Language,
): Promise<HTMLElement | null> {
  const divided = compositionsOf(dataset).find(({ total }) => total === indicator.name);
  if (!divided) return null;
  const table = composition(dataset, divided, { units, from, to, language });
  const rows = rowsOf<CompositionRow>(table);
  const words = unitOverTimeWords(language);
  const titleOf = (field: string) => indicatorOf(dataset, field)?.title ?? field;
  return trendBlock({
    heading: words.parts,
    empty: rows.some(({ share }) => share !== null) ? null : words.noParts,
    summary: summarizeComposition(table, indicator, titleOf, language),
    toSpec: () =>
      compositionChart(table, indicator, { width: width - CARD_PADDING, titleOf, language }),
    table: {
      caption: words.partsOf(indicator.title),
      rows,
      columns: [
        unitColumn(language),
        periodColumn(language),
        { name: "part", title: words.part, format: (value) => titleOf(String(value)) },
        amountColumn("value", trendWords(language).value, indicator, language),
        shareColumn("share", words.share),
        amountColumn("total", words.total, indicator, language),
        reasonColumn(language),
      ],
    },
    invalidation,
  });
}

/** The place of the chosen units among all, period by period. */
function showPlaces(
  dataset: Dataset,
  indicator: Indicator,
  units: readonly string[],
  { from, to }: Range,
  detail: PointDetail,
  width: number,
  invalidation: Promise<unknown>,
  language: Language,
): Promise<HTMLElement> {
  const words = unitOverTimeWords(language);
  const { value, rank: place, movement } = trendWords(language);
  const ranked = withinPeriods(rank(seriesOf(dataset, indicator.name, { language })), from, to);
  const kind = periodKindOf(dataset);
  const own = withinUnits(ranked, new Set(units));
  return trendBlock({
    heading: words.places,
    empty:
      emptyReason(own, indicator, {}, language) ??
      emptyReason(ranked, indicator, { units: true }, language),
    summary: summarizeRank(ranked, indicator, units, language),
    toSpec: () =>
      rankChart(ranked, indicator, { width: width - CARD_PADDING, chosen: units, language }),
    table: {
      caption: words.placesOf(indicator.title, kind),
      rows: rowsOf<RankRow>(own),
      columns: [
        unitColumn(language),
        periodColumn(language),
        { name: "rank", title: place },
        { name: "of", title: words.ranked },
        { name: "movement", title: movement(kind) },
        amountColumn("value", value, indicator, language),
        reasonColumn(language),
      ],
    },
    onSelect: (datum) => detail.show(datum, indicator.name),
    invalidation,
  });
}
