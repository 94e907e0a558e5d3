import type { Severity } from "./finding.js";

/** One finding, rendered, as a marked copy shows it. */
export type ResultRow = {
  readonly severity: Severity;
  /** 错误, 核实 or 提示, in the language of the reader. */
  readonly word: string;
  /** Of the cell to mark; both absent where there is none. */
  readonly sheet?: string;
  /** In A1 notation. */
  readonly address?: string;
  /** For the column 位置, such as 统计表!C15. */
  readonly where: string;
  readonly field: string;
  readonly message: string;
  readonly hint: string;
  /** The id under which an explanation is read back. */
  readonly check: string;
  /** The filler's 核实说明 so far, "" if none. */
  readonly explanation: string;
  /** False for a warning already explained: it is listed, its cell is not marked. */
  readonly open: boolean;
  /** Its explanation cell looks like one to fill in. */
  readonly explainable: boolean;
};

/** The words above the columns of the result sheet. */
export type ResultCaptions = {
  readonly severity: string;
  readonly place: string;
  readonly field: string;
  readonly message: string;
  readonly hint: string;
  readonly check: string;
  readonly explanation: string;
};

/** A cell that is probably wrong, or words across the columns of such cells. */
export type ResultSuspect =
  | {
      readonly kind: "cell";
      /** The alternative it belongs to; "" for a further cell of the same one. */
      readonly way: string;
      readonly sheet?: string;
      /** In A1 notation. */
      readonly address?: string;
      readonly place: string;
      /** Its field, and what stands there. */
      readonly content: string;
      readonly proposal: string;
      readonly evidence: string;
    }
  /** `question`: above its cells; `remark`: about what is not shown. */
  | { readonly kind: "question" | "remark"; readonly text: string };

/** What a marked copy shows below its findings. */
export type ResultSuspects = {
  readonly title: string;
  readonly lead: string;
  readonly captions: Readonly<
    Record<"way" | "place" | "content" | "proposal" | "evidence", string>
  >;
  readonly rows: readonly ResultSuspect[];
};

export type Result = {
  readonly title: string;
  readonly verdict: string;
  readonly captions: ResultCaptions;
  readonly rows: readonly ResultRow[];
  /** Absent where nobody knows any. */
  readonly suspects?: ResultSuspects;
};
