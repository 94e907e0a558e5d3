import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokenize } from "../../src/language/tokenize.js";

const kindsAndTexts = (source: string) =>
  tokenize(source).tokens.map(({ kind, text }) => [kind, text]);
const codesAt = (source: string) =>
  tokenize(source).problems.map(({ code, span }) => [code, source.slice(span.start, span.end)]);

test("a check is split into names, numbers, texts, keywords and operators", () => {
  expect(
    kindsAndTexts('如果 总经费>=12.50 且 类别 = "重 点" 则 [国际/国家 标准]is not 空'),
  ).toEqual([
    ["keyword", "if"],
    ["name", "总经费"],
    ["operator", ">="],
    ["number", "12.50"],
    ["keyword", "and"],
    ["name", "类别"],
    ["operator", "="],
    ["text", "重 点"],
    ["keyword", "then"],
    ["name", "国际/国家 标准"],
    ["keyword", "is"],
    ["keyword", "not"],
    ["keyword", "blank"],
    ["end", ""],
  ]);
});

test.each([
  ["if IF If 如果", "if"],
  ["then THEN 则", "then"],
  ["and And 且", "and"],
  ["or OR 或", "or"],
  ["not NOT 非", "not"],
  ["between Between 介于", "between"],
  ["in IN 属于", "in"],
  ["is IS 为", "is"],
  ["blank BLANK 空", "blank"],
  ["none NONE 无", "none"],
  ["where WHERE 其中", "where"],
])("%s are one keyword", (source, keyword) => {
  const { tokens, problems } = tokenize(source);
  expect(problems).toEqual([]);
  expect(new Set(tokens.slice(0, -1).map(({ kind, text }) => `${kind} ${text}`))).toEqual(
    new Set([`keyword ${keyword}`]),
  );
});

test.each([
  ["如果合同项数", "如果合同项数"],
  ["无形资产", "无形资产"],
  ["android", "android"],
  ["[且]", "且"],
  ["[if]", "if"],
  ["转让合同项数_专利", "转让合同项数_专利"],
  ["_x1", "_x1"],
  ["m³", "m³"],
  ["[ 第 1 项（万元） ]", " 第 1 项（万元） "],
  ['["]', '"'],
])("%s is one name", (source, name) => {
  expect(kindsAndTexts(source)).toEqual([
    ["name", name],
    ["end", ""],
  ]);
});

test.each([
  ['"a"', "a"],
  ["“a”", "a"],
  ['""', ""],
  ["“”", ""],
  ['“他说"好"”', '他说"好"'],
  ['"a, [b] {c} ≤ ，"', "a, [b] {c} ≤ ，"],
])("%s is one text, of which nothing is read otherwise", (source, text) => {
  expect(tokenize(source).problems).toEqual([]);
  expect(kindsAndTexts(source)).toEqual([
    ["text", text],
    ["end", ""],
  ]);
});

describe("what Excel's users and their keyboards write instead of an operator", () => {
  test.each([
    ["≤", "<="],
    ["≦", "<="],
    ["≥", ">="],
    ["≧", ">="],
    ["≠", "<>"],
    ["＝", "="],
    ["＜", "<"],
    ["＞", ">"],
    ["＋", "+"],
    ["－", "-"],
    ["−", "-"],
    ["×", "*"],
    ["＊", "*"],
    ["÷", "/"],
    ["／", "/"],
    ["（", "("],
    ["）", ")"],
    ["｛", "{"],
    ["｝", "}"],
    ["，", ","],
    ["．", "."],
  ])("%s is read as %s in its place, and noted", (found, meant) => {
    const { tokens, problems } = tokenize(`甲 ${found} 乙`);
    const span = { start: 2, end: 3 };
    expect(tokens[1]).toEqual({ kind: "operator", text: meant, span });
    expect(tokens[2]?.span).toEqual({ start: 4, end: 5 });
    expect(problems).toEqual([
      { code: "language/operator-read-as", severity: "note", span, data: { found, meant } },
    ]);
  });

  test.each([
    ["==", "=", "operator"],
    ["===", "=", "operator"],
    ["!=", "<>", "operator"],
    ["=<", "<=", "operator"],
    ["=>", ">=", "operator"],
    ["&&", "and", "keyword"],
    ["||", "or", "keyword"],
    ["**", "*", "operator"],
  ])("%s is an error that names %s", (found, meant, kind) => {
    const { tokens, problems } = tokenize(`甲${found}乙`);
    const span = { start: 1, end: 1 + found.length };
    expect(tokens[1]).toEqual({ kind, text: meant, span });
    expect(problems).toEqual([
      { code: "language/operator-spelling", severity: "error", span, data: { found, meant } },
    ]);
  });

  test("+- before a number is an error that names ±, and a sum with a negation elsewhere", () => {
    expect(tokenize("甲 +- 0.05").problems[0]?.data).toEqual({ found: "+-", meant: "±" });
    expect(tokenize("甲 +-乙").problems).toEqual([]);
    expect(tokenize("甲 + -5").problems).toEqual([]);
  });
});

test.each([
  ["1,000", "1000", "1, 000"],
  ["1,234,567.89", "1234567.89", "1, 234, 567.89"],
  ["0,500", "0500", "0, 500"],
])("the grouped number %s is refused, since it might be a list", (found, plain, list) => {
  expect(tokenize(`甲 in {${found}}`).problems).toEqual([
    {
      code: "language/thousands-separator",
      severity: "error",
      span: { start: 6, end: 6 + found.length },
      data: { found, plain, list },
    },
  ]);
});

test.each(["{1, 000}", "{1,20}", "{1,2000}", "{100 ,200}"])(
  "%s is a list of two numbers",
  (source) => {
    const { tokens, problems } = tokenize(source);
    expect(problems).toEqual([]);
    expect(tokens.filter(({ kind }) => kind === "number")).toHaveLength(2);
  },
);

test.each<[string, string[][]]>([
  ['甲 = "乙', [["language/unclosed", '"乙']]],
  ["甲 = “乙", [["language/unclosed", "“乙"]]],
  ['甲 = “乙"', [["language/unclosed", '“乙"']]],
  ['甲 = "乙\n"', [["language/unclosed", '"乙\n"']]],
  ["甲 = [乙", [["language/unclosed", "[乙"]]],
  ["10³ = 甲", [["language/unexpected-character", "³"]]],
  ["甲 = 😀", [["language/unexpected-character", "😀"]]],
  ["甲 = 10%", [["language/unexpected-character", "%"]]],
  [
    "甲 = '乙'",
    [
      ["language/unexpected-character", "'"],
      ["language/unexpected-character", "'"],
    ],
  ],
  [
    "甲 = １２",
    [
      ["language/unexpected-character", "１"],
      ["language/unexpected-character", "２"],
    ],
  ],
  ["甲；", [["language/unexpected-character", "；"]]],
  ["甲\u200b=乙", [["language/unexpected-character", "\u200b"]]],
  ["\ud800", [["language/unexpected-character", "\ud800"]]],
  [
    "甲 ! 乙 == 1,000",
    [
      ["language/unexpected-character", "!"],
      ["language/operator-spelling", "=="],
      ["language/thousands-separator", "1,000"],
    ],
  ],
])("%j has exactly these errors", (source, found) => {
  expect(codesAt(source)).toEqual(found);
  expect(tokenize(source).problems.map(({ severity }) => severity)).not.toContain("note");
});

test("an unclosed quotation names the sign that would close it", () => {
  expect(tokenize("“甲").problems[0]?.data).toEqual({ opening: "“", closing: "”" });
  expect(tokenize('"甲').problems[0]?.data).toEqual({ opening: '"', closing: '"' });
  expect(tokenize("[甲").problems[0]?.data).toEqual({ opening: "[", closing: "]" });
});

test("spaces of any width and line breaks only separate", () => {
  expect(kindsAndTexts("\ufeff甲\u3000=\t\r\n\u00a0乙 ")).toEqual(kindsAndTexts("甲=乙"));
});

const anySource = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.nat({ max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom(...'甲if1,.³😀"“”[]{}()（）=<>!&|+-*± \n且'), { maxLength: 30 })
    .map((signs) => signs.join("")),
);

test("whatever is written, every character belongs to one token, one problem, or is a space", () => {
  fc.assert(
    fc.property(anySource, (source) => {
      const { tokens, problems } = tokenize(source);
      const stuck = problems.filter(({ code }) =>
        ["language/unclosed", "language/unexpected-character"].includes(code),
      );
      const spans = [...tokens, ...stuck].map(({ span }) => span).sort((a, b) => a.start - b.start);
      let end = 0;
      for (const span of spans) {
        expect(source.slice(end, span.start).trim()).toBe("");
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        end = span.end;
      }
      expect(end).toBe(source.length);
    }),
    { numRuns: 2000 },
  );
});
