import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { WORDS } from "../../src/language/cursor.js";
import { parse } from "../../src/language/parse.js";
import { print } from "../../src/language/print.js";
import { childrenOf, type Expression } from "../../src/model/expression.js";
import { anyTree, withoutSpans } from "./arbitrary.js";

function treeOf(source: string): Expression {
  const { tree, problems } = parse(source);
  if (!tree) throw new Error(`${source}: ${JSON.stringify(problems)}`);
  return tree;
}

/** A tree with every bracket written out, operators first. */
function shape(node: Expression): string {
  const parts = childrenOf(node).map(shape).join(" ");
  switch (node.kind) {
    case "number":
      return String(node.value);
    case "text":
      return JSON.stringify(node.value);
    case "reference":
      return `${node.previous ? "previous:" : ""}${node.table ? `${node.table}.` : ""}${node.name}`;
    case "arithmetic":
      return `(${node.operator} ${parts})`;
    case "compare":
      return `(${node.relation}${node.tolerance ? "±" : ""} ${parts})`;
    case "aggregate":
      return `(${node.function}${node.where ? "-where" : ""} ${parts})`;
    case "call":
      return `(${node.function}() ${parts})`;
    case "is":
      return `(is${node.negated ? "-not" : ""}-${node.state} ${parts})`;
    default:
      return `(${node.kind} ${parts})`;
  }
}

describe("every construct has one tree", () => {
  test.each([
    ["总经费", "总经费"],
    ["[国际/国家 标准]", "国际/国家 标准"],
    ["12.50", "12.5"],
    ['"重点"', '"重点"'],
    ["“重点”", '"重点"'],
    ["-甲", "(negate 甲)"],
    ["仪器.单价", "仪器.单价"],
    ["[仪 器] . [单 价]", "仪 器.单 价"],
    ["previous(甲)", "previous:甲"],
    ["PREVIOUS(甲)", "previous:甲"],
    ["previous(仪器.单价)", "previous:仪器.单价"],
    ["sum(仪器.单价)", "(sum 仪器.单价)"],
    [
      "Sum(仪器.数量 * 仪器.单价 where 仪器.单位 = 单位)",
      "(sum-where (* 仪器.数量 仪器.单价) (= 仪器.单位 单位))",
    ],
    [
      "count(仪器.单价 其中 仪器.单价 > 0 且 甲 = 1)",
      "(count-where 仪器.单价 (and (> 仪器.单价 0) (= 甲 1)))",
    ],
    ["min(仪器.单价)", "(min 仪器.单价)"],
    ["max(仪器.单价)", "(max 仪器.单价)"],
    ["min(甲, 乙)", "(min() 甲 乙)"],
    ["max(甲，乙，丙)", "(max() 甲 乙 丙)"],
    ["abs(甲 - 乙)", "(abs() (- 甲 乙))"],
    ["round(甲)", "(round() 甲)"],
    ["round(甲, 2)", "(round() 甲 2)"],
    ["length(名称)", "(length() 名称)"],
    ["year(日期)", "(year() 日期)"],
    ["mean(表.数 where 甲 = 1)", "(mean-where 表.数 (= 甲 1))"],
    ["Distinct(表.类)", "(distinct 表.类)"],
    ['lookup(表.数 其中 表.类 = "一")', '(lookup-where 表.数 (= 表.类 "一"))'],
    ["every(表.数 > 0 and 甲 = 1)", "(every (and (> 表.数 0) (= 甲 1)))"],
    ["any(表.数 > 0 where 甲 = 1)", "(any-where (> 表.数 0) (= 甲 1))"],
    ["ordered(表.日)", "(ordered 表.日)"],
    ['contains(名称，"一")', '(contains() 名称 "一")'],
    ['MATCHES(名称, "a*")', '(matches() 名称 "a*")'],
    ["plain(名称)", "(plain() 名称)"],
    ['plain(名称, "spaces", "bars")', '(plain() 名称 "spaces" "bars")'],
    ["date(2021, 12, 31)", "(date() 2021 12 31)"],
    ["month(日期) + day(日期)", "(+ (month() 日期) (day() 日期))"],
    ["first_day(last_day(日期))", "(first_day() (last_day() 日期))"],
    ["days_between(甲, 乙)", "(days_between() 甲 乙)"],
    ["months_between(甲, 乙)", "(months_between() 甲 乙)"],
    ["甲 = 乙", "(= 甲 乙)"],
    ["甲 <> 乙", "(<> 甲 乙)"],
    ["甲 < 乙", "(< 甲 乙)"],
    ["甲 <= 乙", "(<= 甲 乙)"],
    ["甲 > 乙", "(> 甲 乙)"],
    ["甲 >= 乙", "(>= 甲 乙)"],
    ["甲 = 乙 ± 0.05", "(=± 甲 乙 0.05)"],
    ["甲 <= 乙 ± 乙 * 0.1", "(<=± 甲 乙 (* 乙 0.1))"],
    ["甲 between 1 and 2", "(between 甲 1 2)"],
    ["甲 介于 1 且 2", "(between 甲 1 2)"],
    ['类 in {"一", "二"}', '(in 类 "一" "二")'],
    ["甲 属于 {1，2}", "(in 甲 1 2)"],
    ["甲 in {乙 + 1}", "(in 甲 (+ 乙 1))"],
    ["甲 is blank", "(is-blank 甲)"],
    ["甲 为 无", "(is-none 甲)"],
    ["甲 is not none", "(is-not-none 甲)"],
    ["previous(甲) 为 非 空", "(is-not-blank previous:甲)"],
    ["(甲) is blank", "(is-blank 甲)"],
    ["not 甲 = 1", "(not (= 甲 1))"],
    ["甲 = 1 and 乙 = 2 and 丙 = 3", "(and (= 甲 1) (= 乙 2) (= 丙 3))"],
    ["甲 = 1 或 乙 = 2", "(or (= 甲 1) (= 乙 2))"],
    ["如果 甲 = 0 则 乙 = 0", "(if (= 甲 0) (= 乙 0))"],
  ])("%s", (source, expected) => {
    expect(shape(treeOf(source))).toBe(expected);
  });
});

describe("operators bind as in Excel, and both sides of a dispute are written out here", () => {
  test.each([
    ["1 + 2 * 3", "(+ 1 (* 2 3))"],
    ["(1 + 2) * 3", "(* (+ 1 2) 3)"],
    ["1 - 2 - 3", "(- (- 1 2) 3)"],
    ["1 - (2 - 3)", "(- 1 (- 2 3))"],
    ["8 / 4 / 2", "(/ (/ 8 4) 2)"],
    ["8 / 4 * 2", "(* (/ 8 4) 2)"],
    ["-1 * 2", "(* (negate 1) 2)"],
    ["-1 - -2", "(- (negate 1) (negate 2))"],
    ["--1", "(negate (negate 1))"],
    ["1 + 2 = 3 * 4", "(= (+ 1 2) (* 3 4))"],
    ["甲 = 乙 ± 1 + 1 and 丙 = 1", "(and (=± 甲 乙 (+ 1 1)) (= 丙 1))"],
    ["甲 between 1 + 1 and 2 * 2 and 乙 = 1", "(and (between 甲 (+ 1 1) (* 2 2)) (= 乙 1))"],
    ["甲 + 1 between 乙 and 丙", "(between (+ 甲 1) 乙 丙)"],
    ["甲 + 1 in {1, 2} or 乙 = 1", "(or (in (+ 甲 1) 1 2) (= 乙 1))"],
    ["甲 = 1 or 乙 = 2 and 丙 = 3", "(or (= 甲 1) (and (= 乙 2) (= 丙 3)))"],
    ["(甲 = 1 or 乙 = 2) and 丙 = 3", "(and (or (= 甲 1) (= 乙 2)) (= 丙 3))"],
    ["甲 = 1 and (乙 = 2 and 丙 = 3)", "(and (= 甲 1) (= 乙 2) (= 丙 3))"],
    ["not 甲 = 1 and 乙 = 2", "(and (not (= 甲 1)) (= 乙 2))"],
    ["not not 甲 = 1", "(not (not (= 甲 1)))"],
    ["not (甲 = 1 and 乙 = 2)", "(not (and (= 甲 1) (= 乙 2)))"],
    ["if 甲 = 1 then 乙 = 2 or 丙 = 3", "(if (= 甲 1) (or (= 乙 2) (= 丙 3)))"],
    ["if 甲 = 1 or 丁 = 2 then 乙 = 2", "(if (or (= 甲 1) (= 丁 2)) (= 乙 2))"],
    ["(if 甲 = 1 then 乙 = 2) or 丙 = 3", "(or (if (= 甲 1) (= 乙 2)) (= 丙 3))"],
    ["if 甲 = 1 then if 乙 = 2 then 丙 = 3", "(if (= 甲 1) (if (= 乙 2) (= 丙 3)))"],
    ["(甲 = 1) = (乙 = 2)", "(= (= 甲 1) (= 乙 2))"],
  ])("%s", (source, expected) => {
    expect(shape(treeOf(source))).toBe(expected);
  });
});

test("operators read one to one leave every span where the author wrote it", () => {
  const { tree, problems } = parse("甲×（乙＋1）≥丙");
  expect(tree && shape(tree)).toBe("(>= (* 甲 (+ 乙 1)) 丙)");
  expect(problems.map(({ span, severity }) => [span.start, span.end, severity])).toEqual(
    [1, 2, 4, 6, 7].map((start) => [start, start + 1, "note"]),
  );
  expect(tree?.span).toEqual({ start: 0, end: 9 });
});

test.each<[string, readonly string[]]>([
  ["总经费 = 纵向 + 1", ["总经费 = 纵向 + 1", "总经费", "纵向 + 1", "纵向", "1"]],
  ["(甲 + 乙) * 2 = 3", ["(甲 + 乙) * 2 = 3", "(甲 + 乙) * 2", "(甲 + 乙)", "甲", "乙", "2", "3"]],
  [
    'sum(表.数 where 表.类 = "一")',
    ['sum(表.数 where 表.类 = "一")', "表.数", '表.类 = "一"', "表.类", '"一"'],
  ],
  ["previous( [a b] ) is  blank ", ["previous( [a b] ) is  blank", "previous( [a b] )"]],
  [
    "（甲＝1）且 not 乙 in {1}",
    ["（甲＝1）且 not 乙 in {1}", "（甲＝1）", "甲", "1", "not 乙 in {1}", "乙 in {1}", "乙", "1"],
  ],
  [
    "甲 = 1 and (乙 = 2 and 丙 = 3)",
    [
      "甲 = 1 and (乙 = 2 and 丙 = 3)",
      "甲 = 1",
      "甲",
      "1",
      "乙 = 2",
      "乙",
      "2",
      "丙 = 3",
      "丙",
      "3",
    ],
  ],
])("the spans of %s slice what each node stands for", (source, slices) => {
  const walk = (node: Expression): string[] => [
    source.slice(node.span.start, node.span.end),
    ...childrenOf(node).flatMap(walk),
  ];
  expect(walk(treeOf(source))).toEqual(slices);
});

test("the slice of every node, parsed alone, is that node", () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const source = print(tree);
      const walk = (node: Expression): void => {
        const slice = source.slice(node.span.start, node.span.end);
        expect(withoutSpans(treeOf(slice))).toEqual(withoutSpans(node));
        childrenOf(node).forEach(walk);
      };
      walk(treeOf(source));
    }),
  );
});

const OPERAND = { zh: "指标名、数字、文字或“(”", en: "a field name, a number, a text or “(”" };
const END = { zh: "运算符或结尾", en: "an operator or the end" };
const COLUMN = { zh: "列名", en: "a column name" };
const STATE = { zh: "blank（空）或 none（无）", en: "blank or none" };
const NAME = { zh: "一个指标名", en: "a field name" };
const sign = (text: string) => ({ zh: `“${text}”`, en: `“${text}”` });
const unexpected = (found: string, expected: object) => ({ found, expected });
const count = (range: string) => ({ zh: `${range} 个参数`, en: `${range} argument(s)` });
const FUNCTIONS = (
  "sum count mean min max distinct lookup every any ordered abs round length contains matches plain " +
  "date year month day first_day last_day days_between months_between previous"
).split(" ");

/** A source with the place of its error between « and ». */
function unmark(marked: string) {
  const [before = "", at = "", after = ""] = marked.split(/[«»]/);
  const span = { start: before.length, end: before.length + at.length };
  return { source: before + at + after, span };
}

describe("a source that is no check has one error, where it stands and with what was meant", () => {
  test.each<[marked: string, code: string, data: object]>([
    ["«»", "unexpected", unexpected("", OPERAND)],
    [" \n «»", "unexpected", unexpected("", OPERAND)],
    ["甲 =«»", "unexpected", unexpected("", OPERAND)],
    ["«=» 甲", "unexpected", unexpected("=", OPERAND)],
    ["甲 = «*» 2", "unexpected", unexpected("*", OPERAND)],
    ["甲 + «)» 2", "unexpected", unexpected(")", OPERAND)],
    ["甲 ＝ «＝» 乙", "unexpected", unexpected("＝", OPERAND)],
    ["«.»5 = 甲", "unexpected", unexpected(".", OPERAND)],
    ["sum(«)»", "unexpected", unexpected(")", OPERAND)],
    ["sum(甲,«)»", "unexpected", unexpected(")", OPERAND)],
    ["甲 = 1 and«»", "unexpected", unexpected("", OPERAND)],
    ["甲 in {«}»", "unexpected", unexpected("}", OPERAND)],
    ["(甲 = 1«»", "unexpected", unexpected("", sign(")"))],
    ["abs(甲 = 1«»", "unexpected", unexpected("", sign(")"))],
    ["甲 in {1, 2«»", "unexpected", unexpected("", sign("}"))],
    ["甲 in «(»1, 2)", "unexpected", unexpected("(", sign("{"))],
    ["甲 between 1«»", "unexpected", unexpected("", sign("and"))],
    ["甲 between 1 «or» 2", "unexpected", unexpected("or", sign("and"))],
    ["if 甲 = 1«»", "unexpected", unexpected("", sign("then"))],
    ["IF(甲 > 0«,» 乙 > 0)", "unexpected", unexpected(",", sign(")"))],
    ["甲 = 1«)»", "unexpected", unexpected(")", END)],
    ["甲 = 1 «乙»", "unexpected", unexpected("乙", END)],
    ["甲 = 1«e5»", "unexpected", unexpected("e5", END)],
    ["甲 = 1.2«.»3", "unexpected", unexpected(".", END)],
    ["甲 = 乙 ± 1 «±» 2", "unexpected", unexpected("±", END)],
    ["甲 «not» in {1}", "unexpected", unexpected("not", END)],
    ["a.b«.»c", "unexpected", unexpected(".", END)],
    ["表. «=» 1", "unexpected", unexpected("=", COLUMN)],
    ["表.«1»", "unexpected", unexpected("1", COLUMN)],
    ["甲 is«»", "unexpected", unexpected("", STATE)],
    ["甲 is not «5»", "unexpected", unexpected("5", STATE)],
    ["甲 is «[blank]»", "unexpected", unexpected("[blank]", STATE)],
    ["«1» is blank", "wrong-arguments", { function: "is", expected: NAME }],
    ["«(甲 + 1)» is blank", "wrong-arguments", { function: "is", expected: NAME }],
    ['«"甲"» is none', "wrong-arguments", { function: "is", expected: NAME }],
    ["«previous(1)»", "wrong-arguments", { function: "previous", expected: NAME }],
    ["«previous(甲, 乙)» = 1", "wrong-arguments", { function: "previous", expected: NAME }],
    ["«previous(甲 where 乙)»", "wrong-arguments", { function: "previous", expected: NAME }],
    ["«previous(previous(甲))» = 1", "wrong-arguments", { function: "previous", expected: NAME }],
    ["甲 = «abs(1, 2)»", "wrong-arguments", { function: "abs", expected: count("1") }],
    ["«round(1, 2, 3)»", "wrong-arguments", { function: "round", expected: count("1–2") }],
    ["«sum(甲, 乙)»", "wrong-arguments", { function: "sum", expected: WORDS.ofTable }],
    ["«abs(表.甲 where 甲 = 1)»", "wrong-arguments", { function: "abs", expected: count("1") }],
    ["«every(甲, 乙)»", "wrong-arguments", { function: "every", expected: WORDS.ofTable }],
    ["«lookup(表.数, 甲)»", "wrong-arguments", { function: "lookup", expected: WORDS.lookup }],
    ["«contains(甲)»", "wrong-arguments", { function: "contains", expected: count("2") }],
    ["«matches(甲, 乙, 丙)»", "wrong-arguments", { function: "matches", expected: count("2") }],
    ["«date(2021, 1)» = 甲", "wrong-arguments", { function: "date", expected: count("3") }],
    ["«month(甲 where 乙 = 1)»", "wrong-arguments", { function: "month", expected: count("1") }],
    [
      "«plain(甲, 甲, 甲, 甲, 甲, 甲)» = 乙",
      "wrong-arguments",
      { function: "plain", expected: count("1–5") },
    ],
    ["甲 = 乙 «=» 丙", "chained-comparison", { found: "=" }],
    ["1 < 甲 «≤» 3", "chained-comparison", { found: "<=" }],
    ["甲 in {1} «=» 丙", "chained-comparison", { found: "=" }],
    ["甲 = 乙 «is» blank", "chained-comparison", { found: "is" }],
    ["甲 = «summ»(乙)", "unknown-function", { found: "summ", nearest: ["sum"], known: FUNCTIONS }],
    [
      "«Lenght»(甲) = 1",
      "unknown-function",
      { found: "Lenght", nearest: ["length"], known: FUNCTIONS },
    ],
    ["«总经费»(万元) = 1", "unknown-function", { found: "总经费", nearest: [], known: FUNCTIONS }],
    ["甲 «==» 乙", "operator-spelling", { found: "==", meant: "=" }],
    ["甲 = «1,000»", "thousands-separator", { found: "1,000", plain: "1000", list: "1, 000" }],
    ['甲 = «"乙»', "unclosed", { opening: '"', closing: '"' }],
    ["甲 = «[乙»", "unclosed", { opening: "[", closing: "]" }],
    ["甲 = 1 «#» 注", "unexpected-character", { found: "#" }],
    ["10«³» = 甲", "unexpected-character", { found: "³" }],
    ["甲 = «😀»", "unexpected-character", { found: "😀" }],
  ])("%s has the error %s", (marked, code, data) => {
    const { source, span } = unmark(marked);
    const { tree, problems } = parse(source);
    expect(tree).toBeUndefined();
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([
      { code: `language/${code}`, severity: "error", span, data },
    ]);
  });
});

describe("keywords that run into a name", () => {
  test.each([
    ["«如果合同项数»=0则合同金额=0", "如果 合同项数=0 则 合同金额=0"],
    ["甲 = 1 «且乙» = 2 或丙 = 3", "甲 = 1 且 乙 = 2 或 丙 = 3"],
    ["«如果abs»(甲)=0则sum(表.数)=0", "如果 abs(甲)=0 则 sum(表.数)=0"],
    ["如果（甲＝0）«则乙»＝0", "如果（甲＝0） 则 乙＝0"],
    ["«如果或有负债»=0则甲=0", "如果 或有负债=0 则 甲=0"],
    ["[如果x] = 0 «且乙» = 1", "[如果x] = 0 且 乙 = 1"],
  ])("%s should have been %s", (marked, meant) => {
    const { source, span } = unmark(marked);
    const { tree, problems } = parse(source);
    expect(tree).toBeUndefined();
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([
      { code: "language/needs-spaces", severity: "error", span, data: { meant } },
    ]);
    expect(parse(meant).tree).toBeDefined();
  });

  test.each(["或有负债 = «=» 5", "[如果x] = «=» 5", "且或甲 =«»"])(
    "are not suspected where spaces would not help: %s",
    (marked) => {
      const { source, span } = unmark(marked);
      expect(parse(source).problems).toMatchObject([{ code: "language/unexpected", span }]);
    },
  );
});

describe("a source of any size is read or refused, and never overflows the stack", () => {
  test.each([
    ["400 brackets", `${"(".repeat(400)}甲${")".repeat(400)} = 1`],
    ["900 signs", `${"-".repeat(900)}甲 = 1`],
    ["900 nots", `${"not ".repeat(900)}甲 = 1`],
    ["300 conditions", `${"if 甲 = 1 then ".repeat(150)} 甲 = 1`],
    ["a sum of 490 names", `${"甲 + ".repeat(490)}甲 = 1`],
    ["a long name", `${"甲".repeat(100_000)} = 1`],
    ["a long text", `甲 = "${"乙".repeat(100_000)}"`],
  ])("%s: a tree", (_, source) => {
    const tree = treeOf(source);
    expect(withoutSpans(treeOf(print(tree)))).toEqual(withoutSpans(tree));
  });

  test.each([
    ["10,000 brackets", `${"(".repeat(10_000)}甲${")".repeat(10_000)}`, 1000],
    ["10,000 open brackets", "(".repeat(10_000), 1000],
    ["10,000 functions", "abs(".repeat(10_000), 2000],
    ["10,000 signs", "-".repeat(10_000), 1000],
    ["10,000 nots", "not ".repeat(10_000), 4000],
    ["10,000 conditions", "if ".repeat(10_000), 3000],
    ["a sum of 100,000 names", "甲+".repeat(100_000), 1000],
    ["100,000 terms", "且甲 或 ".repeat(100_000), undefined],
  ])("%s: too deep", (_, source, start) => {
    const { tree, problems } = parse(source);
    expect(tree).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual(["language/too-deep"]);
    if (start !== undefined) expect(problems[0]?.span.start).toBe(start);
  });
});

const fragment = fc.constantFrom(
  ...'甲 乙 表.数 1 0.5 "一" [a b] ( ) { } , . + - * / = <> < >= ± if then and or not between in is blank none where sum( min( every( lookup( matches( date( previous( round( 如果 则甲 且乙 且'.split(
    " ",
  ),
);

test("no source whatever makes the parser throw, and a tree comes without errors only", () => {
  const anySource = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fragment, { maxLength: 25 }).map((words) => words.join(" ")),
    fc.array(fragment, { maxLength: 25 }).map((words) => words.join("")),
  );
  fc.assert(
    fc.property(anySource, (source) => {
      const { tree, problems } = parse(source);
      const errors = problems.filter(({ severity }) => severity === "error");
      expect(tree === undefined).toBe(errors.length > 0);
      for (const { span } of problems) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(source.length);
      }
      for (const { code, data } of errors) {
        if (code === "language/needs-spaces") expect(parse(String(data.meant)).tree).toBeDefined();
      }
    }),
    { numRuns: 2000 },
  );
});
