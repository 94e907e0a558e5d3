import papaparse from "papaparse";
import type { Finding } from "../model/finding.js";
import { type Period, parsePeriod } from "../model/period.js";

/** Who must report 名册. */
export type Roster = { readonly file: string; readonly entries: readonly RosterEntry[] };

export type RosterEntry = {
  readonly unit: string;
  /** Other names it has reported under. */
  readonly aliases: readonly string[];
  readonly group?: string | undefined;
  /**
   * The first and the last period it must report for, as the file has them: for a monthly form a year
   * stands for its first or its last month. Undefined: no such limit.
   */
  readonly since?: Period | undefined;
  readonly until?: Period | undefined;
};

/** The headings a column may have. */
const HEADINGS = {
  unit: ["unit", "填报单位", "单位", "单位名称", "名称"],
  aliases: ["aliases", "alias", "别名", "曾用名", "其他名称"],
  group: ["group", "分组", "组别", "组"],
  since: ["since", "起始", "起始年度", "起始报告期"],
  until: ["until", "终止", "终止年度", "终止报告期"],
} as const;

type Heading = keyof typeof HEADINGS;

export type RosterRead =
  | { readonly roster: Roster }
  /** What is wrong with the file; nothing of it is used then. */
  | { readonly findings: readonly Finding[] };

/** Reads a roster from the text of a CSV file with one heading row. Aliases are separated by `;` or `；`. */
export function readRoster(text: string, file: string): RosterRead {
  const { data } = papaparse.parse<string[]>(text.replace(/^\ufeff/, ""), {
    skipEmptyLines: "greedy",
  });
  const [headings = [], ...rows] = data.map((row) => row.map((cell) => cell.trim()));
  const columns = columnsOf(headings);
  if (columns.unit === undefined) {
    return { findings: [problem(file, 1, "roster/no-unit", { found: headings })] };
  }
  const entries = rows.map((row) => toEntry(row, columns));
  const findings = rows.flatMap((row, at) => periodProblems(row, columns, file, at + 2));
  findings.push(...repeatedNames(entries, file));
  if (entries.length === 0) findings.push(problem(file, 1, "roster/empty", {}));
  return findings.length > 0 ? { findings } : { roster: { file, entries } };
}

type Columns = Readonly<Partial<Record<Heading, number>>>;

function columnsOf(headings: readonly string[]): Columns {
  const find = ([heading, words]: readonly [string, readonly string[]]) => {
    const at = headings.findIndex((found) => words.includes(found.toLowerCase()));
    return at < 0 ? [] : [[heading, at] as const];
  };
  return Object.fromEntries(Object.entries(HEADINGS).flatMap(find));
}

function toEntry(row: readonly string[], columns: Columns): RosterEntry {
  const cell = (heading: Heading): string => row[columns[heading] ?? -1] ?? "";
  const aliases = cell("aliases")
    .split(/[;；\n]/)
    .map((alias) => alias.trim());
  return {
    unit: cell("unit"),
    aliases: aliases.filter((alias) => alias !== ""),
    group: cell("group") || undefined,
    since: parsePeriod(cell("since")),
    until: parsePeriod(cell("until")),
  };
}

function periodProblems(
  row: readonly string[],
  columns: Columns,
  file: string,
  line: number,
): Finding[] {
  return (["since", "until"] as const).flatMap((heading) => {
    const found = row[columns[heading] ?? -1] ?? "";
    // A year that no form reports for, such as 9999, is no limit.
    if (found === "" || /^\d{4}$/.test(found) || parsePeriod(found) !== undefined) return [];
    return [problem(file, line, "roster/year", { found })];
  });
}

/** A name that stands for two units would merge them. */
function repeatedNames(entries: readonly RosterEntry[], file: string): Finding[] {
  const lines = new Map<string, number>();
  return entries.flatMap(({ unit, aliases }, at) =>
    [unit, ...aliases].flatMap((name) => {
      const line = at + 2;
      const first = lines.get(name);
      lines.set(name, first ?? line);
      if (name === "") return [problem(file, line, "roster/no-name", {})];
      return first === undefined
        ? []
        : [problem(file, line, "roster/repeated", { found: name, first })];
    }),
  );
}

const problem = (file: string, line: number, rule: string, data: Finding["data"]): Finding => ({
  rule,
  severity: "error",
  outcome: "fails",
  place: { kind: "source", file, line, column: 1 },
  related: [],
  data,
});
