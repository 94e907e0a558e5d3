/** A small form with something of everything that a rule file can say. */
export const SMALL_RULES = `form: sample
version: "2024"
title: 示例统计表
none: 无
reporting_unit: 单位名称
period: 年度
instructions: [示例说明]
empty_explanations: [核实无误]
units:
  元: {}
  万元: { of: 元, factor: 10000 }
  人: { also: [名], counts: true }
sheets:
  - name: 统计表
    sections:
      - title: [基本情况, 概况]
        fields:
          单位名称: { type: text, may_be_none: false }
          年度: { type: year, may_be_none: false }
          总收入: { type: decimal, unit: 万元, decimals: 2, min: 0, max: 1000000, kind: flow, was: 收入 }
          其中补助: { type: decimal, unit: 万元, decimals: 2, min: 0, kind: flow, reliability: 2 }
          其中自筹: { type: decimal, unit: 万元, decimals: 2, min: 0, kind: flow }
          职工人数: { type: integer, unit: 人, min: 0, kind: stock, help: 年末在册 }
          等级: { type: choice, options: [甲, 乙, 丙] }
          备注: { type: text, required: false, label: 备注栏 }
  - name: 名单
    sections:
      - title: 人员名单
        table: 人员名单
        rows: 4
        columns:
          姓名: { type: text, prefill: [第一] }
          入职: { type: date }
          工资: { type: decimal, unit: 元, decimals: 2, min: 0 }
checks:
  - id: 收入合计
    assert: 总收入 = 其中补助 + 其中自筹 ± 0.05
    message: { zh: 收入分补助和自筹, en: income is grants and own funds }
    hint: 请核对账目
    accept: [{ 总收入: 5, 其中补助: 3, 其中自筹: 2 }]
    reject: [{ 总收入: 6, 其中补助: 3, 其中自筹: 2 }]
  - id: 其中不超过总数
    each: { 部分: [其中补助, 其中自筹] }
    assert: "{部分} <= 总收入"
    accept: [{ "{部分}": 1, 总收入: 2 }]
    reject: [{ "{部分}": 3, 总收入: 2 }]
  - id: 有人才有钱
    severity: warning
    assert: if 职工人数 = 0 then 总收入 = 0
    accept: [{ 职工人数: 0, 总收入: 0 }]
    reject: [{ 职工人数: 0, 总收入: 1 }]
  - id: 工资不低
    severity: warning
    rows: 人员名单
    assert: 工资 >= 1000 and year(入职) <= 年度
    accept: [{ 工资: 1000, 入职: 20200101, 年度: 2024 }]
    reject: [{ 工资: 10, 入职: 20200101, 年度: 2024 }]
  - id: 名单不超过人数
    assert: count(人员名单.姓名) <= 职工人数
    accept: [{ 职工人数: 1, 人员名单: [{ 姓名: 甲 }] }]
    reject: [{ 职工人数: 1, 人员名单: [{ 姓名: 甲 }, { 姓名: 乙 }] }]
  - id: 变动不大
    severity: note
    assert: 总收入 <= 3 * previous(总收入)
    accept: [{ 总收入: 3, previous: { 总收入: 1 } }]
    reject: [{ 总收入: 4, previous: { 总收入: 1 } }]
`;
