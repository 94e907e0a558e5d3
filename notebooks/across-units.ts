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
  type MatchedPanelRow,
  matchedPanel,
  matchedPanelChart,
  type PlacedRow,
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
import type { Column } from "../src/notebook/table-lines.js";
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
  unitsWithin,
} from "./parts/questions.js";
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

/** Plots of single units on one page. */
const FACETS = 24;

/** All units together, or those of some groups: who leads, who moves, how the whole develops. */
export const notebook: Notebook = {
  title: { zh: "各单位对比", en: "Across units" },
  read: readDataset,
  define: (cells) => {
    cells
      .input("field", ["dataset"], (dataset: Dataset) => askIndicator(dataset))
      .input("years", ["dataset"], askYears)
      .input("period", ["dataset"], (dataset: Dataset) =>
        askPeriod(dataset, "period", "对比年度", "last"),
      )
      .input("by", ["dataset"], askGrouping)
      .input("groups", ["dataset", "by"], askGroups)
      .input("flagged", [], askFlagged)
      .input("marked", ["dataset"], (dataset: Dataset) =>
        askUnits(dataset, {
          label: "标出的单位",
          initial: unitsOf(dataset)
            .slice(0, 1)
            .map(({ unit }) => unit),
          max: 5,
        }),
      )
      .input("other", ["dataset"], (dataset: Dataset) =>
        askIndicator(dataset, { key: "other", label: "散点图横轴" }),
      );
    cells
      .value("width", [], () => pageWidth())
      .value("indicator", ["dataset", "field"], indicatorOf)
      .value("units", ["dataset", "by", "groups"], unitsWithin)
      .value("series", ["dataset", "field", "units", "by", "flagged"], series)
      .value(
        "view",
        ["series", "years", "indicator", "detail", "width"],
        (
          all: ColumnTable,
          { from, to }: Range,
          indicator: Indicator,
          detail: PointDetail,
          width: number,
        ): View => ({
          all,
          shown: withinPeriods(all, from, to),
          indicator,
          detail,
          width: width - CARD_PADDING,
        }),
      )
      .draw("ranks", [...COMMON, "period", "marked"], showRanks)
      .draw("spread", [...COMMON, "marked"], showSpread)
      .draw("panel", COMMON, showPanel)
      .draw("growth", COMMON, showGrowth)
      .draw("unusual", [...COMMON, "period", "by"], showUnusual)
      .draw("pairs", ["dataset", "units", "other", ...COMMON, "period", "marked"], showPairs)
      .input("page", ["units"], (units: readonly string[]) =>
        pager({ key: "page", label: "小图分页", pages: Math.ceil(units.length / FACETS) }),
      )
      .draw("facets", [...COMMON, "units", "page"], showFacets)
      .show("detail", ["dataset"], pointDetail);
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
};

function series(
  dataset: Dataset,
  field: string,
  units: readonly string[],
  by: string,
  flagged: "shown" | "hidden",
): ColumnTable {
  const all = seriesOf(dataset, field, { units });
  const found = flagged === "shown" ? all : withoutFlagged(all);
  const grouping = groupingsOf(dataset).find(({ name }) => name === by);
  return grouping ? regroup(found, grouping) : found;
}

const GROUP: Column = { name: "group", title: "分组" };

function showRanks(
  { all, indicator, detail, width }: View,
  invalidation: Promise<unknown>,
  period: string,
  marked: readonly string[],
): Promise<HTMLElement> {
  const ranked = rank(all);
  const now = withinPeriods(ranked, Number(period), Number(period));
  return trendBlock({
    heading: `${period} 年排名`,
    empty: emptyReason(now, indicator, { units: true }),
    summary: summarizeRank(now, indicator, marked),
    toSpec: () => rankBars(ranked, indicator, { width, period: Number(period), chosen: marked }),
    table: {
      caption: `${indicator.title}：${period} 年排名`,
      rows: rowsOf<RankRow>(now).sort(
        (a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY),
      ),
      columns: [
        UNIT_COLUMN,
        GROUP,
        { name: "rank", title: "名次" },
        { name: "movement", title: "比上年升降（位）" },
        amountColumn("value", "数值", indicator),
        stateColumn(),
        reasonColumn(),
        ...PLACE_COLUMNS,
      ],
    },
    onSelect: (datum) => detail.show(datum, indicator.name),
    invalidation,
  });
}

function showSpread(
  { shown, indicator, detail, width }: View,
  invalidation: Promise<unknown>,
  marked: readonly string[],
): Promise<HTMLElement> {
  const spread = distribution(shown);
  return trendBlock({
    heading: "分布与位置",
    empty: emptyReason(shown, indicator, { units: true }),
    summary: summarizeDistribution(spread, indicator, marked),
    toSpec: () => distributionChart(spread, indicator, { width, chosen: marked }),
    table: {
      caption: `${indicator.title}：各单位在分布中的位置`,
      rows: rowsOf<PlacedRow>(spread.units),
      pageSize: 30,
      columns: [
        UNIT_COLUMN,
        PERIOD_COLUMN,
        amountColumn("value", "数值", indicator),
        shareColumn("percentile", "百分位"),
        stateColumn(),
        reasonColumn(),
        ...PLACE_COLUMNS,
      ],
    },
    onSelect: (datum) => detail.show(datum, indicator.name),
    invalidation,
  });
}

function showPanel(
  { shown, indicator, width }: View,
  invalidation: Promise<unknown>,
): Promise<HTMLElement> {
  const panel = matchedPanel(shown);
  return trendBlock({
    heading: "同口径变化（两年都填报的单位）",
    empty: emptyReason(shown, indicator, { periods: true }),
    summary: summarizeMatchedPanel(panel, shown, indicator),
    toSpec: () => matchedPanelChart(panel, indicator, { width }),
    table: {
      caption: `${indicator.title}：同口径变化`,
      rows: rowsOf<MatchedPanelRow>(panel),
      columns: [
        PERIOD_COLUMN,
        { name: "n", title: "同口径单位数" },
        amountColumn("before", "上期", indicator),
        amountColumn("now", "本期", indicator),
        amountColumn("change", "增减量", indicator),
        percentColumn("percent", "增减幅度"),
        reasonColumn(),
        indexColumn("chained", "链式指数"),
        reasonColumn("chainReason", "为何没有指数"),
        amountColumn("total", "全部单位总计", indicator),
        { name: "nAll", title: "全部单位数" },
        { name: "joined", title: "新增单位" },
        { name: "left", title: "退出单位" },
        { name: "excluded", title: "待核实而未计" },
      ],
    },
    invalidation,
  });
}

function showGrowth(
  { shown, indicator, width }: View,
  invalidation: Promise<unknown>,
): Promise<HTMLElement> {
  const growth = compoundGrowth(shown);
  return trendBlock({
    heading: "年均增长",
    empty: emptyReason(shown, indicator, { periods: true }),
    summary: summarizeCompoundGrowth(growth, shown, indicator),
    toSpec: () => compoundGrowthChart(growth, indicator, { width }),
    table: {
      caption: `${indicator.title}：年均增长`,
      rows: rowsOf<CompoundGrowthRow>(growth),
      pageSize: 30,
      columns: [
        UNIT_COLUMN,
        GROUP,
        { name: "from", title: "起" },
        { name: "to", title: "止" },
        amountColumn("start", "起始值", indicator),
        amountColumn("end", "终止值", indicator),
        percentColumn("growth", "年均增长"),
        reasonColumn(),
      ],
    },
    invalidation,
  });
}

const VERDICTS: Readonly<Record<string, string>> = {
  usual: "正常",
  rise: "异常上升",
  fall: "异常下降",
};

function showUnusual(
  { all, indicator, detail, width }: View,
  invalidation: Promise<unknown>,
  period: string,
  by: string,
): Promise<HTMLElement> {
  const judged = unusualChanges(all, { byGroup: by !== "" });
  const now = withinPeriods(judged, Number(period), Number(period));
  return trendBlock({
    heading: `${period} 年异常变动（Hidiroglou–Berthelot）`,
    empty: emptyReason(now, indicator, { units: true }),
    summary: summarizeUnusualChanges(now, indicator),
    toSpec: () => unusualChangesChart(judged, indicator, { width, period: Number(period) }),
    table: {
      caption: `${indicator.title}：${period} 年变动`,
      rows: rowsOf<UnusualChangeRow>(now),
      pageSize: 30,
      columns: [
        UNIT_COLUMN,
        GROUP,
        amountColumn("previous", "上期", indicator),
        amountColumn("value", "本期", indicator),
        percentColumn("percent", "增减幅度"),
        indexColumn("effect", "效应 E"),
        indexColumn("lower", "下限"),
        indexColumn("upper", "上限"),
        {
          name: "verdict",
          title: "判断",
          format: (value) => VERDICTS[String(value)] ?? "不作判断",
        },
        { name: "among", title: "同组单位数" },
        reasonColumn(),
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
  { indicator: y, detail, width }: View,
  invalidation: Promise<unknown>,
  period: string,
  marked: readonly string[],
): Promise<HTMLElement> {
  const x = indicatorOf(dataset, other) ?? y;
  const pairs = scatter(dataset, { x: x.name, y: y.name, period: Number(period) }, units);
  const rows = rowsOf<ScatterRow>(pairs);
  const hasAny = rows.some((row) => row.x !== null && row.y !== null);
  const show = (chosen: object) => {
    const row = chosen as ScatterRow;
    const point = { value: row.y, state: row.yState, sheet: row.ySheet, cell: row.yCell };
    detail.show({ ...row, ...point }, y.name);
  };
  return trendBlock({
    heading: `${period} 年：${y.title}与${x.title}`,
    empty: hasAny ? null : `${period} 年没有同时填报“${x.title}”和“${y.title}”的单位。`,
    summary: summarizeScatter(pairs, x, y, marked),
    toSpec: () => scatterChart(pairs, { x, y }, { width, chosen: marked }),
    table: {
      caption: `${period} 年${y.title}与${x.title}`,
      rows,
      pageSize: 30,
      columns: [
        UNIT_COLUMN,
        amountColumn("x", x.title, x),
        amountColumn("y", y.title, y),
        { ...stateColumn("横轴状态"), name: "xState" },
        { ...stateColumn("纵轴状态"), name: "yState" },
        reasonColumn(),
        { name: "file", title: "文件" },
      ],
    },
    onSelect: show,
    invalidation,
  });
}

function showFacets(
  { shown, indicator, detail, width }: View,
  invalidation: Promise<unknown>,
  units: readonly string[],
  page: number,
): Promise<HTMLElement> {
  const chosen = new Set(units.slice((page - 1) * FACETS, page * FACETS));
  const rows = rowsOf<SeriesRow>(shown).filter(({ unit }) => chosen.has(unit));
  const table = withinUnits(shown, chosen);
  return trendBlock({
    heading: "各单位历年数值",
    empty: emptyReason(table, indicator),
    summary: summarizeLines(table, indicator),
    toSpec: () => facetLines(table, indicator, { width, shared: false }),
    table: {
      caption: `${indicator.title}：各单位历年数值`,
      rows,
      pageSize: 30,
      columns: [
        UNIT_COLUMN,
        PERIOD_COLUMN,
        amountColumn("value", "数值", indicator),
        stateColumn(),
        ...PLACE_COLUMNS,
      ],
    },
    onSelect: (datum) => detail.show(datum, indicator.name),
    invalidation,
  });
}
