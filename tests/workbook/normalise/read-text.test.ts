import { describe, expect, test } from "vitest";
import { read, toField } from "./sample-cells.js";

const FIELDS_OF_TECHNOLOGY = [
  "机械与运载工程",
  "化工、冶金与材料工程",
  "土木、水利与建筑工程",
  "其他（须注明）",
  "农业",
];

describe("a text field", () => {
  test.each([
    ["Voyager", "Voyager"],
    ["  王为民 ", "王为民"],
    ["　焦秉立、段晓辉\n", "焦秉立、段晓辉"],
    ["Discovery  XR656", "Discovery  XR656"],
    ["１０³ ㎡", "１０³ ㎡"],
    ["上\n下", "上\n下"],
    ["15 人", "15 人"],
    [260, "260"],
    [0, "0"],
    [260.1 + 0.2, "260.3"],
    [0.12345678, "0.12345678"],
    [{ kind: "date", date: "2017-10-31" } as const, "2017-10-31"],
    [{ kind: "boolean", boolean: true } as const, "TRUE"],
    [{ kind: "boolean", boolean: false } as const, "FALSE"],
  ])("holding %j keeps it, but for outer spaces", (content, text) => {
    const reading = read(content, toField("text"));
    expect(reading.value).toEqual({ kind: "text", text });
    expect(reading).not.toHaveProperty("problem");
  });
});

describe("a choice field", () => {
  const choice = toField("choice", { options: FIELDS_OF_TECHNOLOGY });

  test.each([
    ["农业", "农业"],
    [" 农业　", "农业"],
    ["化工、冶金与材料工程", "化工、冶金与材料工程"],
    ["医药卫生", "医药卫生"],
    ["农　业科学", "农　业科学"],
    [1, "1"],
  ])("holding %j keeps it without a problem", (content, text) => {
    const reading = read(content, choice);
    expect(reading.value).toEqual({ kind: "text", text });
    expect(reading).not.toHaveProperty("problem");
  });

  test.each([
    ["农 业", "农业"],
    ["农　业", "农业"],
    ["化工，冶金与材料工程", "化工、冶金与材料工程"],
    ["化工,冶金与材料工程", "化工、冶金与材料工程"],
    ["化工､ 冶金与材料工程", "化工、冶金与材料工程"],
    ["其他(须注明)", "其他（须注明）"],
  ])("holding %j means the option %s, with a note", (text, option) => {
    expect(read(text, choice)).toEqual({
      value: { kind: "text", text: option },
      raw: text,
      problem: { rule: "normalised", severity: "note", data: { from: text, to: option } },
    });
  });

  test("does not decide between two options that differ only so", () => {
    const alike = toField("choice", { options: ["甲，乙", "甲、乙"] });
    expect(read("甲、乙", alike).value).toEqual({ kind: "text", text: "甲、乙" });
    expect(read("甲,乙", alike)).toEqual({ value: { kind: "text", text: "甲,乙" }, raw: "甲,乙" });
  });
});
