import { fileURLToPath } from "node:url";
import { type FileReport, toText, verdictOf } from "../index.js";
import { checkPaths } from "./check.js";
import { buildExamples } from "./examples.js";
import { loadRuleFiles, refuseBrokenRules } from "./forms.js";
import { print } from "./output.js";
import { paintFor } from "./paint.js";
import { toShownPath } from "./paths.js";

/**
 * `npm start`: what a newcomer sees first. The workbooks that come along are checked; their faults
 * are the demonstration, so the exit code says only whether the checking itself went well.
 */
const WORKBOOKS = toShownPath(fileURLToPath(new URL("../../workbooks/", import.meta.url)));

process.exitCode = await demonstrate();

async function demonstrate(): Promise<number> {
  const files = await loadRuleFiles();
  if (await refuseBrokenRules(files, "zh")) return 2;
  const forms = files.flatMap(({ form }) => form ?? []);
  const reports = await checkPaths([WORKBOOKS], [WORKBOOKS], forms, "zh");
  const blank = reports.filter(({ submission }) => submission && submission.unit === undefined);
  const filledIn = reports.filter((report) => !blank.includes(report));
  await print(`核表 · 审核 ${WORKBOOKS} 中填好的工作簿\n\n`);
  await print(toText(filledIn, "zh", paintFor(process.stdout)));
  await print(
    "\n网页，双击打开：提交前自查，以及示例数据的历年趋势 / pages to open by double-click: the check before submitting, and trends of example data\n",
  );
  await buildExamples(filledIn, files);
  await print(nextSteps(mostTelling(filledIn), blank));
  return reports.some((report) => verdictOf(report) === "unreadable") ? 2 : 0;
}

/** The one with the most findings. */
function mostTelling(reports: readonly FileReport[]): FileReport | undefined {
  return reports.reduce<FileReport | undefined>(
    (most, report) => (report.findings.length > (most?.findings.length ?? 0) ? report : most),
    undefined,
  );
}

function nextSteps(shown: FileReport | undefined, blanks: readonly FileReport[]): string {
  const form = shown?.submission?.form ?? "";
  const filledIn = shown?.file ?? WORKBOOKS;
  const blank = blanks.find(({ submission }) => submission?.form === form)?.file ?? WORKBOOKS;
  return `
接下来可以试试 / what to try next
  npx hebiao check "${filledIn}" --lang en    同样的结果，英文 / the same in English
  npx hebiao check "${filledIn}" --format json    给程序用的结果 / for programs
  npx hebiao check "${filledIn}" --annotate 退回 --format html -o 报告.html    标注副本和网页报告 / a marked copy and a report for browsers
  npx hebiao template ${form} -o 模板.xlsx    生成填报模板 / write the fill-in workbook
  npx hebiao rules explain ${form}    全部审核关系 / all checks in plain words
  npx hebiao collect "${filledIn}" -o 数据集    汇总成数据集 / collect into a dataset
  npx hebiao notebook build --data "${filledIn}" -o 趋势    离线网页 / offline pages
  空白模板 / the blank template: ${blank}
`;
}
