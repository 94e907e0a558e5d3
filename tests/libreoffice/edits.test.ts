import { beforeAll, expect, test } from "vitest";
import type { Form } from "../../src/model/form.js";
import type { Submission } from "../../src/model/submission.js";
import { openSubmission } from "../../src/workbook/open.js";
import { writeTemplate } from "../../src/workbook/template/write.js";
import { ERC } from "../fixtures/erc-annual.js";
import { compareVerdicts } from "../fixtures/live-verdicts.js";
import { distinctFilling } from "../fixtures/marked-workbook.js";
import { describeWithLibreOffice, type Edit, edited, type Job } from "../fixtures/office.js";
import { shown } from "../fixtures/shown.js";

const ROWS = 4;
const ALL: readonly Edit[] = [
  ["insert-rows", "统计表", 1, 2],
  ["insert-rows", "统计表", 16, 1],
  ["insert-columns", "统计表", 1, 1],
  ["insert-rows", "仪器设备", 14, 3],
  ["rename", "统计表", "2021 统计'表"],
  ["move", "仪器设备", 0],
];

/** What is done to a workbook in which every cell holds something else, and what is lost by it. */
const CASES: readonly {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly by?: Job["by"];
  /** Fields that are reported instead of read. */
  readonly lost?: readonly string[];
  /** Rows that are gone from a table. */
  readonly fewer?: Readonly<Record<string, number>>;
}[] = [
  { title: "saved again", edits: [] },
  { title: "with rows inserted above everything", edits: [["insert-rows", "统计表", 1, 3]] },
  { title: "with rows inserted between fields", edits: [["insert-rows", "统计表", 16, 2]] },
  { title: "with rows inserted in a table", edits: [["insert-rows", "仪器设备", 14, 2]] },
  { title: "with a column inserted before all", edits: [["insert-columns", "统计表", 1, 1]] },
  {
    title: "with a column inserted before the values",
    edits: [["insert-columns", "统计表", 3, 1]],
  },
  {
    title: "with a column inserted in a table",
    edits: [["insert-columns", "仪器设备", 3, 1]],
  },
  { title: "with a sheet renamed", edits: [["rename", "统计表", "表二"]] },
  { title: "with sheets in another order", edits: [["move", "封面", 3]] },
  {
    title: "with the row of a field deleted",
    edits: [["remove-rows", "统计表", 15, 1]],
    lost: ["总经费"],
  },
  {
    title: "with a row of a table deleted",
    edits: [["remove-rows", "仪器设备", 13, 1]],
    fewer: { 仪器设备: 1 },
  },
  { title: "with all of that at once", edits: ALL },
  { title: "kept as .ods and saved as .xlsx", edits: ALL, by: "ods" },
  { title: "kept as .xls and saved as .xlsx", edits: ALL, by: "xls" },
  {
    title: "whose sheets were copied to another workbook without its names",
    edits: [["remove-names"], ["copy-sheets", "封面", "统计表", "研究方向与学科", "仪器设备"]],
  },
  {
    title: "whose sheets were copied to another workbook",
    edits: [["copy-sheets", "封面", "统计表", "研究方向与学科", "仪器设备"]],
  },
];

describeWithLibreOffice("a workbook edited in LibreOffice", () => {
  let original: Submission;
  let results: readonly Uint8Array[];

  beforeAll(async () => {
    const bytes = await writeTemplate(ERC, distinctFilling(ERC, ROWS));
    original = await submissionOf(bytes, ERC);
    results = edited(CASES.map(({ edits, by }) => ({ bytes, edits, by })));
  });

  test.each(CASES)(
    "$title is read cell by cell as it was",
    async ({ title, lost = [], fewer = {} }) => {
      const index = CASES.findIndex((each) => each.title === title);
      const submission = await submissionOf(results[index] ?? new Uint8Array(), ERC);
      const kept = [...ERC.fields.keys()].filter((name) => !lost.includes(name));
      expect(fieldsOf(submission, kept)).toEqual(fieldsOf(original, kept));
      expect(kept.length).toBe(56 - lost.length);
      for (const name of lost) {
        expect(shown(submission.fields.get(name)?.value)).toBe("(unknown)");
        const reported = submission.findings.map(
          ({ place }) => place.kind === "cell" && place.field,
        );
        expect(reported).toContain(name);
      }
      for (const [name, { rows }] of original.tables) {
        const read = rowsOf(submission, name);
        expect(read).toHaveLength(rows.length - (fewer[name] ?? 0));
        // What is left is what was there, in its order.
        expect(rowsOf(original, name)).toEqual(expect.arrayContaining(read));
      }
      const blocking = submission.findings.filter(({ severity }) => severity === "error");
      expect(blocking.length).toBe(lost.length);
    },
  );

  test("still checks itself as the checker does", async () => {
    const index = CASES.findIndex(({ title }) => title === "with all of that at once");
    const { verdicts, disagreements } = await compareVerdicts(
      results[index] ?? new Uint8Array(),
      ERC,
    );
    expect(disagreements).toEqual([]);
    expect(verdicts).toBeGreaterThan(40);
  });
});

async function submissionOf(bytes: Uint8Array, form: Form): Promise<Submission> {
  const opened = await openSubmission(bytes, [form], "x.xlsx");
  if (opened.kind === "problem") throw new Error(JSON.stringify(opened));
  return opened.submission;
}

const fieldsOf = ({ fields }: Submission, names: readonly string[]) =>
  names.map((name) => [name, shown(fields.get(name)?.value)]);

const rowsOf = ({ tables }: Submission, name: string) =>
  (tables.get(name)?.rows ?? []).map((row) => [...row.values()].map(({ value }) => shown(value)));
