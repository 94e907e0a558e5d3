import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldType } from "../../../src/model/form.js";
import type { CellContent } from "../../../src/workbook/content.js";
import { normalise } from "../../../src/workbook/normalise/normalise.js";
import { read, summarise, toField, WORDING } from "./sample-cells.js";

const people = toField("integer", { unit: "人" });
const items = toField("integer", { unit: "项" });
const tenThousands = toField("decimal", { unit: "万元" });
const yuan = toField("decimal", { unit: "元" });
const words = toField("text");
const types: readonly FieldType[] = ["integer", "decimal", "year", "text", "choice", "date"];

describe("the table of the design", () => {
  test.each([
    ["", people, "blank"],
    ["   ", people, "blank"],
    ["　　", words, "blank"],
    ["无", people, "none"],
    ["无", words, "none"],
    ["-", people, "unknown placeholder"],
    ["—", people, "unknown placeholder"],
    ["/", people, "unknown placeholder"],
    ["N/A", people, "unknown placeholder"],
    ["没有", people, "unknown placeholder"],
    ["暂无", words, "unknown placeholder"],
    ["不适用", words, "unknown placeholder"],
    ["请填写", people, "unknown placeholder"],
    ["XX", words, "unknown placeholder"],
    ["＿＿", words, "unknown placeholder"],
    ["１２", people, "12 normalised"],
    ["4,298,680.99", yuan, "4298680.99 normalised"],
    ["15", people, "15 normalised"],
    ["15 人", people, "15 normalised"],
    ["15 人", items, "unknown unit → 15"],
    ["4298680.99元", tenThousands, "unknown unit → 429.868099"],
    ["约120", people, "unknown type → 120"],
    ["十二", people, "unknown type"],
    [{ kind: "error", error: "#REF!" } as const, people, "unknown formula-error"],
    ["4,29", people, "unknown type"],
    [{ kind: "date", date: "2017-10-31" } as const, people, "unknown type"],
    [12, people, "12"],
    [{ kind: "uncalculated", formula: "A1+B1" } as const, people, "unknown uncalculated"],
  ])("a cell with %j reads as the table says (%#)", (content, field, expected) => {
    expect(summarise(read(content, field))).toBe(expected);
  });
});

describe("a blank cell", () => {
  test.each([
    [undefined],
    [""],
    [" "],
    ["\u3000"],
    ["\u00a0"],
    ["\u200b"],
    ["\ufeff\u2060"],
    ["\n\r\n\t"],
    [" \u3000\u00a0\n "],
  ])("%j is blank in every field, without a problem", (content) => {
    for (const type of types) {
      expect(read(content, toField(type))).toEqual({ value: { kind: "blank" }, raw: "" });
    }
  });
});

describe("the form's word for nothing to report", () => {
  test.each(["无", " 无 ", "　无\n", "\u200b无"])(
    "%j is none in every field that allows it",
    (text) => {
      for (const type of types) {
        expect(read(text, toField(type))).toEqual({ value: { kind: "none" }, raw: text });
      }
    },
  );

  test("is an error where the field may not be none", () => {
    expect(read(" 无", toField("decimal", { none: "forbidden" }))).toEqual({
      value: { kind: "unknown" },
      raw: " 无",
      problem: { rule: "none-forbidden", severity: "error", data: { from: " 无", none: "无" } },
    });
  });

  test.each([
    ["/", "/"],
    ["/", "／"],
    ["——", "——"],
    ["N/A", "n/a"],
    ["不适用", "不适用"],
  ])("may be %s, and then %s is none rather than a placeholder", (none, text) => {
    expect(summarise(read(text, people, { ...WORDING, none }))).toBe("none");
    expect(summarise(read("-", people, { ...WORDING, none }))).toBe("unknown placeholder");
  });

  test("of another form is an ordinary text", () => {
    expect(summarise(read("无", words, { ...WORDING, none: "/" }))).toBe('"无"');
    expect(summarise(read("无", people, { ...WORDING, none: "/" }))).toBe("unknown type");
  });

  test("of a form that has none never matches", () => {
    expect(summarise(read("无", words, { ...WORDING, none: "" }))).toBe('"无"');
  });
});

describe("a formula that gives no answer", () => {
  test("that failed says which error, in every field", () => {
    for (const type of types) {
      expect(read({ kind: "error", error: "#DIV/0!" }, toField(type))).toEqual({
        value: { kind: "unknown" },
        raw: "#DIV/0!",
        problem: { rule: "formula-error", severity: "error", data: { error: "#DIV/0!" } },
      });
    }
  });

  test.each(["#REF!", "#N/A", " #value! "])(
    "whose error %s is a text is a failed one too",
    (text) => {
      expect(summarise(read(text, words))).toBe("unknown formula-error");
      expect(summarise(read(text, people))).toBe("unknown formula-error");
    },
  );

  test.each(["SUM(A1:A3)", "=SUM(A1:A3)"])("that was never calculated, %s, is shown", (formula) => {
    for (const type of types) {
      expect(read({ kind: "uncalculated", formula }, toField(type))).toEqual({
        value: { kind: "unknown" },
        raw: "=SUM(A1:A3)",
        problem: { rule: "uncalculated", severity: "error", data: { formula: "=SUM(A1:A3)" } },
      });
    }
  });
});

describe("whatever a cell holds", () => {
  const content: fc.Arbitrary<CellContent> = fc.oneof(
    fc.string({ unit: "binary" }).map((text) => ({ kind: "text", text }) as const),
    fc.double().map((number) => ({ kind: "number", number }) as const),
    fc.boolean().map((boolean) => ({ kind: "boolean", boolean }) as const),
    fc.string().map((error) => ({ kind: "error", error }) as const),
    fc.string().map((formula) => ({ kind: "uncalculated", formula }) as const),
    fc.constant({ kind: "date", date: "2017-10-31" } as const),
  );

  test("normalise never throws, and is unknown exactly where it reports an error", () => {
    fc.assert(
      fc.property(content, fc.constantFrom(...types), (content, type) => {
        const { value, problem } = normalise(content, toField(type, { unit: "人" }), WORDING);
        expect(value.kind === "unknown").toBe(problem?.severity === "error");
      }),
      { numRuns: 2000 },
    );
  });

  test("a text field keeps its text, whatever it is", () => {
    const visible = fc.string({ unit: "grapheme", minLength: 1 }).map((inner) => `甲${inner}乙`);
    fc.assert(
      fc.property(visible, fc.constantFrom("", " ", "　", "\n"), (text, space) => {
        const raw = `${space}${text}${space}`;
        expect(read(raw, words)).toEqual({ value: { kind: "text", text }, raw });
      }),
    );
  });
});
