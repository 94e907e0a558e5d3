import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/report/html/catalogue.js";
import { classesOf, filterStyle } from "../../src/report/html/filter.js";
import { toHtml } from "../../src/report/html.js";
import {
  checkFindingOf,
  fileFindingOf,
  fileReportOf,
  findingOf,
  placeOf,
  reportOf,
} from "./reports.js";

const error = findingOf();
const again = findingOf({ place: placeOf("C9") });
const elsewhere = findingOf({ place: placeOf("A1", { sheet: "表二", section: undefined }) });
const explained = checkFindingOf({ severity: "warning", explained: "…" });
const unreadable = fileFindingOf("file/empty");
const reports = [
  reportOf([explained, error, again]),
  reportOf([elsewhere]),
  reportOf(),
  fileReportOf(unreadable),
];
const found = catalogue(reports);

describe("what can be filtered by", () => {
  test("are sections and checks, the most frequent ones first", () => {
    expect(found.sections.map(({ name, findings }) => [name, findings.length])).toEqual([
      ["甲部", 3],
      ["表二", 1],
      [undefined, 1],
    ]);
    expect(found.checks.map(({ name, findings, files }) => [name, findings.length, files])).toEqual(
      [
        ["required", 3, 2],
        ["合计", 1, 1],
        ["file/empty", 1, 1],
      ],
    );
  });

  test("can be chosen, with their numbers", () => {
    const page = toHtml(reports, "zh");
    expect(page).toContain(
      '<select id="section"><option value="">全部</option><option value="0">甲部 · 3</option><option value="1">表二 · 1</option><option value="2">（整个文件） · 1</option></select>',
    );
    expect(page).toContain(
      '<select id="check"><option value="">全部</option><option value="0">required · 3</option><option value="1">合计 · 1</option><option value="2">file/empty · 1</option></select>',
    );
    expect(page.match(/<input type="checkbox" id="show-[a-z]+" checked>/g)).toHaveLength(4);
  });

  test("is nothing where nothing was found", () => {
    expect(toHtml([reportOf()], "zh")).not.toContain("<form");
  });
});

describe("what is filtered", () => {
  test("has a class for each kind of finding in it", () => {
    expect(classesOf([explained], found)).toBe("k k0");
    expect(classesOf([error], found)).toBe("k k1");
    expect(classesOf([again], found)).toBe("k k1");
    expect(classesOf([explained, error, again], found)).toBe("k k0 k1");
    expect(classesOf([], found)).toBe("k");
  });

  test("is shown by a rule for each kind, which asks for all that it is", () => {
    const rules = filterStyle(found)
      .split("\n")
      .filter((line) => line.includes("revert"));
    expect(rules).toEqual([
      shownIf("explained", 0, 1, 0),
      shownIf("error", 0, 0, 1),
      shownIf("error", 1, 0, 2),
      shownIf("error", 2, 2, 3),
    ]);
  });

  test("is a file's line, its part, its rows and the checks alike", () => {
    const page = toHtml(reports, "zh");
    expect(page.match(/<(?:tr|p|section) class="(?:file )?k k2">/g)).toEqual([
      '<tr class="k k2">',
      '<section class="file k k2">',
      '<tr class="k k2">',
    ]);
    expect(page).toContain('<tr class="k k1 k2"><th scope="row"><bdi>required</bdi>');
    expect(page).toContain('<p class="k k3">');
  });
});

const shownIf = (standing: string, section: number, check: number, kind: number): string =>
  `.filter:has(#show-${standing}:checked):has(#section :is([value=""],[value="${section}"]):checked):has(#check :is([value=""],[value="${check}"]):checked) ~ main .k${kind} { display: revert }`;
