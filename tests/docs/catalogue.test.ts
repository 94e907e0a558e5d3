import { expect, test } from "vitest";
import { zh } from "../../src/report/messages/zh.js";
import { rowsIn } from "./readme-tables.js";

const rows = rowsIn("Error catalogue");
const CODE = /^`([a-z/-]+)`$/;
/** What says nothing, or only that something is to come. */
const IDLE = /^(?:|-|–|—|todo|tbd|\.+|…)$/i;

test.each(Object.keys(zh))("%s has a cause, an example and a remedy of its own", (code) => {
  const own = rows.filter(([cell = ""]) => CODE.exec(cell)?.[1] === code);
  expect(own).toHaveLength(1);
  const [[, ...words] = []] = own;
  expect(words).toHaveLength(3);
  expect(words.filter((text) => IDLE.test(text))).toEqual([]);
});

test("nothing else stands in the catalogue", () => {
  const codes = rows.map(([cell = ""]) => CODE.exec(cell)?.[1] ?? cell);
  expect(codes.filter((code) => !Object.hasOwn(zh, code))).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
});
