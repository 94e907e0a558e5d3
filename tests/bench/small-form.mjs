import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const RULES = fileURLToPath(new URL("../../rules/erc-annual/2021.yaml", import.meta.url));
const WORKBOOK = fileURLToPath(
  new URL("../../workbooks/erc-annual/2021-移动数字医院系统.xlsx", import.meta.url),
);

/** The one file that all contenders read, as long as `use` runs. */
export async function withSmallForm(use) {
  const folder = mkdtempSync(join(tmpdir(), "hebiao-bench-"));
  try {
    const file = join(folder, "small-form.xlsx");
    writeFileSync(file, await plainWorkbook());
    await use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Our library and the form of the workbook. Imported when asked for, like ExcelJS: not every contender is
 * to carry both.
 */
export async function loadSmallForm() {
  const library = await import("../../dist/index.js");
  const rules = readFileSync(RULES, "utf8");
  return { ...library, rules, form: library.loadForm(rules, "2021.yaml").form };
}

/** Without the live checks: the others would have to read thousands of formulas that we pass over. */
async function plainWorkbook() {
  const { default: exceljs } = await import("exceljs");
  const book = new exceljs.Workbook();
  await book.xlsx.load(new Uint8Array(readFileSync(WORKBOOK)));
  book.removeWorksheet(book.getWorksheet("_hebiao_checks").id);
  for (const sheet of book.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.formula) cell.value = null;
      });
    });
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
