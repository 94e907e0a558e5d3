import { describe, expect, test } from "vitest";
import type { Severity } from "../../../src/model/finding.js";
import { textOf } from "../../fixtures/erc-annual.js";
import { unmarked } from "../small-form.js";
import { inWords, judge, rulesOf, type SmallCheck, toHead } from "./small-rules.js";

type Fault = {
  readonly title: string;
  /** The place of the finding is marked «. */
  readonly checks: readonly SmallCheck[];
  readonly severity: Severity;
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
};

const equal = (id: string, left: string, right: string, more = ""): SmallCheck => ({
  id,
  assert: `${left} = ${right}`,
  accept: `{ ${left}: 1, ${right}: 1 }`,
  reject: `{ ${left}: 1, ${right}: 2 }`,
  more,
});
const less = (id: string, left: string, right: string, more = ""): SmallCheck => ({
  id,
  assert: `${left} < ${right}`,
  accept: `{ ${left}: 1, ${right}: 2 }`,
  reject: `{ ${left}: 3, ${right}: 2 }`,
  more,
});
const atMost = (id: string, left: string, right: string, more = ""): SmallCheck => ({
  ...less(id, left, right, more),
  assert: `${left} <= ${right}`,
});
const marked = (check: SmallCheck): SmallCheck => ({ ...check, assert: `«${check.assert}` });

const FAULTS: readonly Fault[] = [
  {
    title: "checks that contradict each other, and no others",
    checks: [
      atMost("不相干", "甲额", "总额"),
      marked(less("甲少", "甲数", "乙数")),
      less("丙少", "丙数", "甲数"),
      {
        ...less("乙少", "乙数", "丙数"),
        accept: "{ 乙数: 1, 丙数: 3 }",
        reject: "{ 乙数: 3, 丙数: 1 }",
      },
    ],
    severity: "error",
    rule: "rules/contradiction",
    zh: "这几条审核互相矛盾，怎样填都不能全部通过：甲少、丙少、乙少，请改其中一条",
    en: "these checks contradict each other, no answers satisfy all of them: 甲少, 丙少, 乙少: change one of them",
  },
  {
    title: "a warning that contradicts an error",
    checks: [
      marked(less("甲少", "甲额", "乙额")),
      { ...less("乙少", "乙额", "甲额", "severity: warning"), reject: "{ 乙额: 2, 甲额: 1 }" },
    ],
    severity: "warning",
    rule: "rules/contradiction",
    zh: "这几条审核互相矛盾，怎样填都不能全部通过：甲少、乙少，请改其中一条",
    en: "these checks contradict each other, no answers satisfy all of them: 甲少, 乙少: change one of them",
  },
  {
    title: "a check that can never hold",
    checks: [{ id: "负数", assert: "«甲数 < 0", accept: "{ 甲数: -1 }", reject: "{ 甲数: 1 }" }],
    severity: "error",
    rule: "rules/always-fails",
    zh: "“负数”在指标的取值范围内怎样填都不通过，请改审核式或取值范围",
    en: "“负数” fails whatever its fields may hold: change the check or the ranges",
  },
  {
    title: "a check that can never fail",
    checks: [
      {
        id: "非负",
        assert: "«甲数 + 乙数 > -1",
        accept: "{ 甲数: 1, 乙数: 1 }",
        reject: "{ 甲数: -9, 乙数: 1 }",
      },
    ],
    severity: "warning",
    rule: "rules/never-fails",
    zh: "“非负”在指标的取值范围内怎样填都通过，等于没有审核，请改审核式或取值范围",
    en: "“非负” passes whatever its fields may hold, so it checks nothing: change the check or the ranges",
  },
  {
    title: "a condition that is never met",
    checks: [
      {
        id: "多人",
        assert: "«if 丙数 > 9 then 甲数 > 0",
        accept: "{ 丙数: 10, 甲数: 1 }",
        reject: "{ 丙数: 10, 甲数: 0 }",
      },
    ],
    severity: "warning",
    rule: "rules/never-fires",
    zh: "“多人”的条件在指标的取值范围内从不成立，等于没有审核，请改条件或取值范围",
    en: "the condition of “多人” is never met, whatever its fields may hold, so it checks nothing: change the condition or the ranges",
  },
  {
    title: "a check that says the same as another",
    checks: [
      atMost("甲不超", "甲额", "总额"),
      {
        id: "甲不超又",
        assert: "«2 * 甲额 - 2 * 总额 <= 0",
        accept: "{ 甲额: 1, 总额: 1 }",
        reject: "{ 甲额: 2, 总额: 1 }",
      },
    ],
    severity: "warning",
    rule: "rules/implied",
    zh: "“甲不超又”没有增加什么：甲不超 通过，它就通过，可以删去",
    en: "“甲不超又” adds nothing, it follows from 甲不超: it can be deleted",
  },
  {
    title: "a check that follows from others where all is filled in",
    checks: [
      atMost("甲乙", "甲数", "乙数"),
      atMost("乙丙", "乙数", "丙数"),
      marked(atMost("甲丙", "甲数", "丙数", "severity: warning")),
    ],
    severity: "note",
    rule: "rules/implied",
    zh: "指标都填了时，甲乙、乙丙 通过，“甲丙”就通过",
    en: "where all is filled in, “甲丙” follows from 甲乙, 乙丙",
  },
  {
    title: "several checks of one entry that follow from others, once",
    checks: [
      {
        ...equal("合计", "总额", "甲额"),
        assert: "总额 = 甲额 + 乙额 ± 0.02",
        accept: "{ 总额: 3, 甲额: 1, 乙额: 2 }",
        reject: "{ 总额: 4, 甲额: 1, 乙额: 2 }",
      },
      {
        id: "部分",
        more: "each: { 项: [甲额, 乙额] }",
        assert: '"«{项} <= 总额 ± 0.02"',
        accept: '{ "{项}": 1, 总额: 1 }',
        reject: '{ "{项}": 2, 总额: 1 }',
      },
    ],
    severity: "note",
    rule: "rules/implied",
    zh: "指标都填了时，合计 通过，“部分/甲额”就通过（同一条目另有 1 条如此）",
    en: "where all is filled in, “部分/甲额” follows from 合计 (so it is with 1 more of this entry)",
  },
  {
    title: "a tolerance that is less than what rounding costs",
    checks: [
      {
        id: "合计",
        assert: "«总额 = 甲额 + 乙额",
        accept: "{ 总额: 3, 甲额: 1, 乙额: 2 }",
        reject: "{ 总额: 4, 甲额: 1, 乙额: 2 }",
      },
    ],
    severity: "warning",
    rule: "rules/tight-tolerance",
    zh: "“合计”的容差 0 小于各项四舍五入误差之和 0.015（每项半个末位），如实填报也可能不通过，请写 ± 0.01 或更大",
    en: "the tolerance 0 of “合计” is less than what its terms lose by rounding, 0.015 (half a unit of the last decimal each), so honest figures may fail: write ± 0.01 or more",
  },
  {
    title: "an example to be rejected that fails another check too",
    checks: [
      { ...atMost("甲不超", "甲额", "总额"), reject: "«{ 甲额: 3, 总额: 2, 乙额: 4 }" },
      atMost("乙不超", "乙额", "总额"),
    ],
    severity: "warning",
    rule: "rules/rejected-by-others",
    zh: "这个例子本要说明“甲不超”，却也不通过 乙不超，请改到只有前者不通过",
    en: "this example is to show “甲不超”, but fails 乙不超 too: change it so that only the former fails",
  },
  {
    title: "an example to be accepted that fails another check",
    checks: [
      {
        ...atMost("甲不超", "甲额", "总额"),
        accept: "{ 甲额: 1, 总额: 2 }, «{ 甲额: 1, 总额: 2, 乙额: 4 }",
      },
      atMost("乙不超", "乙额", "总额"),
    ],
    severity: "warning",
    rule: "rules/accepted-but-failing",
    zh: "这个例子通过“甲不超”，却不通过 乙不超，请改成都能通过的填法",
    en: "this example passes “甲不超”, but fails 乙不超: give answers that pass both",
  },
];

describe("of a rule file that loads", () => {
  test.each(FAULTS)("is found, at its place: $title", ({ checks, severity, rule, zh, en }) => {
    const { text, places } = unmarked(rulesOf(checks));
    const findings = judge(text);
    expect(findings.map(toHead)).toEqual([`${places[0]} ${severity} ${rule}`]);
    expect(findings.map(inWords)).toEqual([{ zh, en }]);
  });

  test("a field that has no choice is found where it stands, with its value", () => {
    const checks: readonly SmallCheck[] = [
      {
        id: "有额",
        assert: "if 甲数 > 0 then 甲额 > 0",
        accept: "{ 甲数: 1, 甲额: 1 }",
        reject: "{ 甲数: 1, 甲额: 0 }",
      },
      {
        id: "无额",
        assert: "甲额 = 0",
        accept: "{ 甲额: 0 }",
        reject: "{ 甲额: 1 }",
      },
      {
        id: "公",
        assert: 'not (类别 = "民")',
        accept: "{ 类别: 公 }",
        reject: "{ 类别: 民 }",
      },
      {
        id: "五",
        assert: "额 between 5 and 5",
        accept: "{ 额: 5 }",
        reject: "{ 额: 6 }",
        more: "rows: 明细",
      },
    ];
    const marks = ["甲额:", "甲数:", "类别:", "额:"].reduce(
      (text, key) => text.replace(`          ${key}`, `          «${key}`),
      rulesOf(checks),
    );
    const { text, places } = unmarked(marks);
    const findings = judge(text);
    expect(
      findings.filter(({ rule }) => rule !== "rules/accepted-but-failing").map(toHead),
    ).toEqual(places.map((place) => `${place} warning rules/fixed-value`));
    expect(findings.map((finding) => inWords(finding).zh)).toEqual([
      "“甲额”只有填 0 才能通过 无额，请核对这些审核",
      "“甲数”只有填 0 才能通过 有额、无额，请核对这些审核",
      "“类别”只有填 公 才能通过 公，请核对这些审核",
      "“明细.额”只有填 5 才能通过 五，请核对这些审核",
      "这个例子通过“有额”，却不通过 无额，请改成都能通过的填法",
    ]);
    expect(findings.map((finding) => inWords(finding).en)[1]).toBe(
      "only 0 in “甲数” satisfies 有额, 无额: look at these checks again",
    );
  });
});

const check = (
  assert: string,
  accept: string,
  reject: string,
  more?: string,
): Omit<SmallCheck, "id"> => ({ assert, accept, reject, ...(more && { more }) });

/** Each pair or single check is in order, or nobody can tell that it is not. */
const QUIET: readonly (readonly [string, readonly Omit<SmallCheck, "id">[]])[] = [
  [
    "products of two fields",
    [
      check(
        "甲数 * 甲额 >= 乙额",
        "{ 甲数: 2, 甲额: 2, 乙额: 2 }",
        "{ 甲数: 1, 甲额: 1, 乙额: 2 }",
      ),
      check("甲数 * 甲额 < 乙额", "{ 甲数: 1, 甲额: 1, 乙额: 2 }", "{ 甲数: 2, 甲额: 2, 乙额: 2 }"),
    ],
  ],
  [
    "texts",
    [
      check('名目 = "甲"', "{ 名目: 甲 }", "{ 名目: 丙 }", "rows: 明细"),
      check('名目 = "乙"', "{ 名目: 乙 }", "{ 名目: 丙 }", "rows: 明细"),
    ],
  ],
  [
    "dates",
    [
      check("year(日期) = 2020", "{ 日期: 2020-01-01 }", "{ 日期: 2022-01-01 }"),
      check("year(日期) = 2021", "{ 日期: 2021-01-01 }", "{ 日期: 2022-01-01 }"),
    ],
  ],
  [
    "blanks",
    [
      check(
        "if 甲数 is blank then 乙数 is blank",
        '{ 甲数: "", 乙数: "" }',
        '{ 甲数: "", 乙数: 1 }',
      ),
    ],
  ],
  [
    "the greatest of a table that may have no row",
    [
      check(
        "甲额 <= max(明细.额)",
        "{ 甲额: 1, 明细: [{ 额: 1 }] }",
        "{ 甲额: 2, 明细: [{ 额: 1 }] }",
      ),
      check("max(明细.额) < 0", "{ 明细: [{ 额: -1 }] }", "{ 明细: [{ 额: 1 }] }"),
    ],
  ],
  [
    "the year that the file is made for",
    [check("年度 = 2024", "{ 年度: 2024 }", "{ 年度: 2023 }")],
  ],
  [
    "a limit and a stricter one that may be explained",
    [
      check("丙数 <= 8", "{ 丙数: 5 }", "{ 丙数: 9 }"),
      check("丙数 <= 5", "{ 丙数: 5 }", "{ 丙数: 6 }", "severity: warning"),
    ],
  ],
  [
    "last year's values, which may be any",
    [
      check(
        "甲数 >= previous(甲数)",
        "{ 甲数: 2, previous: { 甲数: 2 } }",
        "{ 甲数: 1, previous: { 甲数: 2 } }",
      ),
      check(
        "previous(甲数) >= 乙数",
        "{ 乙数: 2, previous: { 甲数: 2 } }",
        "{ 乙数: 3, previous: { 甲数: 2 } }",
      ),
    ],
  ],
  [
    "a sum over many rows",
    [
      check("额 <= 1", "{ 额: 1 }", "{ 额: 2 }", "rows: 明细"),
      check(
        "if 总额 > 0 then sum(明细.额) > 9",
        "{ 总额: 1, 明细: [{ 额: 10 }] }",
        "{ 总额: 1, 明细: [{ 额: 1 }] }",
      ),
    ],
  ],
  [
    "an example that lacks what another check reads",
    [
      check("甲额 <= 总额", "{ 甲额: 1, 总额: 2 }", "{ 甲额: 3, 总额: 2 }"),
      check("乙额 <= 甲额", "{ 乙额: 1, 甲额: 1 }", "{ 乙额: 3, 甲额: 2 }"),
    ],
  ],
];

describe("nothing is said", () => {
  test.each(QUIET)("of %s", (_, checks) => {
    const rules = rulesOf(checks.map((each, at) => ({ ...each, id: `审核${at + 1}` })));
    expect(judge(rules).map((finding) => inWords(finding).zh)).toEqual([]);
  });

  test("of the form of 2021, on which every question is decided", () => {
    expect(judge(textOf("rules/erc-annual/2021.yaml"))).toEqual([]);
  });
});

describe("where 无 is an answer, it is a number below the least", () => {
  const positive = [{ id: "正", ...check("丙数 >= 1", "{ 丙数: 1 }", "{ 丙数: 0 }") }];

  test.each([
    ["max: 9, may_be_none: false", ["rules/never-fails"]],
    ["max: 9", []],
  ])("%s", (range, rules) => {
    const text = rulesOf(positive).replace("max: 9, may_be_none: false", range);
    expect(judge(text).map(({ rule }) => rule)).toEqual(rules);
  });

  test("but nothing lies between", () => {
    const small = [
      { id: "小", ...check("丙数 < 3", "{ 丙数: 2 }", "{ 丙数: 3 }") },
      { id: "非零", ...check("丙数 > 0", "{ 丙数: 3 }", "{ 丙数: 0 }") },
    ];
    const text = rulesOf(small).replace("min: 1, max: 9, may_be_none: false", "min: 3");
    const names = judge(text).map(({ rule, data }) => [rule, data.names]);
    expect(names).toEqual([["rules/contradiction", ["小", "非零"]]]);
  });
});

describe("among rows and years", () => {
  test.each([
    ["rows: 明细", "额 > 5", "额 < 3", "{ 额: 6 }", "{ 额: 4 }", "{ 额: 1 }"],
    [
      "severity: error",
      "甲数 > previous(甲数)",
      "甲数 < previous(甲数)",
      "{ 甲数: 2, previous: { 甲数: 1 } }",
      "{ 甲数: 2, previous: { 甲数: 2 } }",
      "{ 甲数: 1, previous: { 甲数: 2 } }",
    ],
    [
      "severity: error",
      "sum(明细.额) > 甲额",
      "sum(明细.额) < 甲额",
      "{ 甲额: 1, 明细: [{ 额: 2 }] }",
      "{ 甲额: 2, 明细: [{ 额: 2 }] }",
      "{ 甲额: 3, 明细: [{ 额: 2 }] }",
    ],
  ])("%s: %s contradicts %s", (more, first, second, greater, neither, smaller) => {
    const rules = rulesOf([
      { id: "大", assert: first, accept: greater, reject: neither, more },
      { id: "小", assert: second, accept: smaller, reject: neither, more },
    ]);
    const found = judge(rules).filter(({ rule }) => rule === "rules/contradiction");
    expect(found.map(({ data }) => data.names)).toEqual([["大", "小"]]);
  });
});

test.each([
  ["rows: 3", ["总", "都用到"]],
  ["rows: 3\n        required: false", ["都用到"]],
])("what holds in every row counts only where there must be a row: %j", (rows, implied) => {
  const checks = [
    { id: "大", ...check("额 > 5", "{ 额: 6 }", "{ 额: 4 }", "rows: 明细") },
    { id: "小", ...check("额 <= 总额", "{ 额: 6, 总额: 7 }", "{ 额: 6, 总额: 5 }", "rows: 明细") },
    { id: "总", ...check("总额 > 2", "{ 总额: 3 }", "{ 总额: 2 }", "severity: warning") },
  ];
  const text = rulesOf(checks).replace("rows: 3", rows);
  const found = judge(text).filter(({ rule }) => rule === "rules/implied");
  expect(found.map(({ data }) => data.check)).toEqual(implied);
});

test("what takes too long is given up, and said to be undecided", () => {
  let time = 0;
  const clock = () => {
    time += 10_000;
    return time;
  };
  const { text, places } = unmarked(
    rulesOf([less("甲少", "甲数", "乙数"), less("乙少", "乙数", "甲数")]).replace(
      "checks:",
      "«checks:",
    ),
  );
  const findings = judge(text, clock);
  expect(findings.map(toHead)).toEqual([`${places[0]} note rules/undecided`]);
  expect(findings.map(inWords)).toEqual([
    {
      zh: "限时内没有判定这些审核与其他审核的关系：甲少、乙少、都用到",
      en: "how these checks go together with others was not decided in time: 甲少, 乙少, 都用到",
    },
  ]);
});

test("the other checks of a contradiction are named with their places", () => {
  const [finding] = judge(rulesOf([less("甲少", "甲数", "乙数"), less("乙少", "乙数", "甲数")]));
  const line = finding?.place.kind === "source" ? finding.place.line : 0;
  expect(finding?.related).toEqual([
    { kind: "source", file: "shili.yaml", line: line + 4, column: 13 },
  ]);
});
