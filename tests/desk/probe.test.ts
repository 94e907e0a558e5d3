import exceljs from "exceljs";
import { test } from "vitest";
import { openDesk } from "../../src/desk/desk.js";
import { handed, handedBook, ignoreProgress, RULES, writeBook } from "./small-books.js";

test("probe", async () => {
  const desk = openDesk([{ file: "r.yaml", text: RULES }]);
  const bytes = await writeBook({ fields: { 收入: 1 }, numbers: [10, 20] });
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const sheet = book.getWorksheet("核实说明");
  sheet?.eachRow((row, n) => {
    if (row.getCell(1).text === "收大于支") row.getCell(4).value = "旧的原因";
    if (row.getCell(1).text === "数不大") row.getCell(4).value = "旧的二";
  });
  const typed = new Uint8Array(await book.xlsx.writeBuffer());
  const [id = 0] = await desk.add([handed("a.xlsx", typed)], ignoreProgress);
  const show = (id: number) =>
    console.log(
      JSON.stringify(
        desk
          .review(id, "zh")
          ?.findings.map((f) => [f.check, f.where, f.explanation, f.section, f.demand, f.related]),
      ),
    );
  show(id);
  desk.explain(id, 0, "新的原因");
  desk.explain(id, 1, "新的二");
  show(id);
  const copy = await desk.markedCopy(id, "zh");
  const again = openDesk([{ file: "r.yaml", text: RULES }]);
  const [two = 0] = await again.add([handed("a.xlsx", copy?.bytes ?? "")], ignoreProgress);
  console.log(
    JSON.stringify(again.review(two, "zh")?.findings.map((f) => [f.check, f.where, f.explanation])),
  );
  desk.explain(id, 0, "");
  desk.explain(id, 1, "");
  show(id);
  console.log(JSON.stringify([...(desk.review(id, "zh")?.answers ?? [])]));
  const broken = await desk.add(
    [handed("x.yaml", RULES.replace("title: 示例表", "titel: 示例表"))],
    ignoreProgress,
  );
  console.log(JSON.stringify(desk.rules("zh"), null, 1), broken);
});
