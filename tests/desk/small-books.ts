import type { Desk } from "../../src/desk/desk.js";
import type { HandedFile } from "../../src/desk/handed-file.js";
import type { Input } from "../../src/model/filling.js";
import type { Form } from "../../src/model/form.js";
import { writeTemplate } from "../../src/workbook/template/write.js";
import { loadedForm } from "../fixtures/erc-annual.js";
import { ruleHead } from "../fixtures/rule-head.js";

/** A form with an error, warnings about the whole, about rows and about last year, on two sheets. */
export const RULES = `${ruleHead("sample")}sheets:
  - name: 总表
    sections:
      - title: 概况
        fields:
          单位: { type: text }
          年度: { type: year }
          收入: { type: decimal }
          支出: { type: decimal }
  - name: 附表
    sections:
      - title: 其他
        fields:
          上缴: { type: decimal }
      - title: 明细
        table: 明细
        rows: 3
        columns:
          名目: { type: text }
          数: { type: decimal }
checks:
  - id: 收入为正
    assert: 收入 > 0
    accept: [{ 收入: 1 }]
    reject: [{ 收入: 0 }]
  - id: 收大于支
    severity: warning
    assert: 收入 >= 支出 + 上缴
    accept: [{ 收入: 3, 支出: 1, 上缴: 1 }]
    reject: [{ 收入: 1, 支出: 1, 上缴: 1 }]
  - id: 数不大
    severity: warning
    rows: 明细
    assert: 数 < 10
    accept: [{ 数: 1 }]
    reject: [{ 数: 10 }]
  - id: 收入变动
    severity: warning
    assert: 收入 <= 2 * previous(收入)
    accept: [{ 收入: 3, previous: { 收入: 2 } }]
    reject: [{ 收入: 5, previous: { 收入: 2 } }]
`;

export const FORM: Form = loadedForm(RULES);

/** The same questions under another name. */
export const OTHER_RULES = RULES.replace("form: sample", "form: other");
export const OTHER_FORM: Form = loadedForm(OTHER_RULES);

/** Answers without any mistake, unless they are written otherwise; numbers are those of the rows. */
export type Book = {
  readonly fields?: Readonly<Record<string, Input>>;
  readonly numbers?: readonly number[];
};

export const answersOf = ({ fields, numbers = [1, 2] }: Book) => ({
  fields: { 单位: "甲院", 年度: 2024, 收入: 5, 支出: 1, 上缴: 1, ...fields },
  tables: { 明细: numbers.map((number, at) => ({ 名目: `第${at + 1}`, 数: number })) },
});

export function writeBook(book: Book = {}, form: Form = FORM): Promise<Uint8Array> {
  const { fields, tables } = answersOf(book);
  const rows = tables.明细.map((row) => new Map<string, Input>(Object.entries(row)));
  return writeTemplate(form, {
    fields: new Map(Object.entries(fields)),
    tables: new Map([["明细", rows]]),
    notes: [],
  });
}

export const handed = (name: string, content: Uint8Array | string): HandedFile => {
  const file = new File([content as Uint8Array<ArrayBuffer> | string], name);
  return { name, size: file.size, arrayBuffer: () => file.arrayBuffer() };
};

export const handedBook = async (name: string, book: Book = {}, form?: Form): Promise<HandedFile> =>
  handed(name, await writeBook(book, form));

export const ignoreProgress = (): void => {};

/** [file, verdict, rules] of all that lies there. */
export const lying = (desk: Desk) =>
  Promise.all(
    desk.files().map(async ({ id, file, verdict }) => {
      const review = await desk.review(id, "zh");
      return [file, verdict, review?.findings.map(({ check }) => check)];
    }),
  );
