import type { Expression, Reference } from "./expression.js";
import type { Severity } from "./finding.js";
import type { PeriodKind } from "./period.js";
import type { Text } from "./text.js";
import type { Value } from "./value.js";

/** A form 表式: what one version of a rule file describes. */
export type Form = {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** The word the instructions demand where there is nothing to report, such as 无. */
  readonly none: string;
  /** The field that names the reporting unit 填报单位. */
  readonly unitField: string;
  /** What tells the period 报告期. */
  readonly period: FormPeriod;
  readonly units: ReadonlyMap<string, Unit>;
  readonly instructions: readonly string[];
  /** What fillers write instead of an explanation; it explains nothing. */
  readonly emptyExplanations: readonly string[];
  readonly sheets: readonly Sheet[];
  /** By name, in the order of the form. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly tables: ReadonlyMap<string, Table>;
  /** By name, in the order of the form. */
  readonly indicators: ReadonlyMap<string, IndicatorDefinition>;
  readonly checks: readonly Check[];
};

export type FormPeriod = {
  readonly kind: PeriodKind;
  /** A field that holds a year, or a date within the period. */
  readonly field: string;
  /** Beside a year, the field that holds the number of the quarter or month in it. */
  readonly part?: string | undefined;
  /** With what `previous` compares: the submission of the period before, or the latest before. */
  readonly previous: "period" | "latest";
};

/** The fields that tell the period. */
export const periodFields = ({ period }: Pick<Form, "period">): readonly string[] =>
  period.part === undefined ? [period.field] : [period.field, period.part];

export type Sheet = { readonly name: string; readonly sections: readonly Section[] };

/** A part of a sheet under one heading: either plain fields or one table. */
export type Section = {
  /** The heading, from the outermost part inwards. */
  readonly title: readonly string[];
} & (
  | { readonly kind: "fields"; readonly fields: readonly Field[] }
  | { readonly kind: "table"; readonly table: Table }
);

/** A field 指标, or a column of a table. */
export type Field = {
  /** Unique in its form (a column: in its table); what checks call it. */
  readonly name: string;
  /** As printed in the workbook; may recur in other sections. */
  readonly label: string;
  readonly type: FieldType;
  readonly unit?: string | undefined;
  /** How many decimals the form asks for; 0 for integers. */
  readonly decimals?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** A stock is a state at the end of the period, a flow what happened during it. */
  readonly measure?: "stock" | "flow" | undefined;
  /** A blank cell is an error. */
  readonly required: boolean;
  /** Whether the form's word for "nothing to report" is an answer here. */
  readonly none: "allowed" | "forbidden";
  /** The permitted answers of a choice. */
  readonly options?: readonly string[] | undefined;
  /** For a column: what the template prints into its first rows. */
  readonly prefill?: readonly (string | number)[] | undefined;
  readonly help?: string | undefined;
  /** What the version before called it, and by what its numbers are multiplied to compare. */
  readonly was?: Was | undefined;
  /** How unlikely it is to be wrong, beside the others; 1 if not given. */
  readonly reliability?: number | undefined;
};

export type Was = { readonly name?: string | undefined; readonly factor?: number | undefined };

export type FieldType = "integer" | "decimal" | "year" | "text" | "choice" | "date";

export const NUMERIC_TYPES: ReadonlySet<FieldType> = new Set(["integer", "decimal", "year"]);

/** A table 明细表: repeating rows under one header. */
export type Table = {
  readonly name: string;
  readonly columns: ReadonlyMap<string, Field>;
  /** How many rows the template offers. */
  readonly rows: number;
  /** Without any row, the form's word for "nothing to report" must stand in it. */
  readonly required: boolean;
};

export type Unit = {
  readonly name: string;
  /** Other spellings that mean the same unit. */
  readonly also: readonly string[];
  /** How many of `of` make one of this unit; 1 and itself for a base unit. */
  readonly factor: number;
  readonly of: string;
  /** Counts pieces or people: a number of them times an amount is an amount. */
  readonly counts: boolean;
};

/** An indicator that is computed from the answers, to be followed over time beside the numeric fields. */
export type IndicatorDefinition = {
  readonly name: string;
  readonly value: Expression;
  /** A column of the table that `value` runs over: for each text in it there is a part of the indicator. */
  readonly by?: Reference | undefined;
  readonly unit?: string | undefined;
  readonly decimals: number;
  readonly measure?: "stock" | "flow" | undefined;
  readonly help?: string | undefined;
};

/** A check 审核关系, after expansion of its `each`. */
export type Check = {
  readonly id: string;
  readonly severity: Severity;
  /** Asserted for every row of this table; undefined: once for a submission. */
  readonly rows?: string | undefined;
  readonly assert: Expression;
  /** The source of `assert`, placeholders filled in. */
  readonly source: string;
  /** The field or column on whose cell a failure is reported. */
  readonly field: string;
  readonly message?: Text | undefined;
  readonly hint?: Text | undefined;
  readonly accept: readonly Example[];
  readonly reject: readonly Example[];
};

export type Example = {
  readonly fields: ReadonlyMap<string, Value>;
  readonly tables: ReadonlyMap<string, readonly ReadonlyMap<string, Value>[]>;
  /** The row at hand, where the check is asserted for rows. */
  readonly row?: ReadonlyMap<string, Value> | undefined;
  readonly previous?: ReadonlyMap<string, Value> | undefined;
};
