import { judgeRules } from "../../../src/form/judge/judge.js";
import { loadForm } from "../../../src/form/load.js";
import type { Finding } from "../../../src/model/finding.js";
import { renderMessage } from "../../../src/report/render.js";
import { placeOf } from "../small-form.js";

/** Amounts of one total, counts, and a table; every number is mentioned by the last check. */
const HEAD = `form: shili
version: "2024"
title: 示例表
none: 无
reporting_unit: 单位名称
period: 年度
units:
  万元: {}
  人: { counts: true }
sheets:
  - name: 示例页
    sections:
      - title: 一
        fields:
          单位名称: { type: text, may_be_none: false }
          年度: { type: year, min: 2000, max: 2100, may_be_none: false }
          总额: { type: decimal, unit: 万元, decimals: 2, min: 0 }
          甲额: { type: decimal, unit: 万元, decimals: 2, min: 0 }
          乙额: { type: decimal, unit: 万元, decimals: 2, min: 0 }
      - title: 二
        fields:
          甲数: { type: integer, unit: 人, min: 0 }
          乙数: { type: integer, unit: 人, min: 0 }
          丙数: { type: integer, unit: 人, min: 1, max: 9, may_be_none: false }
          类别: { type: choice, options: [公, 民], may_be_none: false }
          日期: { type: date }
      - title: 三
        table: 明细
        rows: 3
        columns:
          名目: { type: text }
          额: { type: decimal, unit: 万元, decimals: 2, min: 0 }
checks:
`;

/** It can fail and hold, and goes together with whatever else is demanded. */
const MENTIONS_ALL = `  - id: 都用到
    severity: note
    assert: 总额 + 甲额 + 乙额 + sum(明细.额) > 0 or 甲数 + 乙数 + 丙数 > 20
    accept: [{ 总额: 1, 甲额: 1, 乙额: 1, 甲数: 1, 乙数: 1, 丙数: 1, 明细: [] }]
    reject: [{ 总额: 0, 甲额: 0, 乙额: 0, 甲数: 0, 乙数: 0, 丙数: 1, 明细: [] }]
`;

export type SmallCheck = {
  readonly id: string;
  readonly assert: string;
  readonly accept: string;
  readonly reject: string;
  readonly more?: string;
};

/** The source of a rule file with these checks. */
export const rulesOf = (checks: readonly SmallCheck[]): string =>
  `${HEAD}${checks.map(toEntry).join("")}${MENTIONS_ALL}`;

const toEntry = ({ id, assert, accept, reject, more = "" }: SmallCheck): string =>
  `  - id: ${id}
${more === "" ? "" : `    ${more}\n`}    assert: ${assert}
    accept: [${accept}]
    reject: [${reject}]
`;

/** What is found in a rule file that loads without a finding. */
export function judge(text: string, clock: () => number = () => 0): readonly Finding[] {
  const { form, findings } = loadForm(text, "shili.yaml");
  if (!form || findings.length > 0) throw new Error(JSON.stringify(findings, null, 2));
  return judgeRules(text, "shili.yaml", form, { now: clock });
}

/** Such as `29:13 error rules/contradiction`. */
export const toHead = (finding: Finding): string =>
  `${placeOf(finding)} ${finding.severity} ${finding.rule}`;

export const inWords = (finding: Finding) => ({
  zh: renderMessage(finding, "zh"),
  en: renderMessage(finding, "en"),
});
