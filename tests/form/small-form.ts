import { type Loaded, loadForm } from "../../src/form/load.js";
import type { Finding } from "../../src/model/finding.js";

const CHECK = `  - id: 收支
    assert: 支出 <= 收入
    accept: [{ 支出: 1, 收入: 2 }]
    reject: [{ 支出: 2, 收入: 1 }]
`;

/** The source of a small form that has one of each thing; `checks` are YAML list items. */
export const smallForm = (checks: string = CHECK): string => `version: "2024"
title: 示例表
form: shili
none: 无
reporting_unit: 单位名称
period: 年度
units:
  元: {}
  万元: { of: 元, factor: 10000 }
  人: { also: [名], counts: true }
sheets:
  - name: 示例页
    sections:
      - title: 基本情况
        fields:
          单位名称: { type: text, may_be_none: false }
          年度: { type: year, min: 2000 }
          收入: { type: decimal, unit: 万元, kind: flow }
          支出: { type: decimal, unit: 万元, kind: flow }
          人数: { type: integer, unit: 人, kind: stock }
          类别: { type: choice, options: [甲类, 乙类] }
          日期: { type: date }
  - name: 明细页
    sections:
      - title: [明细]
        table: 明细
        rows: 3
        columns:
          名目: { type: text }
          金额: { type: decimal, unit: 万元 }
checks:
${checks}`;

/** The small form with one part of its source written otherwise. */
export function edited(part: string, otherwise: string, source: string = smallForm()): string {
  if (!source.includes(part)) throw new Error(`the small form has no ${part}`);
  return source.replace(part, () => otherwise);
}

/** Takes the marks « off a source, and gives the line and column of each. */
export function unmarked(marked: string): { readonly text: string; readonly places: string[] } {
  const pieces = marked.split("«");
  const text = pieces.join("");
  const places = pieces.slice(0, -1).map((_, index) => {
    const before = pieces.slice(0, index + 1).join("");
    const line = before.split("\n").length;
    return `${line}:${before.length - before.lastIndexOf("\n")}`;
  });
  return { text, places };
}

export const load = (text: string): Loaded => loadForm(text, "shili.yaml");

export const placeOf = ({ place }: Finding): string =>
  place.kind === "source" ? `${place.line}:${place.column}` : place.kind;

/** A finding's data in short, such as `found=titel nearest=title`; without the line it quotes. */
export const meantBy = ({ data }: Finding): string =>
  Object.entries(data)
    .filter(([key]) => !["excerpt", "width", "known"].includes(key))
    .map(([key, datum]) => {
      if (typeof datum !== "object") return `${key}=${datum}`;
      return `${key}=${"zh" in datum ? datum.zh : datum.join("、")}`;
    })
    .join(" ");
