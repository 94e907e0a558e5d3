import fc from "fast-check";
import { expect, test } from "vitest";
import { writeTemplate } from "../../src/workbook/template/write.js";
import { fillingsOf, MONTHLY, NEWSLETTER, withPrinted } from "../fixtures/bulletins.js";
import { carelessFillings } from "../fixtures/fillings.js";
import { compareVerdicts } from "../fixtures/live-verdicts.js";
import { describeWithLibreOffice, recalculated } from "../fixtures/office.js";

const FILLINGS = 12;

describeWithLibreOffice("the live checks of registers, computed by LibreOffice", () => {
  test.each([MONTHLY, NEWSLETTER])("agree with the checker: $id", async (form) => {
    const [filling] = fillingsOf(form);
    if (!filling) throw new Error("there is no real issue");
    const careless = fc.sample(carelessFillings(form, withPrinted(form, filling)), {
      seed: 41,
      numRuns: FILLINGS,
    });
    const books: Uint8Array[] = [];
    for (const each of [filling, ...careless]) books.push(await writeTemplate(form, each));
    const total = { verdicts: 0, failures: 0, disagreements: [] as string[] };
    for (const bytes of recalculated(books)) {
      const found = await compareVerdicts(bytes, form);
      total.verdicts += found.verdicts;
      total.failures += found.failures;
      total.disagreements.push(...found.disagreements);
    }
    expect(total.disagreements).toEqual([]);
    expect(total.verdicts).toBeGreaterThan(5 * FILLINGS);
    expect(total.failures).toBeGreaterThan(FILLINGS);
  });
});
