import { kindOfPeriod, parsePeriod } from "../../model/period.js";
import { beforeInChinese } from "../../model/period-words.js";
import { type Message, nounIn, ratioOf, sayPeriod, type Words } from "./message.js";

const meant = (w: Words): string => (w("nearest") ? `，是否指“${w("nearest")}”` : "");
const orNone = (w: Words): string => (w("none") ? `，没有内容请写“${w("none")}”` : "");
const proposed = (w: Words): string => (w("proposal") ? `，可能应为 ${w("proposal")}` : "");
/** Others that the same `each` stands for. */
const like = (w: Words): string => (w("others") ? `（同一条目另有 ${w("others")} 条如此）` : "");
const unitOr = (unit: string): string => unit || "无单位";
/** What an author can do about two units. */
const apart = (w: Words): string => {
  if (!w("left") || !w("right")) return "";
  return w("ratio")
    ? `（${ratioOf(w)}），不能直接比较或相加，请让两边的指标用同一单位`
    : "，不能直接比较或相加；若要比较两者之比，请写 甲 / 乙";
};

const TYPES: Readonly<Record<string, string>> = {
  integer: "整数",
  decimal: "数",
  year: "四位年份",
  date: "日期（如 20210131）",
  text: "文字",
  choice: "选项",
};
const REASONS: Readonly<Record<string, string>> = {
  missing: "缺少数据",
  unreadable: "有数据无法识别",
  "no-previous": "没有上年数据",
  "not-applicable": "条件不成立",
};
/** The shapes of YAML, as its readers call them. */
const SHAPES: Readonly<Record<string, string>> = {
  string: "文字（数字要加引号）",
  number: "数",
  int: "整数",
  boolean: "true 或 false",
  object: "一组“键: 值”",
  record: "一组“键: 值”",
  array: "列表",
};
const LIMITS: Readonly<Record<string, string>> = {
  parts: "个部件",
  cells: "个单元格",
  merges: "处合并单元格",
  rows: "行明细",
  "sheet-rows": "行",
  "sheet-columns": "列",
  levels: "层标记",
  characters: "字（工作表名称）",
  texts: "条文字",
  "million-characters": "百万字",
  names: "个名称",
  styles: "个样式",
};
const KINDS: Readonly<Record<string, string>> = { text: "文本", zeros: "一串零字节" };
const unidentified = (w: Words): string => `没有用上：读不出填报单位或${yearOr(w)}，请先补全`;
/** 年度 where the form is of years. */
const yearOr = (w: Words): string => {
  const period = parsePeriod(w("period"));
  const kind = period === undefined ? w("kind") : kindOfPeriod(period);
  return kind === "" || kind === "year" ? "年度" : "报告期";
};
/** `2021 年`, `2021 年 9 月` */
const when = (w: Words): string => sayPeriod(w("period"), "zh");
const said = (table: Readonly<Record<string, string>>, word: string): string => table[word] ?? word;

/** Every message in Chinese, by rule. The English ones have the same keys. */
export const zh = {
  // 单元格
  required: (w) => `此处必填${orNone(w)}`,
  "required-table": (w) => `“${w("table")}”至少填一行${orNone(w)}`,
  "none-forbidden": (w) => `此处不能写“${w("from")}”，请填写实际内容`,
  placeholder: (w) =>
    w("noneAllowed") === "no"
      ? `“${w("from")}”不是有效内容，请填写实际内容`
      : `“${w("from")}”不是有效内容，请填写，没有内容请写“${w("none")}”`,
  type: (w) =>
    `“${w("from")}”不能作为${said(TYPES, w("expected"))}读取，请改填${said(TYPES, w("expected"))}${proposed(w)}`,
  unit: (w) =>
    w("unit")
      ? `“${w("from")}”的单位是${w("found")}，此处以${w("unit")}计，请换算后只填数${proposed(w)}`
      : `“${w("from")}”带有单位${w("found")}，此处没有计量单位，请只填数${proposed(w)}`,
  normalised: (w) => `“${w("from")}”已按 ${w("to")} 读取，建议直接填 ${w("to")}`,
  "formula-error": (w) => `公式结果是错误值 ${w("error")}，请修正公式或直接填写`,
  uncalculated: (w) =>
    `公式 ${w("formula")} 没有计算结果，请在 Excel 或 WPS 中打开并保存一次，或直接填写`,
  minimum: (w) => `${w("number")} 小于允许的最小值 ${w("min")}，请核对`,
  maximum: (w) => `${w("number")} 大于允许的最大值 ${w("max")}，请核对`,
  option: (w) => `“${w("found")}”不在选项之内${meant(w)}；请从下列各项中选填：${w("options")}`,
  "explanation-empty": (w) =>
    `“${w("from")}”不能算作“${w("check")}”的说明，请写明数据确实如此的原因`,

  // 定位
  "sheet-missing": (w) =>
    `找不到工作表“${w("sheet")}”（现有：${w("sheets")}），请恢复该表，其中各项未审核`,
  "field-missing": (w) => `找不到“${w("label")}”一栏，可能已被删除，请恢复后再填`,
  "table-missing": (w) => `找不到明细表“${w("table")}”的表头，请恢复后再填`,
  "column-missing": (w) => `明细表“${w("table")}”缺少“${w("label")}”一列，请恢复后再填`,
  "label-ambiguous": (w) =>
    `“${w("label")}”出现在多处（${w("addresses")}），无法确定读取哪一处，请只保留一处`,
  "label-repeated": (w) =>
    `“${w("label")}”出现在多处（${w("addresses")}），读取的是 ${w("address")}，请删去多余的一处`,
  "label-changed": (w) =>
    `${w("address")} 旁的名称应为“${w("label")}”，现为“${w("found")}”，请恢复名称`,
  "location-conflict": (w) =>
    `“${w("label")}”的位置自相矛盾（${w("addresses")}），没有读取，请从模板重新填写这一栏`,
  "remark-skipped": (w) => `“${w("found")}”看作备注，没有当作一行数据`,
  relocated: (w) => `原单元格已被删除，按名称读取了 ${w("address")}，请核对`,

  // 文件
  "file/missing": (w) => `没有这个文件或文件夹，请检查路径“${w("path")}”`,
  "file/no-workbooks": (w) => `“${w("path")}”中没有工作簿（.xlsx、.xlsm），请检查路径`,
  "file/unreadable": (w) => `文件打不开（${w("problem")}），请检查权限或是否被占用`,
  "file/empty": () => "文件为空（0 字节），请重新保存或重新拷贝",
  "file/old-format": () => "旧版格式（.xls 或 .et），请用 Excel 或 WPS 另存为 .xlsx",
  "file/encrypted": () => "文件设有打开密码，请去除密码后再保存",
  "file/web-page": () => "内容是网页或 XML，不是工作簿，请用 Excel 打开后另存为 .xlsx",
  "file/other-document": (w) => `这是 ${w("document")} 文件，不是工作簿，请提供填好的 .xlsx`,
  "file/not-a-workbook": (w) =>
    `不是工作簿${w("seems") ? `（像是 ${said(KINDS, w("seems"))}）` : ""}，请提供填好的 .xlsx`,
  "file/truncated": () => "文件不完整，可能是下载或拷贝中断，请重新获取",
  "file/corrupt": (w) =>
    `文件已损坏${w("part") ? `（${w("part")}）` : ""}，请用 Excel 或 WPS 打开修复后另存`,
  "file/too-large": (w) =>
    `内容超出限度${w("limit") ? `（${w("limit")} ${said(LIMITS, w("unit"))}）` : ""}，不像统计表，请改用模板填写`,
  "file/given-up": (w) =>
    `审核这个文件要用的${w("unit") === "s" ? `时间超过 ${w("limit")} 秒` : `内存超过 ${w("limit")} MB`}，已放弃，不像统计表，请改用模板填写`,
  "file/doctype": () => "文件内含 DTD 声明，为安全起见不予读取，请用 Excel 或 WPS 另存为 .xlsx",
  "file/unsafe-name": (w) =>
    `文件内含不安全的名称“${w("name")}”，为安全起见不予读取，请改用模板填写`,
  "file/unexpected": (w) => `程序没能读完这个文件（${w("detail")}），请把文件交给核表的维护者`,
  "file/no-sheet": () => "文件里没有工作表，请改用模板填写",
  "file/unknown-form": (w) =>
    `认不出是哪种表：没有表式标识，已有表式的名称最多只对上 ${w("percent")}%；现有表式：${w("known")}，请用模板填写`,
  "file/unknown-form-id": (w) =>
    `文件标明的表式是 ${w("form")}@${w("version")}，但没有它的规则文件；现有表式：${w("known")}`,
  "file/unknown-version": (w) =>
    `文件标明的是 ${w("form")} 的 ${w("version")} 版，但没有这一版的规则文件；现有：${w("known")}`,
  "file/previous-unmatched": (w) =>
    w("unit")
      ? `没有用上：没有“${w("unit")}”${when(w)}的填报要与它对照，请检查单位名称和${yearOr(w)}`
      : unidentified(w),
  "file/previous-repeated": (w) =>
    w("unit")
      ? `没有用上：与“${w("unit")}”${when(w)}的填报对照的有多份（${w("files")}），请只保留一份`
      : unidentified(w),

  // 汇总
  "dataset/no-identity": () => "读不出填报单位或报告期，只进入数据集，不进入趋势，请先补全",
  "dataset/repeated": (w) =>
    `“${w("unit")}”${when(w)}有多份填报（${w("files")}），数值不同的指标不取任何一份，请只保留应采用的一份`,
  "dataset/unknown-unit": (w) =>
    `“${w("unit")}”不在名册中${meant(w)}；请补入名册，或写为某单位的别名`,
  "dataset/spelling": (w) =>
    `“${w("unit")}”与“${w("other")}”写法相近，是否同一单位？没有合并；若是，请在名册中把前者写为后者的别名`,
  "dataset/not-reported": (w) => `“${w("unit")}”${when(w)}没有填报，请催报，或在名册中写明起止`,
  "dataset/stopped": (w) =>
    `“${w("unit")}”${beforeInChinese(nounIn(w("period")))}有填报，${when(w)}没有，请催报，或核对是否更名、停办`,
  "roster/no-unit": (w) => `名册没有 unit（填报单位）一列；现有：${w("found")}`,
  "roster/empty": () => "名册里没有单位，请至少写一行",
  "roster/no-name": () => "这一行没有单位名称，请补上或删去",
  "roster/year": (w) => `“${w("found")}”不是 2023、2023-Q3、2023-10 这样的报告期，请改正或留空`,
  "roster/repeated": (w) => `“${w("found")}”在第 ${w("first")} 行已有，一个名称只能属于一个单位`,

  // 规则文件
  "rules/yaml": (w) => `不是正确的 YAML：${w("problem")}`,
  "rules/unknown-key": (w) => `没有“${w("found")}”这个键${meant(w)}`,
  "rules/missing-key": (w) => `缺少“${w("key")}”`,
  "rules/wrong-type": (w) =>
    `${w("key") ? `“${w("key")}”` : "文件内容"}应为${said(SHAPES, w("expected"))}，却是${w("found") ? ` ${w("found")}` : "空的"}`,
  "rules/unknown-value": (w) => `“${w("key")}”不能是 ${w("found")}${meant(w)}；可用：${w("known")}`,
  "rules/too-few": (w) => `“${w("key")}”至少要有一项`,
  "rules/invalid-value": (w) => `“${w("key")}”的值 ${w("found")} 不合要求：${w("problem")}`,
  "rules/section-shape": () => "一个栏目要么写 fields，要么写 table 和 columns，不能都写或都不写",
  "rules/choice-options": (w) => `“${w("found")}”：type 是 choice 时要写 options，其他类型不能写`,
  "rules/duplicate-name": (w) => `“${w("found")}”已经用过，指标和明细表的名称不能重复`,
  "rules/repeated-label": (w) =>
    `同一栏目里已有名称“${w("found")}”，请用 label 区分，否则读表时无法分辨`,
  "rules/unknown-unit": (w) =>
    `units 中没有计量单位“${w("found")}”${meant(w)}；已声明：${w("known")}`,
  "rules/unknown-field": (w) => `没有名为“${w("found")}”的指标${meant(w)}`,
  "rules/unknown-table": (w) => `没有名为“${w("found")}”的明细表${meant(w)}`,
  "rules/identity-type": (w) =>
    `“${w("key")}”应指向 ${w("expected")} 类型的指标，“${w("found")}”却是 ${w("type")}`,
  "rules/indicator-by": (w) =>
    w("known")
      ? `by 应写 value 所统计的明细表的一个文字列（表.列），而不是“${w("found")}”；可用：${w("known")}`
      : "value 没有统计有文字列的明细表，不能用 by 分列；请写 count(表.列) 或 sum(表.列)",
  "rules/period-shape": () =>
    "period 写年所在的指标，或写成 { year: 年度, quarter: 季度 }、{ month: 日期 } 等；不能都不写，也不能既写 quarter 又写 month",
  "rules/unknown-placeholder": (w) =>
    `each 中没有占位符“${w("found")}”${meant(w)}；可用：${w("known")}`,
  "rules/duplicate-id": (w) => `审核编号“${w("found")}”重复，每条审核要有自己的编号`,
  "rules/example-value": (w) =>
    `“${w("found")}”不能作为“${w("field")}”的值，应为${said(TYPES, w("type"))}`,
  "rules/example-accept": (w) => `这个例子应当通过“${w("check")}”，却没有通过：${w("shown")}`,
  "rules/example-reject": (w) =>
    `这个例子应当不通过“${w("check")}”，却通过了；审核内容：${w("shown")}`,
  "rules/example-undecided": (w) =>
    `这个例子判断不了“${w("check")}”：${said(REASONS, w("reason"))}${w("names") ? `（${w("names")}）` : ""}，请补全`,

  // 各条审核之间
  "rules/always-fails": (w) =>
    `“${w("check")}”在指标的取值范围内怎样填都不通过${like(w)}，请改审核式或取值范围`,
  "rules/never-fails": (w) =>
    `“${w("check")}”在指标的取值范围内怎样填都通过，等于没有审核${like(w)}，请改审核式或取值范围`,
  "rules/never-fires": (w) =>
    `“${w("check")}”的条件在指标的取值范围内从不成立，等于没有审核${like(w)}，请改条件或取值范围`,
  "rules/contradiction": (w) =>
    `这几条审核互相矛盾，怎样填都不能全部通过：${w("names")}${like(w)}，请改其中一条`,
  "rules/implied": (w) =>
    w("spare")
      ? `“${w("check")}”没有增加什么：${w("names")} 通过，它就通过${like(w)}，可以删去`
      : `指标都填了时，${w("names")} 通过，“${w("check")}”就通过${like(w)}`,
  "rules/fixed-value": (w) =>
    `“${w("field")}”只有填 ${w("found")} 才能通过 ${w("names")}，请核对这些审核`,
  "rules/tight-tolerance": (w) =>
    `“${w("check")}”的容差 ${w("found")} 小于各项四舍五入误差之和 ${w("number")}（每项半个末位），如实填报也可能不通过${like(w)}，请写 ± ${w("min")} 或更大`,
  "rules/uncovered": (w) => `没有任何审核用到：${w("names")}`,
  "rules/rejected-by-others": (w) =>
    `这个例子本要说明“${w("check")}”，却也不通过 ${w("names")}${like(w)}，请改到只有前者不通过`,
  "rules/accepted-but-failing": (w) =>
    `这个例子通过“${w("check")}”，却不通过 ${w("names")}${like(w)}，请改成都能通过的填法`,
  "rules/undecided": (w) => `限时内没有判定这些审核与其他审核的关系：${w("names")}`,

  // 审核式
  "language/unexpected-character": (w) => `审核式里不能有“${w("found")}”`,
  "language/unclosed": (w) => `“${w("opening")}”没有配对的“${w("closing")}”`,
  "language/thousands-separator": (w) =>
    `数字不加千分位：写 ${w("plain")}；如果是两个数，逗号后空一格：${w("list")}`,
  "language/operator-spelling": (w) => `没有运算符“${w("found")}”，请写“${w("meant")}”`,
  "language/operator-read-as": (w) => `“${w("found")}”已读作“${w("meant")}”`,
  "language/unexpected": (w) =>
    w("found")
      ? `这里应为${w("expected")}，却是“${w("found")}”`
      : `审核式不完整，还应有${w("expected")}`,
  "language/needs-spaces": (w) => `关键字与名称之间要空格：${w("meant")}`,
  "language/too-deep": () => "括号或条件嵌套过深，请拆成几条审核",
  "language/chained-comparison": () => "不能连写比较，请用 and（且）连接，或用 between … and …",
  "language/unknown-function": (w) => `没有函数“${w("found")}”${meant(w)}；可用：${w("known")}`,
  "language/unknown-name": (w) => `没有名为“${w("found")}”的指标或列${meant(w)}`,
  "language/column-outside-aggregate": (w) =>
    `“${w("found")}”是明细表的一列，要放在 sum、count、any 等函数里，或用 rows 逐行审核`,
  "language/wrong-arguments": (w) => `${w("function")} 的括号里应为${w("expected")}`,
  "language/expected-condition": (w) => `这里应为条件（如 甲 = 乙），却是${w("found")}`,
  "language/expected-amount": (w) => `这里应为数，却是${w("found")}`,
  "language/type-mismatch": (w) => `两边不能比较：一边是${w("expected")}，一边是${w("found")}`,
  "language/unit-mismatch": (w) =>
    `计量单位不同：${unitOr(w("left"))} 与 ${unitOr(w("right"))}${apart(w)}`,
  "language/unknown-option": (w) =>
    `“${w("found")}”不在该指标的选项之内${meant(w)}；可用：${w("known")}`,
  "language/no-field": () => "审核式里没有任何指标",
} satisfies Record<string, Message>;

export type MessageKey = keyof typeof zh;
