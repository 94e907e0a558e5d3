import * as z from "zod";
import { RESERVED_SHEETS } from "../model/sheet-names.js";

/**
 * The shape of a rule file. `rules/form.schema.json` is generated from it, so that an editor
 * completes and checks the keys; the descriptions are what the author sees there.
 */

/** Brackets and braces could not be told from those of the check language and of placeholders. */
const name = z.string().regex(/^[^[\]{}\n]+$/);

const text = z
  .union([z.string(), z.strictObject({ zh: z.string(), en: z.string() })])
  .describe("一句话；也可分写 zh 与 en / one sentence, or one in each language");

const unit = z
  .strictObject({
    also: z.array(z.string()).optional().describe("同一单位的其他写法 / other spellings"),
    of: z.string().optional().describe("基本单位 / the base unit it converts to"),
    factor: z.number().positive().optional().describe("1 个本单位等于多少基本单位"),
    counts: z.boolean().optional().describe("计数单位（人、项、台）/ counts pieces or people"),
  })
  .nullable();

const was = z
  .union([
    name,
    z.strictObject({
      name: name.optional().describe("上一版本中的名称，缺省不变 / its name there, if another"),
      factor: z
        .number()
        .positive()
        .optional()
        .describe("上一版本的数乘以它等于本版本的数；单位能换算时不必写 / multiplies its numbers"),
    }),
  ])
  .describe("在上一版本的表式中叫什么 / what the version before called it");

const field = z.strictObject({
  label: z
    .string()
    .optional()
    .describe("表中印的名称，缺省即指标名 / as printed; default: the name"),
  type: z.enum(["integer", "decimal", "year", "text", "choice", "date"]),
  unit: z.string().optional().describe("计量单位，须在 units 中声明 / declared under units"),
  decimals: z.int().min(0).max(6).optional().describe("小数位数"),
  min: z.number().optional(),
  max: z.number().optional(),
  kind: z.enum(["stock", "flow"]).optional().describe("stock 期末存量，flow 当期发生"),
  required: z.boolean().optional().describe("缺省 true：空白即为错误 / default true"),
  may_be_none: z.boolean().optional().describe("可否写“无”，缺省 true / default true"),
  options: z.array(z.string()).min(2).optional().describe("choice 的选项"),
  prefill: z
    .array(z.union([z.string(), z.number()]))
    .optional()
    .describe("列：模板前几行预印的内容"),
  help: z.string().optional().describe("填报提示"),
  was: was.optional(),
  reliability: z
    .number()
    .positive()
    .optional()
    .describe("可靠程度，缺省 1：越大越不像填错的 / how unlikely it is to be wrong; default 1"),
});

const fields = z.record(name, field);

const section = z.strictObject({
  title: z.union([z.string(), z.array(z.string()).min(1)]).describe("标题，可由外到内分级"),
  fields: fields.optional(),
  table: z.string().optional().describe("明细表名 / the name of a table of repeating rows"),
  columns: fields.optional(),
  rows: z.int().min(1).max(5000).optional().describe("模板预留的行数，缺省 10"),
  required: z.boolean().optional().describe("明细表不可整体空白，缺省 true"),
});

const RESERVED: readonly string[] = [...RESERVED_SHEETS, "history"];

/** What Excel allows, less the sheets that every template has or Excel keeps for itself. */
const sheetName = z
  .string()
  .max(31)
  .regex(/^(?!')[^[\]/\\:*?]+(?<!')$/)
  .refine((text) => !RESERVED.includes(text.toLowerCase()), {
    message: "reserved",
  });

const sheet = z.strictObject({
  name: sheetName,
  sections: z.array(section).min(1),
});

const scalar = z.union([z.string(), z.number(), z.null()]);
const row = z.record(z.string(), scalar);
const example = z
  .record(z.string(), z.union([scalar, z.array(row), row]))
  .describe("指标: 值；previous: 上年值；明细表: [行…]");

const selector = z.strictObject({
  kind: z.enum(["stock", "flow"]).optional(),
  unit: z.string().optional(),
  type: z.enum(["integer", "decimal"]).optional(),
});

const each = z
  .union([
    z.record(name, z.union([z.array(z.string()).min(1), selector])),
    z.array(z.record(name, z.string())).min(1),
  ])
  .describe("一条写多条：各占位符的取值（相互组合），或逐条列出");

const check = z.strictObject({
  id: z.string().min(1).describe("审核编号，全表唯一，永不改作他用 / unique, never reused"),
  each: each.optional(),
  rows: z.string().optional().describe("对该明细表逐行审核 / asserted for every row of this table"),
  assert: z.string().min(1).describe("审核式 / the check itself"),
  severity: z.enum(["error", "warning", "note"]).optional().describe("缺省 error"),
  field: z.string().optional().describe("结果标在哪个指标上 / where a failure is marked"),
  message: text.optional(),
  hint: text.optional(),
  accept: z.array(example).min(1).describe("应通过的例子 / examples that pass"),
  reject: z.array(example).min(1).describe("应不通过的例子 / examples that fail"),
});

const period = z
  .union([
    name,
    z.strictObject({
      year: name
        .optional()
        .describe("年所在的指标（year 型），或按年看的日期 / the year, or a date"),
      quarter: name.optional().describe("季度所在的指标；没有 year 时为日期 / 1 to 4, or a date"),
      month: name.optional().describe("月份所在的指标；没有 year 时为日期 / 1 to 12, or a date"),
      previous: z
        .enum(["period", "latest"])
        .optional()
        .describe("previous 指：period 前一期（缺省），latest 此前最近的一份"),
    }),
  ])
  .describe("报告期：写年所在的指标，或 { month: 日期 } 等 / what tells the period");

const indicator = z.strictObject({
  value: z.string().min(1).describe("怎样算 / how it is computed, in the check language"),
  by: z
    .string()
    .optional()
    .describe("按明细表的这一列分列（表.列）/ parts, one for each text in this column"),
  unit: z.string().optional().describe("计量单位，须在 units 中声明 / declared under units"),
  decimals: z.int().min(0).max(6).optional().describe("小数位数，缺省 0 / default 0"),
  kind: z.enum(["stock", "flow"]).optional().describe("stock 期末存量，flow 当期发生"),
  help: z.string().optional().describe("含义"),
});

export const formSchema = z.strictObject({
  form: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().regex(/^[\w.-]+$/),
  title: z.string().min(1),
  none: z.string().min(1).describe("无内容时的填法 / what to write where there is nothing"),
  reporting_unit: name.describe("填报单位所在的指标 / the field that names the reporting unit"),
  period,
  instructions: z.array(z.string()).optional().describe("填报说明"),
  empty_explanations: z
    .array(z.string())
    .optional()
    .describe("不算核实说明的空话 / phrases that explain nothing"),
  units: z.record(name, unit),
  sheets: z.array(sheet).min(1),
  indicators: z
    .record(z.string().regex(/^[^[\]{}\n.]+$/), indicator)
    .optional()
    .describe("算出来的指标，与数值指标一起看趋势 / computed, for the trends"),
  checks: z.array(check),
});

export type FormSource = z.infer<typeof formSchema>;
export type FieldSource = z.infer<typeof field>;
export type SectionSource = z.infer<typeof section>;
export type CheckSource = z.infer<typeof check>;
export type IndicatorSource = z.infer<typeof indicator>;
export type ExampleSource = z.infer<typeof example>;
export type PeriodSource = z.infer<typeof period>;
export type EachSource = z.infer<typeof each>;

/** Every key a rule file may use, to find what a misspelt one meant. */
export const FORM_KEYS: readonly string[] = [
  ...new Set(
    [
      ...[formSchema, sheet, section, field, check, selector, unit.unwrap()],
      ...[was.options[1], period.options[1], indicator],
    ].flatMap((schema) => Object.keys(schema.shape)),
  ),
];

/** The schema for editors, as JSON Schema 2020-12. */
export const toJsonSchema = (): object => ({
  title: "核表 rule file / 核表规则文件",
  ...z.toJSONSchema(formSchema),
});
