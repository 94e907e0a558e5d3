import type { Filling } from "../../model/filling.js";
import type { Form, Section } from "../../model/form.js";
import type { Submission } from "../../model/submission.js";
import { calculateLive } from "../live/calculation.js";
import { repack, STORED, TIMELESS } from "../reproducible.js";
import { drawExplanations } from "./explanations.js";
import { type Drawing, drawFormSheet } from "./form-sheet.js";
import { drawCalculation, drawIdentity, listRangesOf } from "./hidden-sheets.js";
import { drawInstructions } from "./instructions.js";
import { defineNames } from "./names.js";
import { drawOverview } from "./overview.js";
import { protect } from "./page.js";
import { fillingAfter } from "./previous-period.js";

/**
 * The fill-in workbook of a form, which checks itself as people type. It is filled in as far as
 * `given` says; with `previous`, the same unit's submission of the period before, its figures
 * stand beside the inputs and 跨年 checks are live too. The same arguments give the same bytes: a
 * template carries no clock.
 */
export async function writeTemplate(
  form: Form,
  given?: Filling,
  previous?: Submission,
): Promise<Uint8Array> {
  const filling = fillingAfter(previous, form, given);
  const { default: exceljs } = await import("exceljs");
  const workbook = new exceljs.Workbook();
  const roomy = withRoomFor(form, filling);
  const live = calculateLive(roomy, previous !== undefined);
  const drawing: Drawing = { form: roomy, live, lists: listRangesOf(roomy), filling, previous };
  workbook.created = workbook.modified = TIMELESS;
  workbook.creator = workbook.lastModifiedBy = "hebiao";
  workbook.title = form.title;
  workbook.subject = `${form.id}@${form.version}`;
  workbook.calcProperties.fullCalcOnLoad = true;
  for (const layout of live.plan.layout.sheets) {
    drawOverview(drawFormSheet(workbook, layout, drawing), layout, live, form);
  }
  drawExplanations(workbook, form, live);
  drawInstructions(workbook, form, live, filling?.notes ?? []);
  await Promise.all(workbook.worksheets.map(protect));
  defineNames(workbook, live.plan.layout);
  drawIdentity(workbook, form);
  drawCalculation(workbook, roomy, live);
  return repack(new Uint8Array(await workbook.xlsx.writeBuffer(STORED)));
}

/** The form with as many rows in its tables as are to be filled in. */
function withRoomFor(form: Form, filling: Filling | undefined): Form {
  if (!filling) return form;
  const enlarge = (section: Section): Section => {
    if (section.kind === "fields") return section;
    const wanted = filling.tables.get(section.table.name)?.length ?? 0;
    return { ...section, table: { ...section.table, rows: Math.max(section.table.rows, wanted) } };
  };
  const sheets = form.sheets.map((sheet) => ({ ...sheet, sections: sheet.sections.map(enlarge) }));
  return { ...form, sheets };
}
