import type { TopLevelSpec } from "vega-lite";
import { describe, expect, test, vi } from "vitest";
import { toSvg } from "../../src/chart/to-svg.js";
import { findingCounts } from "../../src/trends/finding-counts.js";
import { findingsChart } from "../../src/trends/findings-chart.js";
import { indicatorOf } from "../../src/trends/indicators.js";
import { seriesOf } from "../../src/trends/series.js";
import { unitLinesChart } from "../../src/trends/unit-lines-chart.js";
import { smallDataset } from "../fixtures/small-dataset.js";
import { BUSY, BUSY_FIELDS, HOSTILE } from "../trends/busy-dataset.js";
import { everyChart } from "../trends/every-chart.js";
import { AMOUNT, COUNT } from "../trends/indicator.js";
import { LATIN, LATIN_INDICATORS, LATIN_UNITS } from "../trends/latin-dataset.js";
import { textsIn, widthOf } from "./svg-texts.js";

const BUSY_INDICATORS = [
  indicatorOf(BUSY, BUSY_FIELDS[0]) ?? AMOUNT,
  indicatorOf(BUSY, BUSY_FIELDS[1]) ?? COUNT,
] as const;
const CHARTS = everyChart(BUSY, BUSY_INDICATORS, HOSTILE);

const CASES = Object.entries({
  Chinese: CHARTS,
  English: everyChart(BUSY, BUSY_INDICATORS, HOSTILE, "en"),
  "English, of Latin names": everyChart(LATIN, LATIN_INDICATORS, LATIN_UNITS, "en"),
}).flatMap(([language, charts]) =>
  Object.entries(charts).map(([name, spec]) => [name, language, spec] as const),
);

const LONG = "教育部某某领域关键技术与装备国际联合研究工程中心";

describe("an SVG", () => {
  test.each(CASES)("of %s in %s has every text inside it, whole", async (_, __, spec) => {
    const svg = await toSvg(spec);
    const texts = textsIn(svg);
    expect(texts.length).toBeGreaterThan(3);
    for (const { text, left, right } of texts) {
      expect.soft(left, text).toBeGreaterThanOrEqual(0);
      expect.soft(right, text).toBeLessThanOrEqual(widthOf(svg));
      expect.soft(text).not.toContain("…");
    }
  });

  test.each(CASES)("of %s in %s is about as wide as asked for", async (_, __, spec) => {
    expect(widthOf(await toSvg(spec))).toBeLessThanOrEqual(660);
  });

  test("of findings in English has its legend inside, even where it is narrow", async () => {
    const counts = findingCounts(LATIN, "unit");
    const svg = await toSvg(findingsChart(counts, "unit", { width: 320, language: "en" }));
    const texts = textsIn(svg).filter(({ text }) =>
      /^(?:Error|Warning|Explained|Note)$/.test(text),
    );
    expect(texts).toHaveLength(4);
    for (const { right } of texts) expect(right).toBeLessThanOrEqual(widthOf(svg));
  });

  test("of a bar with a long name has room for it, which Vega's own measure has not", async () => {
    const spec: TopLevelSpec = {
      data: { values: [{ name: LONG, value: 1 }] },
      mark: "bar",
      width: 100,
      encoding: {
        y: { field: "name", type: "nominal", title: null, axis: { labelLimit: 0 } },
        x: { field: "value", type: "quantitative", title: null },
      },
    };
    // 24 characters of 10 pixels; taken for 0.8 of their height they would have 192.
    expect(widthOf(await toSvg(spec))).toBeGreaterThan(100 + 240);
  });

  test("is the same each time, and leaves the rows of its specification alone", async () => {
    const values = [Object.freeze({ x: 1 }), Object.freeze({ x: 2 })];
    const spec: TopLevelSpec = { data: { values }, mark: "point", encoding: { x: { field: "x" } } };
    expect(await toSvg(spec)).toBe(await toSvg(spec));
    expect(Object.getOwnPropertySymbols(values[0])).toEqual([]);
  });

  test("is drawn without loading anything", async () => {
    const fetched = vi.spyOn(globalThis, "fetch");
    vi.spyOn(console, "error").mockReturnValue();
    const encoding = { url: { field: "url", type: "nominal" } } as const;
    await toSvg({ data: { url: "https://example.invalid/rows.json" }, mark: "image", encoding });
    const values = [{ url: "https://example.invalid/picture.png" }];
    const svg = await toSvg({
      data: { values },
      mark: { type: "image", width: 9, height: 9 },
      encoding,
    });
    expect(svg).not.toMatch(/href="http/);
    expect(fetched).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  test("escapes names", async () => {
    const svg = await toSvg(CHARTS["unitLinesChart of few"] as TopLevelSpec);
    expect(svg).not.toContain("</script>");
    expect(svg).toContain("&lt;/script&gt;");
  });
});

describe("a line", () => {
  const pathOf = (svg: string) =>
    [...svg.matchAll(/<path[^>]* d="(M[^"]*L[^"]*)"[^>]*stroke="#0072B2"/g)].map(
      ([, d]) => d ?? "",
    );

  test("is broken where a period is missing, and not taken to zero", async () => {
    const dataset = smallDataset([
      ["甲", 2016, "额", 900],
      ["甲", 2017, "额", 1000],
      ["甲", 2019, "额", 1100],
      ["甲", 2020, "额", 1200],
    ]);
    const svg = await toSvg(unitLinesChart(seriesOf(dataset, "额"), AMOUNT));
    const [line = ""] = pathOf(svg);
    // 2016–2017 and 2019–2020: two pieces of one stroke each
    expect(line.match(/M/g)).toHaveLength(2);
    expect(line.match(/L/g)).toHaveLength(2);
    expect(textsIn(svg).filter(({ text }) => text === "缺")).toHaveLength(1);
    expect(textsIn(svg).map(({ text }) => text)).toContain("2018");
  });

  test("is whole where nothing is missing", async () => {
    const dataset = smallDataset([
      ["甲", 2016, "额", 900],
      ["甲", 2017, "额", { flagged: 1000 }],
      ["甲", 2018, "额", 1000],
    ]);
    const svg = await toSvg(unitLinesChart(seriesOf(dataset, "额"), AMOUNT));
    expect(pathOf(svg)[0]?.match(/M/g)).toHaveLength(1);
    expect(textsIn(svg).map(({ text }) => text)).not.toContain("缺");
  });
});
