import type { ColumnTable } from "arquero";
import {
  type Dataset,
  emptyReason,
  type Indicator,
  indicatorOf,
  rowsOf,
  seriesOf,
  summarizeLines,
  summarizeYearOverYear,
  unitLinesChart,
  unitsOf,
  withinPeriods,
  type YearOverYearRow,
  yearOverYear,
  yearOverYearChart,
} from "../src/index.js";
import type { Notebook } from "../src/notebook/kernel.js";
import { radio } from "../src/notebook/radio.js";
import type { Range } from "../src/notebook/range.js";
import { CARD_PADDING, pageWidth } from "./parts/page-size.js";
import { type PointDetail, pointDetail } from "./parts/point-detail.js";
import { askIndicator, askPeriod, askUnits, askYears } from "./parts/questions.js";
import { readDataset } from "./parts/read-dataset.js";
import {
  amountColumn,
  indexColumn,
  PLACE_COLUMNS,
  percentColumn,
  reasonColumn,
  stateColumn,
} from "./parts/series-columns.js";
import { trendBlock } from "./parts/trend-block.js";

type Measure = "percent" | "change" | "index";

/** One or a few units over the years: values, changes, parts of the total. */
export const notebook: Notebook = {
  name: "unit-over-time",
  title: "单位历年变化",
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
      .value(
        "compared",
        ["dataset", "field", "units", "years", "base"],
        (dataset: Dataset, field: string, units: readonly string[], years: Range, base: string) =>
          compare(dataset, field, units, years, Number(base)),
      )
      .show("values", ["compared", "indicator", "detail", "width", "invalidation"], showValues)
      .show(
        "changes",
        ["compared", "indicator", "measure", "detail", "width", "invalidation"],
        showChanges,
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
  baseYear: number,
): ColumnTable {
  const compared = yearOverYear(seriesOf(dataset, field, { units }), { baseYear });
  return withinPeriods(compared, from, to);
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
        { name: "unit", title: "填报单位" },
        { name: "period", title: "报告期" },
        amountColumn("value", "数值", indicator),
        stateColumn(),
        { name: "others", title: "各份填报" },
        ...PLACE_COLUMNS,
        { name: "findings", title: "审核结果（条）" },
      ],
      onSelect: (row) => detail.show(row, indicator.name),
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
        { name: "unit", title: "填报单位" },
        { name: "period", title: "报告期" },
        amountColumn("base", "上期", indicator),
        amountColumn("value", "本期", indicator),
        amountColumn("change", "增减量", indicator),
        percentColumn("percent", "增减幅度"),
        reasonColumn(),
        indexColumn("index", "指数"),
        reasonColumn("indexReason", "为何没有指数"),
        stateColumn(),
      ],
      onSelect: (row) => detail.show(row, indicator.name),
    },
    onSelect: (datum) => detail.show(datum, indicator.name),
    invalidation,
  });
}
