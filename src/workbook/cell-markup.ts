/** One `<c>` element as gathered from a sheet; texts still escaped as in the file. */
export type RawCell = {
  readonly type: string;
  readonly style: number;
  /** The text of `<v>`; undefined where there is none. */
  readonly value: string | undefined;
  /** The text of `<f>`; undefined where there is none. */
  readonly formula: string | undefined;
  /** The text of `<is>`, runs joined; undefined where there is none. */
  readonly inline: string | undefined;
};

export type CellContext = {
  /** The shared text of an index, as written in the cell. */
  readonly sharedString: (index: string) => string;
  /** By style, whether it shows numbers as dates. */
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
};

/** The style of a date in the workbooks that are handed to ExcelJS; every other cell has none. */
export const DATE_STYLE = 1;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/;
const DAY = 86_400_000;
/** Of 1970-01-01 in the 1900 calendar. */
const UNIX_EPOCH = 25_569;
const SHIFT_1904 = 1_462;
/** The day after 9999-12-31. */
const LAST_SERIAL = 2_958_466;
/** Excel's 29 February 1900, which never was: serials before it are a day behind. */
const FALSE_LEAP_DAY = 60;

/**
 * The cell in the plainest markup that says the same, from after its reference; undefined where it
 * says nothing. A formula becomes its cached result, because ExcelJS loses results such as 0, FALSE and "".
 */
export function toPlainMarkup(
  { type, style, value, formula, inline }: RawCell,
  context: CellContext,
): string | undefined {
  if (inline !== undefined) return textMarkup(inline);
  const isText = type === "str" || type === "inlineStr";
  if (value === undefined || (!isText && value.trim() === ""))
    return formula === undefined ? undefined : `><f>${formula}</f></c>`;
  switch (type) {
    case "s":
      return textMarkup(context.sharedString(value));
    case "str":
    case "inlineStr":
      return textMarkup(value);
    case "b":
      return ` t="b"><v>${isTrue(value) ? 1 : 0}</v></c>`;
    case "e":
      return ` t="e"><v>${value.trim()}</v></c>`;
    case "d":
      return isoMarkup(value, context);
    default:
      return numberMarkup(value, style, context);
  }
}

/**
 * ExcelJS decodes the entities of `t="str"` a second time, so texts that have any stand inline,
 * which takes it longer to read.
 */
function textMarkup(text: string): string | undefined {
  if (text === "") return undefined;
  return text.includes("&")
    ? ` t="inlineStr"><is><t>${text}</t></is></c>`
    : ` t="str"><v>${text}</v></c>`;
}

function numberMarkup(
  value: string,
  style: number,
  { dateStyles, date1904 }: CellContext,
): string | undefined {
  const number = Number(value);
  // Some programs write NaN or 1,5; the text shows the filler what stands there.
  if (!NUMBER.test(value.trim()) || !Number.isFinite(number)) return textMarkup(value);
  const last = date1904 ? LAST_SERIAL - SHIFT_1904 : LAST_SERIAL;
  const isDate = dateStyles[style] === true && number >= 0 && number < last;
  return isDate
    ? dateMarkup(toUsualSerial(Math.floor(number), date1904))
    : `><v>${value.trim()}</v></c>`;
}

function isoMarkup(value: string, { date1904 }: CellContext) {
  const text = value.trim();
  const [, year, month, day] = ISO_DATE.exec(text) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.slice(0, 10));
  if (!exists) return textMarkup(value);
  const serial = date.getTime() / DAY + UNIX_EPOCH - (date1904 ? SHIFT_1904 : 0);
  return dateMarkup(serial);
}

const dateMarkup = (serial: number): string => ` s="${DATE_STYLE}"><v>${serial}</v></c>`;

/** ExcelJS counts every day back from 1970 and knows nothing of the false leap day. */
const toUsualSerial = (serial: number, date1904: boolean): number =>
  !date1904 && serial < FALSE_LEAP_DAY ? serial + 1 : serial;

const isTrue = (value: string): boolean => ["1", "true"].includes(value.trim().toLowerCase());
