import "./check.css";
import "./grid.css";
import type { RuleText } from "../src/index.js";
import type { Notebook, ReadData } from "../src/notebook/kernel.js";
import { showTrends } from "./parts/desk-trends.js";
import { askWorkbooks, showFailure, showForms, showProgress } from "./parts/drop-workbooks.js";
import { showFiles } from "./parts/file-table.js";
import { type RemoteDesk, startDesk } from "./parts/remote-desk.js";
import { showReview } from "./parts/review-panel.js";
import { showRules } from "./parts/rule-findings.js";

/** Workbooks are dropped and their mistakes shown: all that the command line does, in the page. */
export const notebook: Notebook = {
  title: { zh: "核表：提交前自查", en: "核表: check before submitting" },
  read: (data): ReadData => ({ values: { remote: startDesk((data as PageData).rules) } }),
  define: (cells) => {
    cells
      .value("forms", ["remote"], ({ forms }: RemoteDesk) => forms.values())
      .value("files", ["remote"], ({ files }: RemoteDesk) => files.values())
      .value("progress", ["remote"], ({ progress }: RemoteDesk) => progress.values())
      .value("chosen", ["remote"], ({ chosen }: RemoteDesk) => chosen.values())
      .value("failed", ["remote"], ({ failed }: RemoteDesk) => failed.values())
      .show("problem", ["failed", "language"], showFailure)
      .show("drop", ["remote", "language", "invalidation"], askWorkbooks)
      .show("known", ["forms", "language"], showForms)
      .show("reading", ["progress", "language"], showProgress)
      .show("rules", ["remote", "forms", "language"], showRules)
      .show("list", ["remote", "files", "language"], showFiles)
      .show("review", ["remote", "chosen", "language"], showReview)
      .show("trends", ["remote", "files", "chosen", "language", "invalidation"], showTrends);
  },
};

/** What the command line puts into the page. */
type PageData = { readonly rules: readonly RuleText[] };
