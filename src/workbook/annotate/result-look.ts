import type { Severity } from "../../model/finding.js";
import type { ResultCaptions } from "../../model/result.js";
import { COLOURS, INPUT_COLOUR } from "./colours.js";
import { lettersOf } from "./note-box.js";
import type { Styles } from "./styles.js";

/** The columns of the result sheet; widths in characters. */
export const COLUMNS: readonly { readonly key: keyof ResultCaptions; readonly width: number }[] = [
  { key: "severity", width: 8 },
  { key: "place", width: 20 },
  { key: "field", width: 24 },
  { key: "message", width: 48 },
  { key: "hint", width: 40 },
  { key: "check", width: 22 },
  { key: "explanation", width: 36 },
];

/** The formats of its cells. */
export type Looks = {
  readonly title: number;
  readonly verdict: number;
  readonly caption: number;
  readonly text: number;
  readonly link: number;
  readonly input: number;
  readonly severity: Readonly<Record<Severity, number>>;
};

/** Of what only stands there with suspects, so that the styles do not grow without them. */
export type SuspectLooks = { readonly title: number; readonly question: number };

const PLAIN = '<sz val="10"/>';
const LEADING = 'horizontal="left" vertical="center" wrapText="1"';
const CENTRED = 'horizontal="center" vertical="center" wrapText="1"';
/** In points. */
const LINE = 14;
const HIGHEST = 409;

export function openLooks({ look }: Styles): Looks {
  const cell = { font: PLAIN, isFramed: true, alignment: LEADING };
  const severity = (fill: string) =>
    look({ ...cell, font: `<b/>${PLAIN}`, fill, alignment: CENTRED });
  return {
    title: look({ font: '<b/><sz val="16"/>', isFramed: false, alignment: LEADING }),
    verdict: look({ font: '<sz val="11"/>', isFramed: false, alignment: LEADING }),
    caption: look({ ...cell, font: `<b/>${PLAIN}`, fill: "FFD9E1F2", alignment: CENTRED }),
    text: look(cell),
    link: look({ ...cell, font: `<u/>${PLAIN}<color rgb="FF0563C1"/>` }),
    input: look({ ...cell, fill: INPUT_COLOUR, isText: true }),
    severity: {
      error: severity(COLOURS.error),
      warning: severity(COLOURS.warning),
      note: severity(COLOURS.note),
    },
  };
}

export const openSuspectLooks = ({ look }: Styles): SuspectLooks => ({
  title: look({ font: '<b/><sz val="12"/>', isFramed: false, alignment: LEADING }),
  question: look({ font: `<b/>${PLAIN}`, fill: "FFF2F2F2", isFramed: true, alignment: LEADING }),
});

/** The height of a row by its texts and the widths of their columns. */
export function heightOf(texts: readonly (readonly [string, number])[]): number {
  const lines = texts.map(([text, width]) =>
    text
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((2.1 * lettersOf(line)) / width)), 0),
  );
  return Math.min(HIGHEST, LINE * Math.max(...lines) + 6);
}
