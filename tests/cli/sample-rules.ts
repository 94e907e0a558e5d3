/** A small form whose lines are known to the tests; the Chinese before a fault moves its caret. */
export const SAMPLE = `form: sample
version: "2024"
title: 示例统计表
none: 无
reporting_unit: 单位名称
period: 年度
units:
  元: {}
  万元: { of: 元, factor: 10000 }
  人: { also: [名], counts: true }
sheets:
  - name: 统计表
    sections:
      - title: 基本情况
        fields:
          单位名称: { type: text, may_be_none: false }
          年度: { type: year, may_be_none: false }
          总收入: { type: decimal, unit: 万元, decimals: 2, min: 0, kind: flow }
          其中补助: { type: decimal, unit: 万元, decimals: 2, min: 0, kind: flow }
          职工人数: { type: integer, unit: 人, min: 0, kind: stock }
checks:
  - id: 补助不超过收入
    assert: 其中补助 <= 总收入
    message: { zh: 补助是总收入的一部分, en: grants are part of the income }
    accept: [{ 其中补助: 3, 总收入: 5 }]
    reject: [{ 其中补助: 6, 总收入: 5 }]
  - id: 收入不为零
    severity: warning
    assert: 总收入 > 0
    accept: [{ 总收入: 1 }]
    reject: [{ 总收入: 0 }]
`;
