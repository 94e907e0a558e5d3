import type { Filling } from "../../src/model/filling.js";

/** `file` is relative to the folder of the examples, such as `2019/示例中心甲-2019.xlsx`. */
export type ExampleFilling = { readonly file: string; readonly filling: Filling };

/** Every example workbook, by year, then by centre; the same at every call. */
export declare function exampleFillings(): ExampleFilling[];

/** Who must report: CSV with the header `unit,aliases,group,since,until`. */
export declare function exampleRoster(): string;

/** Writes all workbooks and 名册.csv, and gives the number of workbooks. Needs `dist/`. */
export declare function writeExamples(
  folder: string,
  options?: { readonly onFile?: (done: number, total: number) => void },
): Promise<number>;
