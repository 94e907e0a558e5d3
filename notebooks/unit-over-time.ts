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
import type { Notebook } from "../src/notebook/kernel.js";
import { radio } from "../src/notebook/radio.js";
import type { Range } from "../src/notebook/range.js";
import { CARD_PADDING, pageWidth } from "./parts/page-size.js";
import { type PointDetail, pointDetail } from "./parts/point-detail.js";
import { askFlagged, askIndicator, askPeriod, askUnits, askYears } from "./parts/questions.js";
import { readDataset } from "./parts/read-dataset.js";
import {
  amountColumn,
  indexColumn,
  PERIOD_COLUMN,
  PLACE_COLUMNS,
  percentColumn,
  reasonColumn,
  shareColumn,
  stateColumn,
  UNIT_COLUMN,
} from "./parts/series-columns.js";
import { trendBlock } from "./parts/trend-block.js";

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
      .input("field", ["dataset"], (dataset: Dataset) => askIndicator(dataset))
      .input("years", ["dataset"], askYears)
      .input("flagged", [], askFlagged)
      .input("measure", [], () =>
        radio<Measure>({
          key: "measure",
          label: "变化口径",
          options: [
            { value: "percent", label: "增减幅度" },
            { value: "change", label: "增减量" },
            { value: "index", label: "指数（基年=100）" },
          ],
        }),
      )
      .input("base", ["dataset", "measure"], (dataset: Dataset, measure: Measure) => {
        const input = askPeriod(dataset, "base", "基年", "first");
        input.hidden = measure !== "index";
        return input;
      });
    cells
      .value("width", [], pageWidth)
      .value("indicator", ["dataset", "field"], indicatorOf)
      .value("compared", ["dataset", "field", "units", "years", "base", "flagged"], compare)
      .draw("values", ["compared", "indicator", "detail", "width", "invalidation"], showValues)
      .draw(
        "changes",
        ["compared", "indicator", "measure", "detail", "width", "invalidation"],
        showChanges,
      )
      .draw("parts", ["dataset", "indicator", "units", "years", "width", "invalidation"], showParts)
      .draw(
        "places",
        ["dataset", "indicator", "units", "years", "detail", "width", "invalidation"],
        showPlaces,
      )
      .show("detail", ["dataset"], pointDetail);
  },
};

/** Compared within the whole dataset, so that the first year shown still has the year before it. */
function compare(
  dataset: Dataset,
  field: string,
  units: readonly string[],
  { from, to }: Range,
  base: string,
  flagged: "shown" | "hidden",
): ColumnTable {
  const series = seriesOf(dataset, field, { units });
  const wanted = flagged === "shown" ? series : withoutFlagged(series);
  return withinPeriods(yearOverYear(wanted, { baseYear: Number(base) }), from, to);
}

function showValues(
  compared: ColumnTable,
  indicator: Indicator,
  detail: PointDetail,
  width: number,
  invalidation: Promise<unknown>,
): Promise<HTMLElement> {
  return trendBlock({
    heading: "历年数值",
    empty: emptyReason(compared, indicator),
    summary: summarizeLines(compared, indicator),
    toSpec: () => unitLinesChart(compared, indicator, { width: width - CARD_PADDING }),
    table: {
      caption: `${indicator.title}：历年数值`,
      rows: rowsOf<YearOverYearRow>(compared),
      columns: [
        UNIT_COLUMN,
        PERIOD_COLUMN,
        amountColumn("value", "数值", indicator),
        stateColumn(),
        { name: "others", title: "各份填报" },
        ...PLACE_COLUMNS,
        { name: "findings", title: "审核结果（条）" },
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
): Promise<HTMLElement> {
  return trendBlock({
    heading: "逐年变化",
    empty: emptyReason(compared, indicator, { periods: true }),
    summary: summarizeYearOverYear(compared, indicator),
    toSpec: () => yearOverYearChart(compared, indicator, { measure, width: width - CARD_PADDING }),
    table: {
      caption: `${indicator.title}：逐年变化`,
      rows: rowsOf<YearOverYearRow>(compared),
      columns: [
        UNIT_COLUMN,
        PERIOD_COLUMN,
        amountColumn("base", "上期", indicator),
        amountColumn("value", "本期", indicator),
        amountColumn("change", "增减量", indicator),
        percentColumn("percent", "增减幅度"),
        reasonColumn(),
        indexColumn("index", "指数"),
        reasonColumn("indexReason", "为何没有指数"),
        stateColumn(),
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
): Promise<HTMLElement | null> {
  const divided = compositionsOf(dataset).find(({ total }) => total === indicator.name);
  if (!divided) return null;
  const table = composition(dataset, divided, { units, from, to });
  const rows = rowsOf<CompositionRow>(table);
  const titleOf = (field: string) => indicatorOf(dataset, field)?.title ?? field;
  return trendBlock({
    heading: "构成",
    empty: rows.some(({ share }) => share !== null) ? null : "所选范围内没有总数与分项齐全的数据。",
    summary: summarizeComposition(table, indicator, titleOf),
    toSpec: () => compositionChart(table, indicator, { width: width - CARD_PADDING, titleOf }),
    table: {
      caption: `${indicator.title}：构成`,
      rows,
      columns: [
        UNIT_COLUMN,
        PERIOD_COLUMN,
        { name: "part", title: "分项", format: (value) => titleOf(String(value)) },
        amountColumn("value", "数值", indicator),
        shareColumn("share", "占总数"),
        amountColumn("total", "总数", indicator),
        reasonColumn(),
      ],
    },
    invalidation,
  });
}

/** The place of the chosen units among all, year by year. */
function showPlaces(
  dataset: Dataset,
  indicator: Indicator,
  units: readonly string[],
  { from, to }: Range,
  detail: PointDetail,
  width: number,
  invalidation: Promise<unknown>,
): Promise<HTMLElement> {
  const ranked = withinPeriods(rank(seriesOf(dataset, indicator.name)), from, to);
  const own = withinUnits(ranked, new Set(units));
  return trendBlock({
    heading: "在全部单位中的名次",
    empty: emptyReason(own, indicator) ?? emptyReason(ranked, indicator, { units: true }),
    summary: summarizeRank(ranked, indicator, units),
    toSpec: () => rankChart(ranked, indicator, { width: width - CARD_PADDING, chosen: units }),
    table: {
      caption: `${indicator.title}：历年名次`,
      rows: rowsOf<RankRow>(own),
      columns: [
        UNIT_COLUMN,
        PERIOD_COLUMN,
        { name: "rank", title: "名次" },
        { name: "of", title: "参加排名的单位" },
        { name: "movement", title: "比上年升降（位）" },
        amountColumn("value", "数值", indicator),
        reasonColumn(),
      ],
    },
    onSelect: (datum) => detail.show(datum, indicator.name),
    invalidation,
  });
}
