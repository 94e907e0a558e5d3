import { describe, expect, test } from "vitest";
import { NUMERIC_TYPES } from "../../../src/model/form.js";
import { read, summarise, toField } from "./sample-cells.js";

const MARKS = [
  ..."- — —— – / \\ N/A NA n/a na Na Ｎ／Ａ ｎａ － ／ ＼ -- ——— −".split(" "),
  ..."没有 暂无 不适用 不详 待定 未统计".split(" "),
  " - ",
  "　暂无\n",
];

const PROMPTS = [
  "请填写",
  "请填写中心全称",
  "请选择",
  "请选择…",
  "--请选择--",
  "（请填写）",
  "【请选择所属技术领域】",
  "请输入数字",
  "请在此填写",
  "点击输入",
  "单击此处输入文字。",
  "单击或点击此处输入文字。",
  ..."XX XXX xx ＸＸ ×× ××× XXXX年XX月XX日 ＿＿ ____ _ ___年__月__日".split(" "),
  "____ ____",
  "【】",
  "【 】",
  "（）",
  "（　　）",
  "()",
  "[]",
  "示例",
  "（示例）",
  "示例：",
  "……",
  "...",
];

const ANSWERS = [
  "Discovery XR656",
  "XX染色体研究",
  "X",
  "X射线",
  "XXL",
  "×2",
  "RPX-540",
  "260D",
  "A/B",
  "国际/国家标准",
  "无线传感",
  "没有围栏的实验室",
  "暂无依托学科",
  "待定系数法",
  "Nanometer",
  "NA62",
  "示例教学方法研究",
  "点击化学",
  "点击输入法研究",
  "申请填写系统",
  "邀请选择性",
  "【仪器】",
  "（一）",
  "A_B",
  "…等",
];

describe("a mark that stands for nothing", () => {
  test.each(MARKS)("%j is a placeholder in every field", (text) => {
    for (const type of [...NUMERIC_TYPES, "text", "choice", "date"] as const) {
      expect(read(text, toField(type))).toEqual({
        value: { kind: "unknown" },
        raw: text,
        problem: { rule: "placeholder", severity: "error", data: { from: text, none: "无" } },
      });
    }
  });

  test("is to be filled in where the field may not be none", () => {
    expect(read("/", toField("text", { none: "forbidden" })).problem?.data).toEqual({
      from: "/",
      none: "无",
      noneAllowed: "no",
    });
  });
});

describe("a prompt the template left", () => {
  test.each(PROMPTS)("%j is a placeholder, marked as a prompt", (text) => {
    for (const type of [...NUMERIC_TYPES, "text", "choice", "date"] as const) {
      expect(read(text, toField(type))).toEqual({
        value: { kind: "unknown" },
        raw: text,
        problem: {
          rule: "placeholder",
          severity: "error",
          data: { from: text, none: "无", prompt: "yes" },
        },
      });
    }
  });

  test("says both that it is a prompt and that none is not allowed", () => {
    expect(read("请填写", toField("text", { none: "forbidden" })).problem?.data).toEqual({
      from: "请填写",
      none: "无",
      noneAllowed: "no",
      prompt: "yes",
    });
  });
});

describe("an answer that only contains such characters", () => {
  test.each(ANSWERS)("%j stays a text", (text) => {
    expect(read(text, toField("text"))).toEqual({ value: { kind: "text", text }, raw: text });
  });

  test("is an answer where it is an option of the choice", () => {
    const choice = toField("choice", { options: ["适用", "不适用", "待定"] });
    expect(summarise(read("不适用", choice))).toBe('"不适用"');
    expect(summarise(read("待定 ", choice))).toBe('"待定"');
    expect(summarise(read("暂无", choice))).toBe("unknown placeholder");
  });

  test("is the none word before it is an option, unless none is forbidden", () => {
    const options = ["有", "无"];
    expect(summarise(read("无", toField("choice", { options })))).toBe("none");
    expect(summarise(read("无", toField("choice", { options, none: "forbidden" })))).toBe('"无"');
  });
});

test("a cell full of almost a prompt is read as the text it is", () => {
  for (const part of [".", "X", "_", "（）", "【", " ", "请在此", "-", "…", "/"]) {
    const text = `${part.repeat(32_000 / part.length)}尾`;
    expect(read(text, toField("text")).raw).toBe(text);
  }
});
