import fc from "fast-check";
import { AGGREGATES, SIGNATURES } from "../../src/language/functions.js";
import type { Names } from "../../src/language/resolve.js";
import type { Scope } from "../../src/language/scope.js";
import {
  type AggregateName,
  childrenOf,
  type Expression,
  type FunctionName,
  type Reference,
  type Relation,
} from "../../src/model/expression.js";
import type { Field, FieldType } from "../../src/model/form.js";
import {
  BLANK,
  NONE,
  toDateValue,
  toNumberValue,
  toTextValue,
  UNKNOWN,
  type Value,
} from "../../src/model/value.js";

const span = { start: 0, end: 0 };

/** A tree as plain data to compare with, without its positions. */
export const withoutSpans = (tree: unknown): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value) => (key === "span" ? undefined : value)));

/** The functions in a tree, those over rows as `sum of rows`: `min` and `max` are either. */
export function functionsIn(node: Expression): readonly string[] {
  const own =
    node.kind === "call"
      ? [node.function]
      : node.kind === "aggregate"
        ? [`${node.function} of rows`]
        : [];
  return [...own, ...childrenOf(node).flatMap(functionsIn)];
}

/** All that `functionsIn` can find. */
export const ALL_FUNCTIONS: readonly string[] = [
  ...Object.keys(SIGNATURES),
  ...Object.keys(AGGREGATES).map((name) => `${name} of rows`),
];

// --- Names -----------------------------------------------------------------------------------

export const toField = (name: string, type: FieldType, more: Partial<Field> = {}): Field => ({
  name,
  label: name,
  type,
  required: true,
  none: "allowed",
  ...more,
});

export const byName = <Named extends { readonly name: string }>(list: readonly Named[]) =>
  new Map(list.map((item) => [item.name, item]));

/** The names that typed trees use: no units, so that every amount goes with every other. */
export const NAMES: Names = {
  units: new Map(),
  fields: byName([
    toField("甲", "decimal"),
    toField("乙", "decimal"),
    toField("丙", "integer"),
    toField("名称", "text"),
    toField("别名", "text"),
    toField("日期", "date"),
    toField("止", "date"),
  ]),
  tables: byName([
    {
      name: "表",
      rows: 10,
      required: false,
      columns: byName([
        toField("数", "decimal"),
        toField("价", "decimal"),
        toField("类", "text"),
        toField("日", "date"),
      ]),
    },
  ]),
};

// --- Any tree that has a source, whether it makes sense or not ---------------------------------

const KEYWORD_LIKE = ["if", "IF", "无", "如果", "Where", "则有", "或有负债", "sum", "previous"];
export const anyName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("甲", "乙", "表", "数", "类", "日期", ...KEYWORD_LIKE),
  fc.constantFrom("国际/国家标准", "a.b", "1月", "m³", " x ", "😀", "第 1 项", "_a1", '"'),
  fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 6 })
    .map((s) => s.replace(/[[\]\n]/g, "_")),
);

const anyNumber: fc.Arbitrary<Expression> = fc
  .oneof(
    fc.nat(),
    fc.nat({ max: 1_000_000 }).map((n) => n / 100),
    fc.double({ min: 0.001, max: 1e25, noNaN: true }),
  )
  .map((value) => ({ kind: "number", value, span }));

const anyText: fc.Arbitrary<Expression> = fc
  .string({ unit: "grapheme", maxLength: 6 })
  .map((s) => s.replace(/[\n”]/g, ""))
  .map((value) => ({ kind: "text", value, span }));

const anyReference: fc.Arbitrary<Reference> = fc.record({
  kind: fc.constant("reference" as const),
  name: anyName,
  table: fc.option(anyName, { nil: undefined, freq: 2 }),
  previous: fc.constantFrom(false as const, "year" as const),
  span: fc.constant(span),
});

const RELATIONS: readonly Relation[] = ["=", "<>", "<", "<=", ">", ">="];
const relation = fc.constantFrom(...RELATIONS);
const operator = fc.constantFrom("+" as const, "-" as const, "*" as const, "/" as const);
const junction = fc.constantFrom("and" as const, "or" as const);
const aggregateName = fc.constantFrom(...(Object.keys(AGGREGATES) as AggregateName[]));

const flat = (kind: "and" | "or", terms: readonly Expression[]): Expression => ({
  kind,
  // A term of the same kind is always written as terms of this one.
  terms: terms.flatMap((term) => (term.kind === kind ? term.terms : [term])),
  span,
});

export const anyTree: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => {
  const part = tie("tree");
  const parts = (minLength: number, maxLength: number) => fc.array(part, { minLength, maxLength });
  const call = fc.oneof(
    ...Object.entries(SIGNATURES).map(([name, { takes, more = 0 }]) =>
      fc.tuple(
        fc.constant(name as FunctionName),
        parts(takes.length, takes.length + Math.min(more, 2)),
      ),
    ),
  );
  const node = { span: fc.constant(span) };
  return {
    tree: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      anyNumber,
      anyText,
      anyReference,
      fc.record({ kind: fc.constant("negate" as const), operand: part, ...node }),
      fc.record({ kind: fc.constant("not" as const), operand: part, ...node }),
      fc.record({
        kind: fc.constant("arithmetic" as const),
        operator,
        left: part,
        right: part,
        ...node,
      }),
      fc.record({
        kind: fc.constant("aggregate" as const),
        function: aggregateName,
        of: part,
        where: fc.option(part, { nil: undefined }),
        ...node,
      }),
      call.map(([name, list]) => ({
        kind: "call" as const,
        function: name,
        arguments: list,
        span,
      })),
      fc.record({
        kind: fc.constant("compare" as const),
        relation,
        left: part,
        right: part,
        tolerance: fc.option(part, { nil: undefined }),
        ...node,
      }),
      fc.record({
        kind: fc.constant("between" as const),
        operand: part,
        low: part,
        high: part,
        ...node,
      }),
      fc.record({ kind: fc.constant("in" as const), operand: part, options: parts(1, 3), ...node }),
      fc.record({
        kind: fc.constant("is" as const),
        operand: anyReference,
        state: fc.constantFrom("blank" as const, "none" as const),
        negated: fc.boolean(),
        ...node,
      }),
      fc.tuple(junction, parts(2, 3)).map(([kind, terms]) => flat(kind, terms)),
      fc.record({ kind: fc.constant("if" as const), condition: part, consequence: part, ...node }),
    ),
  };
}).tree;

// --- Sources that make sense over NAMES, and answers to evaluate them on ------------------------

const quarter = fc.oneof(
  fc.integer({ min: -16, max: 32 }).map((n) => n / 4),
  fc.constantFrom(1, 2),
);
const literal = fc.nat({ max: 32 }).map((n) => String(n / 4));
const textLiteral = fc.constantFrom('"高"', '"低"', '""', '"高低"', '"高,低"', '"a"');
const pattern = fc.constantFrom(
  ...['"*"', '"?"', '"高*"', '"*低"', '"高?低"', '"?低*"', '"A*"', '"a#"', '"#*"'],
  ...['"a~*"', '"~~*"', '"a~"', '"~?"', '"*~**"', '"高~低"', '""', '"??"', '"*高*低*"'],
);
const plainClasses = fc
  .subarray(['"spaces"', '"quotes"', '"bars"', '"width"'])
  .map((names) => names.map((name) => `, ${name}`).join(""));
const field = fc.constantFrom("甲", "乙", "丙", "previous(甲)");
const column = fc.constantFrom("表.数", "表.价");
const anyColumn = fc.constantFrom("表.数", "表.价", "表.类", "表.日");

type Sources = fc.Arbitrary<string>;
/** Fills the `_` of a template, one after the other. */
const source = (template: string, ...parts: readonly Sources[]): Sources => {
  const around = template.split("_");
  return fc
    .tuple(...parts)
    .map((words) => around.map((text, at) => text + (words[at] ?? "")).join(""));
};

const computed = (part: Sources): Sources[] => [
  source("(-_)", part),
  ...["+", "-", "*", "/"].map((sign) => source(`(_ ${sign} _)`, part, part)),
  source("abs(_)", part),
  source("round(_)", part),
  source("min(_, _)", part, part),
  source("max(_, _)", part, part),
];
const compared = (part: Sources): Sources =>
  fc.oneof(
    source("_ _ _", part, relation, part),
    source("_ _ _ ± _", part, relation, part, literal),
  );

/** Texts that a text is made into. */
const texts = (part: Sources): Sources =>
  fc.oneof(part, part, source("plain(__)", part, plainClasses));
const saidOf = (part: Sources): Sources[] => [
  source("_ _ _", texts(part), fc.constantFrom("=", "<>"), fc.oneof(texts(part), textLiteral)),
  source("_ in {_, _}", texts(part), textLiteral, fc.oneof(part, textLiteral)),
  source("contains(_, _)", texts(part), fc.oneof(part, textLiteral)),
  source("matches(_, _)", texts(part), pattern),
];

/** Years, months and days that make a day more often than not. */
const madeDate = source(
  "date(_, _, _)",
  fc.constantFrom("2021", "2020", "year(日期)", "year(止)", "甲"),
  fc.constantFrom("2", "2", "12", "13", "丙", "month(日期)", "(month(止) + 1)"),
  fc.constantFrom("1", "28", "29", "31", "丙", "day(日期)", "day(止)"),
);
const dates = (part: Sources): Sources =>
  fc.oneof(part, part, source("_(_)", fc.constantFrom("first_day", "last_day"), part), madeDate);
const saidOfDates = (part: Sources): Sources[] => [
  source("_ _ _", dates(part), relation, dates(part)),
  source("_ between _ and _", dates(part), dates(part), dates(part)),
  source("_ in {_, _}", dates(part), dates(part), dates(part)),
];
const countedOf = (date: Sources, text: Sources): Sources[] => [
  source("_(_)", fc.constantFrom("year", "month", "day"), dates(date)),
  source("_(_, _)", fc.constantFrom("days_between", "months_between"), dates(date), dates(date)),
  source("length(_)", texts(text)),
];

/** What an aggregate over 表 adds up, and which rows it takes; it has to mention a column. */
const perRow = fc
  .oneof(
    column,
    source("(_ * _)", column, fc.oneof(column, field, literal)),
    ...computed(column),
    ...countedOf(fc.constant("表.日"), fc.constant("表.类")),
  )
  .filter((text) => text.includes("表."));
const rowAmount = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(column, field, literal) },
  { weight: 1, arbitrary: fc.constantFrom("mean(表.数)", "lookup(表.价 where 表.数 = 甲)") },
);
const rowText = fc.constantFrom("表.类", "表.类", "名称");
const rowDate = fc.constantFrom("表.日", "表.日", "止");
const simply = fc.oneof(
  compared(rowAmount),
  ...saidOf(rowText),
  ...saidOfDates(rowDate),
  source("_ is _", anyColumn, fc.constantFrom("blank", "none", "not blank")),
);
const where = fc.oneof(
  { weight: 4, arbitrary: simply },
  { weight: 1, arbitrary: source("(_ or _)", simply, simply) },
  { weight: 1, arbitrary: source("not _", simply) },
  { weight: 1, arbitrary: source("(if _ then _)", simply, simply) },
);
const ofRow = where.filter((text) => text.includes("表."));
const limited = (name: Sources, of: Sources): Sources[] => [
  source("_(_)", name, of),
  source("_(_ where _)", name, of, where),
];
const lookup = (of: string): Sources => source(`lookup(${of} where _)`, where);

const aggregate = fc.oneof(
  ...limited(fc.constantFrom("sum", "mean", "min", "max"), perRow),
  ...limited(fc.constantFrom("count", "distinct"), anyColumn),
  lookup("表.数"),
);
const ofRows = fc.oneof(
  ...limited(fc.constantFrom("every", "any"), ofRow),
  ...limited(fc.constant("ordered"), fc.constantFrom("表.数", "表.价", "表.日")),
);
const text = fc.oneof(
  fc.constantFrom("名称", "别名"),
  fc.constantFrom("名称", "别名"),
  lookup("表.类"),
);
const date = fc.oneof(
  fc.constantFrom("日期", "止"),
  fc.constantFrom("日期", "止"),
  lookup("表.日"),
);

/** Sources of conditions over NAMES of one comparison each, or one statement on texts, dates or rows. */
export const plainCondition = fc.oneof(
  compared(fc.oneof(field, literal, aggregate, aggregate, ...countedOf(date, text))),
  source("_ _ _", aggregate, relation, fc.oneof(field, literal)),
  fc.oneof(...saidOf(text)),
  fc.oneof(...saidOfDates(date)),
  ofRows,
);

/** Sources of conditions over NAMES that need no further knowledge to be evaluated. */
export const typedCondition = fc
  .letrec<{ amount: string; condition: string }>((tie) => {
    const [amount, condition] = [tie("amount"), tie("condition")];
    return {
      amount: fc.oneof(
        { maxDepth: 2 },
        fc.oneof(field, field, literal, aggregate, aggregate, ...countedOf(date, text)),
        ...computed(amount),
      ),
      condition: fc.oneof(
        { maxDepth: 3 },
        compared(amount),
        plainCondition,
        plainCondition,
        source("_ between _ and _", amount, amount, amount),
        source("_ in {_, _}", amount, amount, amount),
        source(
          "_ is _",
          fc.oneof(field, fc.constantFrom("名称", "日期")),
          fc.constantFrom("blank", "none", "not blank"),
        ),
        source("not (_)", condition),
        ...["and", "or"].map((word) =>
          source(`((_) ${word} (_) ${word} _)`, condition, condition, condition),
        ),
        source("if _ then _", condition, condition),
        source("(if _ then _)", condition, condition),
      ),
    };
  })
  .condition.filter((source) => source.length < 1000);

const silent = fc.constantFrom<Value>(NONE, BLANK, UNKNOWN);
const numberValue = fc.oneof(
  { arbitrary: quarter.map(toNumberValue), weight: 5 },
  { arbitrary: silent, weight: 2 },
);
const TEXTS = ["高", "低", "高低", "高 低", "“高”低", "高|低", "高，低", "高,低", "a1", "A*", "a~"];
const textValue = fc.oneof(
  { arbitrary: fc.constantFrom(...TEXTS).map(toTextValue), weight: 4 },
  { arbitrary: silent, weight: 1 },
);
const DATES = ["2020-02-29", "2021-02-28", "2021-01-31", "2021-02-01", "2021-12-31", "0004-01-01"];
const dateValue = fc.oneof(
  { arbitrary: fc.constantFrom(...DATES).map(toDateValue), weight: 4 },
  { arbitrary: silent, weight: 1 },
);

/** Plain answers: by field, by row and column, and last year's. */
export type Facts = {
  readonly fields: Readonly<Record<string, Value>>;
  readonly rows: readonly Readonly<Record<string, Value>>[];
  readonly previous?: Readonly<Record<string, Value>> | undefined;
};

export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  fields: fc.record({
    甲: numberValue,
    乙: numberValue,
    丙: numberValue,
    名称: textValue,
    别名: textValue,
    日期: dateValue,
    止: dateValue,
  }),
  rows: fc.array(fc.record({ 数: numberValue, 价: numberValue, 类: textValue, 日: dateValue }), {
    maxLength: 3,
  }),
  previous: fc.option(fc.record({ 甲: numberValue }), { nil: undefined }),
});

const toCells = (values: Readonly<Record<string, Value>>) =>
  new Map(Object.entries(values).map(([name, value]) => [name, { value }]));

export const toScope = ({ fields, rows, previous }: Facts): Scope => ({
  current: { fields: toCells(fields), tables: new Map([["表", { rows: rows.map(toCells) }]]) },
  previous: previous && { fields: toCells(previous) },
});
