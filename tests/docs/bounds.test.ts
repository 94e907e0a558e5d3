import { expect, test } from "vitest";
import { zh } from "../../src/report/messages/zh.js";
import { LIMITS } from "../../src/workbook/container/limits.js";
import { rowsIn } from "./readme-tables.js";

const rows = rowsIn("Bounds / 上限");
const withoutTicks = (cell: string | undefined): string => (cell ?? "").replaceAll("`", "");

test("the README's bounds are those of the program, in its order", () => {
  const written = rows.map(([name, , most = ""]) => [
    withoutTicks(name),
    Number(most.replaceAll(",", "")),
  ]);
  expect(written).toEqual(Object.entries(LIMITS));
});

test("each says what it is of, and a code that exists", () => {
  expect(rows.filter(([, of = ""]) => of === "")).toEqual([]);
  const codes = rows.map(([, , , code]) => withoutTicks(code));
  expect(codes.filter((code) => !Object.hasOwn(zh, code))).toEqual([]);
});
