import papaparse from "papaparse";
import { describe, expect, test } from "vitest";
import { writeCsv } from "../../src/dataset/export/csv.js";
import { fromDatasetJson, toDatasetJson } from "../../src/dataset/export/json.js";
import { columnOf } from "../../src/dataset/table.js";
import { toTextValue } from "../../src/model/value.js";
import { injectData } from "../../src/page/inject.js";
import { toCoverageText } from "../../src/report/coverage-text.js";
import { toHtml } from "../../src/report/html.js";
import { toJson } from "../../src/report/json.js";
import { toMarks } from "../../src/report/marks.js";
import type { FileReport } from "../../src/report/report.js";
import { toExplainText, toRulesText } from "../../src/report/rules-text.js";
import { toText } from "../../src/report/text.js";
import { annotateWorkbook } from "../../src/workbook/annotate/annotate.js";
import { readWorkbook } from "../../src/workbook/read/read.js";
import { toDataset } from "../dataset/export/small-dataset.js";
import { rawWorkbook } from "../fixtures/raw-workbook.js";
import { checkFindingOf, fileFindingOf, findingOf, placeOf, reportOf } from "./reports.js";
import { alternativeOf, questionOf, suspectsOf } from "./suspects.js";

/** What may stand in a cell, a file's name or a rule file, and is more than words to some program. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ["markup", `</td></script><script>alert(1)</script><img src=x onerror="alert(1)">&amp;'\``],
  ["a script as an address", "javascript:alert(1)"],
  ["ANSI sequences", "\u001b[2J\u001b[31m红"],
  ["OSC sequences, closed either way", "\u001b]0;标题\u0007\u001b]8;;http://a.example\u001b\\链接"],
  ["control characters of one byte", "\u009b31m\u0090q\u009c\u007f\u0085"],
  ["a null and a backspace", "甲\u0000乙\u0008"],
  ["bidirectional controls", "甲\u202exslx.exe\u2066\u200f\u061c"],
  ["line breaks of every kind", "甲\r\n乙\u2028丙\u2029丁\u000b戊"],
  ["a formula", '=HYPERLINK("http://a.example","甲")'],
  ["a formula in full width", "＝1+1"],
  ["a formula behind a tab", "\t=1"],
  ["a command", "@SUM(A1)|cmd"],
  ["half a character", "甲\ud800乙\udc00"],
  ["an escape of Excel's", "_x001B_[2J_x000D_"],
  ["what ends a text in JSON and XML", '"}]]>-->\\u0022'],
  ["a name that objects have", "__proto__"],
];

const PLAIN = "甲";

/** Lines and tabs apart, what a terminal obeys or what turns the direction of writing. */
const UNSEEN = /(?![\t\n])\p{Cc}|[\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Texts for people and pages, by what they are made of. */
const SHOWN: readonly (readonly [string, (words: string) => string])[] = [
  ["the report as text", (words) => toText(reportsWith(words), "zh")],
  ["the report as text in English", (words) => toText(reportsWith(words), "en")],
  ["the report as HTML", (words) => toHtml(reportsWith(words), "zh")],
  ["findings in a rule file", (words) => toRulesText([ruleFindingWith(words)], "zh")],
  ["the list of checks", (words) => toExplainText(words, [explainedWith(words)], "zh")],
  ["the coverage of checks", (words) => toCoverageText(coverageWith(words), "zh")],
];

describe.each(HOSTILE)("%s", (_, words) => {
  test.each(SHOWN)("is words in %s", (_, write) => {
    const [shown, plain] = [write(words), write(PLAIN)];
    expect(shown).not.toMatch(UNSEEN);
    expect(shown.split("\n")).toHaveLength(plain.split("\n").length);
  });

  test("is a text in the report as JSON, and unseen on a terminal", () => {
    const json = toJson(reportsWith(words), "zh");
    // JSON writes halves of characters as escapes.
    expect(json).not.toMatch(UNSEEN);
    const { files } = JSON.parse(json);
    expect(files[0].file).toBe(words);
    expect(files[0].findings[0].data.from).toBe(words);
    expect(files[0].findings[2].explained).toBe(words);
  });

  test("is a text in the marked copy", async () => {
    const marked = await annotateWorkbook(
      rawWorkbook({ sheets: { 表一: "" } }),
      toMarks(reportsWith(words)[0] ?? reportOf(), "zh"),
    );
    if (!(marked instanceof Uint8Array)) throw new Error(marked.code);
    const read = await readWorkbook(marked);
    if ("kind" in read) throw new Error(read.code);
    const result = read.sheets.find(({ name }) => name === "审核结果");
    const contents = [...(result?.rows.values() ?? [])].flatMap((row) => [...row.values()]);
    const texts = contents.flatMap((each) => (each.kind === "text" ? [each.text] : []));
    expect(texts).toContain(toXmlWords(words));
    // The formulas beside the findings are ours: they point to their cells.
    const others = contents.flatMap((each) => (each.kind === "uncalculated" ? [each.formula] : []));
    expect(others.filter((formula) => !/^'表一'!\$C\$\d$/.test(formula))).toEqual([]);
  });

  test("is a text of one cell in CSV, and begins no formula", () => {
    const csv = new TextDecoder().decode(new TextEncoder().encode(writeCsv([words], [[words, 1]])));
    const { data } = papaparse.parse<string[]>(csv.replace(/^\uFEFF/, ""), {
      delimiter: ",",
      newline: "\r\n",
      skipEmptyLines: true,
    });
    expect(data.map((row) => row.length)).toEqual([1, 2]);
    for (const [cell = ""] of data) {
      expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      expect(cell).not.toMatch(/(?![\t\r\n])\p{Cc}/u);
    }
  });

  test("is the same text in a dataset's JSON", () => {
    const read = fromDatasetJson(toDatasetJson(toDataset({ units: [[words, words]] })));
    if (!("tables" in read)) throw new Error(read.problem);
    const { units } = read.tables;
    expect(columnOf(units, units.columns[0]?.name ?? "")).toEqual([words]);
  });

  test("is the same text in a notebook, and ends no element of it", () => {
    const slot = '<script type="application/json" id="data"></script>';
    const page = injectData(`<p>${slot}</p>`, { data: { [words]: words, list: [words] } });
    const [, json = ""] = /id="data">([\s\S]*?)<\/script><\/p>$/.exec(page) ?? [];
    expect(JSON.parse(json).list).toEqual([words]);
    expect(json).not.toMatch(/[<\u2028\u2029]/);
  });
});

test("the words are in what was looked at: a report without them is another", () => {
  for (const [, write] of SHOWN) expect(write("某词")).toContain("某词");
});

/** As a cell of a workbook holds it: what XML cannot hold is replaced. */
const toXmlWords = (words: string): string =>
  words.replace(/\r\n?/g, "\n").replace(/(?![\t\n\u007f-\u009f])\p{Cc}|\p{Cs}/gu, "\ufffd");

/** Words from outside wherever a report has any. */
function reportsWith(words: string): FileReport[] {
  const text = { zh: words, en: words };
  const place = placeOf("C5", { section: words, field: words });
  const elsewhere = placeOf("C6", { sheet: words });
  const cell = { place, value: toTextValue(words), failed: 1 };
  const way = alternativeOf(cell, { values: [toTextValue(words)], reasons: ["spelling"] });
  const unreadable = fileFindingOf("file/unsafe-name", { data: { name: words } });
  return [
    reportOf(
      [
        findingOf({ rule: "type", place, data: { from: words, expected: "decimal" } }),
        checkFindingOf({
          place,
          data: { shown: text, message: text },
          hint: text,
          related: [elsewhere],
        }),
        checkFindingOf({ rule: `sample/${words}`, place, severity: "warning", explained: words }),
      ],
      {
        file: words,
        submission: { form: "sample", version: "1", title: words, unit: words, previous: words },
        suspects: suspectsOf(questionOf([way], [`sample/${words}`])),
        annotated: words,
      },
    ),
    { file: words, findings: [unreadable], skipped: [] },
  ];
}

const ruleFindingWith = (words: string) =>
  findingOf({
    rule: "rules/unknown-key",
    place: { kind: "source", file: words, line: 3, column: 2 },
    // A line of the file has no line breaks of its own.
    data: { found: words, excerpt: ` ${words.replace(/[\r\n]/g, "")}`, width: 3, filled: words },
  });

const explainedWith = (words: string) => ({
  id: words,
  severity: "error" as const,
  rows: words,
  demand: { zh: words, en: words },
  message: { zh: words, en: words },
});

function coverageWith(words: string): Parameters<typeof toCoverageText>[0] {
  const tally = { error: 0, warning: 0, note: 0, missed: 1 };
  const place = placeOf("C5", { sheet: words, field: words });
  const example = {
    kind: "swapped" as const,
    file: words,
    field: words,
    place,
    meant: 1,
    typed: 2,
  };
  return {
    form: "sample",
    version: "1",
    title: words,
    submissions: 1,
    faulty: 0,
    withoutPrevious: 0,
    seed: 1,
    perField: 1,
    total: tally,
    kinds: [{ ...tally, kind: "swapped" }],
    fields: [
      {
        ...tally,
        field: words,
        kinds: [],
        example: { ...example, neighbour: { field: words, place } },
      },
    ],
    untried: [words],
  };
}
