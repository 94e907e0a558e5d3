import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { zh } from "../../src/report/messages/zh.js";

const ROOT = resolve(import.meta.dirname, "../..");
const readme = readFileSync(join(ROOT, "README.md"), "utf8");

test("the README's catalogue has every code", () => {
  const missing = Object.keys(zh).filter((code) => !readme.includes(`\`${code}\``));
  expect(missing).toEqual([]);
});

test("the README's catalogue has no code that does not exist", () => {
  const catalogue = readme.slice(
    readme.indexOf("## Error catalogue"),
    readme.indexOf("## How it compares"),
  );
  const codes = [...catalogue.matchAll(/^\|([^|]+)\|/gmu)].flatMap(([, cell]) =>
    [...(cell ?? "").matchAll(/`([a-z/-]+)`/gu)].map(([, code]) => code ?? ""),
  );
  expect(codes.filter((code) => !Object.hasOwn(zh, code))).toEqual([]);
});

test("the commands that CI runs are the README's", () => {
  const ci = readFileSync(join(ROOT, ".ci/run"), "utf8");
  expect(readme).toContain("npm ci && npm test");
  expect(ci).toMatch(/^npm ci$[\s\S]*^npm test$/mu);
});
