import { chart } from "../../../src/notebook/chart.js";
import type { Notebook } from "../../../src/notebook/kernel.js";

/** The least that a page with a chart can do: two points, without any data. */
export const notebook: Notebook = {
  title: { zh: "two points", en: "Floor" },
  define: (cells) => {
    cells.show("chart", [], () =>
      chart(
        {
          data: { values: [{ x: 1 }, { x: 2 }] },
          mark: "point",
          encoding: { x: { field: "x", type: "quantitative" } },
        },
        { name: "two points", summary: "" },
      ),
    );
  },
};
