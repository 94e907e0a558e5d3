import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toTextValue } from "../../src/model/value.js";
import { html, isolate } from "../../src/report/html/markup.js";
import { toHtml } from "../../src/report/html.js";
import type { FileReport } from "../../src/report/report.js";
import { checkFindingOf, fileFindingOf, findingOf, placeOf, reportOf } from "./reports.js";
import { alternativeOf, questionOf, suspectsOf } from "./suspects.js";

describe("text in markup", () => {
  test.each([
    ["markup", "<b>&amp;", "&lt;b&gt;&amp;amp;"],
    ["quotes of every sort", `"'\``, "&quot;&#39;&#96;"],
    [
      "what would turn the direction of writing",
      "a\u202egnp.xlsx\u2066",
      "a[U+202E]gnp.xlsx[U+2066]",
    ],
    ["marks of direction", "\u200e\u200f\u061c", "[U+200E][U+200F][U+061C]"],
    ["control characters and line breaks", "a\u0000b\u001b[2J\r\nc\u2028d", "a b [2J c d"],
    ["half a character", "a\ud800b", "a[U+D800]b"],
    ["a whole character beyond 16 bits", "𠮷", "𠮷"],
    ["Arabic, which may be written", "مرحبا", "مرحبا"],
  ])("is harmless: %s", (_, text, markup) => {
    expect(html`${text}`.markup).toBe(markup);
  });

  test("is escaped once, however deep it stands", () => {
    const inner = html`<i title="${'"'}">${"<"}</i>`;
    expect(html`<p>${[inner, isolate("&")]}${0}</p>`.markup).toBe(
      '<p><i title="&quot;">&lt;</i><bdi>&amp;</bdi>0</p>',
    );
  });
});

describe("whatever stands in cells, names and explanations", () => {
  const HOSTILE = `</td></style></script><script>alert(1)</script><img src=x onerror="alert(1)">" onclick="x' \` javascript:alert(1) --><!-- ]]> </title>{}*{display:none} \u202e`;

  test("the page's markup stays what it is", () => {
    expect(skeletonOf(toHtml(reportsWith(HOSTILE), "zh"))).toBe(
      skeletonOf(toHtml(reportsWith("甲"), "zh")),
    );
  });

  test("the page's markup stays what it is: any text", () => {
    const plain = skeletonOf(toHtml(reportsWith("甲"), "en"));
    const signs = fc.constantFrom(..."<>&\"'`=/!-{};: \u202e\u0000\n", "script", "style", "甲");
    const text = fc.oneof(fc.string({ minLength: 1 }), fc.string({ unit: signs, minLength: 1 }));
    fc.assert(
      fc.property(text, (words) => {
        expect(skeletonOf(toHtml(reportsWith(words), "en"))).toBe(plain);
      }),
    );
  });

  test("nothing of it gets into the style sheet", () => {
    const styleOf = (page: string) => page.slice(0, page.indexOf("</style>"));
    expect(styleOf(toHtml(reportsWith(HOSTILE), "zh"))).toBe(
      styleOf(toHtml(reportsWith("甲"), "zh")),
    );
  });

  test("it is shown in full", () => {
    const page = toHtml([reportOf([], { file: "<b>.xlsx" })], "zh");
    expect(page).toContain("<bdi>&lt;b&gt;.xlsx</bdi>");
  });

  test("every tag is one of ours, and every attribute quoted", () => {
    const tags = toHtml(reportsWith(HOSTILE), "zh").match(/<[^!][^>]*>/g) ?? [];
    const ours = /^<\/?[a-z]+[1-4]?(?: (?:open|checked)| [a-z-]+="[^"<>]*")*>$/;
    expect(tags.filter((tag) => !ours.test(tag))).toEqual([]);
    const bare = tags.map((tag) => tag.replace(/"[^"]*"/g, ""));
    const active = /^<(?:script|img|iframe|object|embed|link|base|svg)|\son|style=|src=/;
    expect(bare.filter((tag) => active.test(tag))).toEqual([]);
  });
});

/** Reports with the same words wherever words may come from outside. */
function reportsWith(words: string): FileReport[] {
  const text = { zh: words, en: words };
  const place = placeOf(words, { sheet: words, section: words, field: words });
  const findings = [
    findingOf({ rule: "type", place, data: { from: words, expected: words }, related: [place] }),
    checkFindingOf({ place, data: { shown: text, message: text }, hint: text }),
    checkFindingOf({ rule: `sample/${words}`, severity: "warning", explained: words }),
  ];
  const submission = { form: words, version: words, title: words, unit: words, previous: words };
  const cell = { place, value: toTextValue(words), failed: 1 };
  const proposals = [{ values: [toTextValue(words)], reasons: ["spelling" as const] }];
  const ways = [alternativeOf(cell, ...proposals), alternativeOf([cell, cell], ...proposals)];
  const suspects = suspectsOf(questionOf(ways, ["sample/合计", `sample/${words}`]));
  const unreadable = fileFindingOf("file/unreadable", { data: { problem: words } });
  return [
    reportOf(findings, { file: words, submission, annotated: words, suspects }),
    { file: words, findings: [unreadable], skipped: [] },
  ];
}

/** The page without its texts: styles, tags, their classes and ids. */
function skeletonOf(page: string): string {
  const body = page.indexOf("<body>");
  const bare = page.slice(body).replace(/>[^<]*</g, "><");
  return page.slice(0, body) + bare.replace(/aria-label="[^"]*"/g, 'aria-label=""');
}
