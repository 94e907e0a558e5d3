import { fromStoredDataset, periodsOf, unitsOf } from "../../src/index.js";
import type { ReadData } from "../../src/notebook/kernel.js";

/** What a page holds, as the cell `dataset`; else in one sentence what is missing. */
export function readDataset(data: unknown): ReadData {
  const dataset = fromStoredDataset(data);
  if ("problem" in dataset) {
    return {
      problem:
        dataset.problem === "other-version"
          ? {
              zh: `页面里的数据是另一版本的（${String(dataset.found)}），请用同一版本的程序重新运行 hebiao notebook build。`,
              en: `The data in this page is of another version (${String(dataset.found)}); please run hebiao notebook build again with the program of the same version.`,
            }
          : {
              zh: "页面里的数据不是完好的数据集，请重新运行 hebiao notebook build。",
              en: "The data in this page is no sound dataset; please run hebiao notebook build again.",
            },
    };
  }
  if (unitsOf(dataset).length > 0 && periodsOf(dataset).length > 0) return { values: { dataset } };
  return {
    problem:
      dataset.tables.submissions.data.numRows() === 0
        ? {
            zh: "数据集是空的，没有一份填报；请先用 hebiao collect 汇总工作簿。",
            en: "The dataset is empty, without a single submission; please collect workbooks with hebiao collect first.",
          }
        : {
            zh: "数据集里的填报都读不出单位或年度，画不出趋势；请先补全这两项。",
            en: "No submission of the dataset says its unit and its year, so that there are no trends to draw; please complete these two first.",
          },
  };
}
