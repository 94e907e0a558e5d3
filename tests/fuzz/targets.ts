import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { readZip } from "../../src/workbook/container/zip.js";
import { cellSoup } from "./cell-soup.js";
import { damagedArchive } from "./damage-archive.js";
import { damagedMarkup, type Part } from "./damage-markup.js";
import { damagedRules } from "./damage-rules.js";
import { type Api, judgeBytes, judgeRules, sharedNames, Violation } from "./laws.js";

/** What is damaged; all of it is sound. */
export type Samples = {
  /** Workbooks with the rule files of their forms. */
  readonly books: readonly { readonly bytes: Uint8Array; readonly rules: string }[];
  readonly rules: readonly string[];
};

/** A way to make inputs, and the law that holds for each of them. */
export type Target = {
  readonly name: string;
  /** What an input is saved as. */
  readonly extension: "xlsx" | "yaml";
  readonly inputs: fc.Arbitrary<Uint8Array>;
  /** Resolves to what the input came to; throws where the law is broken. */
  readonly judge: (input: Uint8Array) => Promise<string>;
};

export function toTargets(api: Api, { books, rules }: Samples): Target[] {
  const forms = books.map((book) => formOf(api, book.rules));
  const judge = clean((bytes) => judgeBytes(api, bytes, forms));
  const of = (make: (book: Book) => fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> =>
    fc.oneof(...books.map(({ bytes }) => make(toBook(bytes))));
  const workbook = { extension: "xlsx", judge } as const;
  return [
    { ...workbook, name: "archive", inputs: of(({ entries }) => damagedArchive(entries)) },
    {
      ...workbook,
      name: "markup",
      inputs: of(({ entries, parts }) => damagedMarkup(entries, parts)),
    },
    { ...workbook, name: "cells", inputs: of(({ entries, sheets }) => cellSoup(entries, sheets)) },
    {
      name: "rules",
      extension: "yaml",
      inputs: damagedRules(rules).map((text) => new TextEncoder().encode(text)),
      judge: clean((bytes) => judgeRules(api, new TextDecoder().decode(bytes))),
    },
  ];
}

function formOf(api: Api, rules: string) {
  const { form } = api.loadForm(rules, "sample.yaml");
  if (!form) throw new Error("a sample is broken");
  return form;
}

/** The same law, and that what all objects share is left alone. */
const clean =
  (judge: Target["judge"]): Target["judge"] =>
  async (input) => {
    const before = sharedNames();
    const outcome = await judge(input);
    if (sharedNames() !== before) throw new Violation("an object that all share was changed");
    return outcome;
  };

type Book = ReturnType<typeof toBook>;

/** Larger parts hold the checks of a template, which nobody reads. */
const LARGEST = 400_000;

function toBook(bytes: Uint8Array) {
  const entries = readZip(bytes);
  const parts: Part[] = Object.entries(unzipSync(bytes))
    .filter(([name, part]) => /\.(?:xml|rels|vml)$/.test(name) && part.length < LARGEST)
    .map(([name, part]) => ({ name, text: strFromU8(part) }));
  const sheets = parts.filter(({ name }) => name.startsWith("xl/worksheets/sheet"));
  return { entries, parts, sheets };
}
