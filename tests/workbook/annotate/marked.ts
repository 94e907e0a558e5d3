import { strFromU8, unzipSync } from "fflate";
import type { Result, ResultRow } from "../../../src/model/result.js";
import { annotateWorkbook } from "../../../src/workbook/annotate/annotate.js";
import { readZip, type ZipEntry } from "../../../src/workbook/container/zip.js";
import type { CellContent, WorkbookContent } from "../../../src/workbook/content.js";
import { readWorkbook } from "../../../src/workbook/read/read.js";
import { contentAt } from "../../fixtures/edit-workbook.js";

/** A finding at a cell, such as `统计表!C4`. */
export function finding(where: string, row: Partial<ResultRow> = {}): ResultRow {
  const at = where.lastIndexOf("!");
  return {
    severity: "error",
    word: "错误",
    ...(at >= 0 && { sheet: where.slice(0, at), address: where.slice(at + 1) }),
    where,
    field: "总经费",
    message: "应等于纵向与横向之和",
    hint: "请改正",
    check: "经费合计",
    explanation: "",
    open: true,
    explainable: false,
    ...row,
  };
}

export const resultOf = (...rows: readonly ResultRow[]): Result => ({
  title: "核表审核结果",
  verdict: "还有 1 处必须修改",
  captions: {
    severity: "性质",
    place: "位置",
    field: "指标",
    message: "问题",
    hint: "怎么办",
    check: "审核编号",
    explanation: "核实说明",
  },
  rows,
});

export async function mark(bytes: Uint8Array, ...rows: readonly ResultRow[]): Promise<Uint8Array> {
  const marked = await annotateWorkbook(bytes, resultOf(...rows));
  if (!(marked instanceof Uint8Array)) throw new Error(JSON.stringify(marked));
  return marked;
}

/** The packed entries of an archive by name. */
export const entriesOf = (bytes: Uint8Array): ReadonlyMap<string, ZipEntry> =>
  new Map(readZip(bytes).map((entry) => [entry.name, entry]));

/** The texts of all parts by name. */
export const textsOf = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
  );

export function textOf(bytes: Uint8Array, part: string): string {
  const text = textsOf(bytes)[part];
  if (text === undefined) throw new Error(`no part ${part}`);
  return text;
}

export async function contentOf(bytes: Uint8Array): Promise<WorkbookContent> {
  const content = await readWorkbook(bytes);
  if ("kind" in content) throw new Error(JSON.stringify(content));
  return content;
}

export async function shownAt(
  bytes: Uint8Array,
  sheet: string,
  address: string,
): Promise<CellContent | undefined> {
  return contentAt(await contentOf(bytes), sheet, address);
}

/** The index of the format of a cell with a reference; undefined where there is no such cell. */
export function styleAt(bytes: Uint8Array, part: string, address: string): number | undefined {
  const tag = new RegExp(`<(?:\\w+:)?c\\s[^>]*\\br=["']${address}["'][^>]*>`).exec(
    textOf(bytes, part),
  );
  return tag ? Number(/\bs=["'](\d+)["']/.exec(tag[0])?.[1] ?? 0) : undefined;
}

/** The `<xf>` of a cell, with the colour of its fill in place of the number. */
export function lookAt(bytes: Uint8Array, part: string, address: string): string {
  const styles = textOf(bytes, "xl/styles.xml");
  const format = children(styles, "cellXfs")[styleAt(bytes, part, address) ?? -1] ?? "";
  const fills = children(styles, "fills");
  return format.replace(/fillId="(\d+)"/, (_, id) => {
    const colour = /fgColor rgb="(\w+)"/.exec(fills[Number(id)] ?? "")?.[1] ?? "none";
    return `fill="${colour}"`;
  });
}

export const colourAt = (bytes: Uint8Array, part: string, address: string): string | undefined =>
  /fill="(\w+)"/.exec(lookAt(bytes, part, address))?.[1];

/** The elements of a list of the styles part. */
export function children(styles: string, list: string): string[] {
  const content = new RegExp(`<(\\w+:)?${list}\\b[^>]*>(.*?)</(\\w+:)?${list}>`, "s").exec(
    styles,
  )?.[2];
  const item = list === "cellXfs" ? "xf" : list.slice(0, -1);
  const items = content?.match(
    new RegExp(`<(\\w+:)?${item}\\b[^>]*?(?:/>|>.*?</(\\w+:)?${item}>)`, "gs"),
  );
  return [...(items ?? [])];
}
