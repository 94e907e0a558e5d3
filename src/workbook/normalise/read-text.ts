import { toTextValue } from "../../model/value.js";
import { type AnswerContent, type Reading, readAs, readAsNormalised } from "./reading.js";
import { trimSpaces, withoutSpaces } from "./spaces.js";

/** The cell of a text field: what stands there, a model number such as 260 included. */
export const readText = (content: AnswerContent, raw: string): Reading =>
  readAs(toTextValue(toText(content)), raw);

/** The cell of a choice field; whether its text is an option is checked elsewhere. */
export function readChoice(
  content: AnswerContent,
  raw: string,
  options: readonly string[],
): Reading {
  const text = toText(content);
  const option = optionMeant(text, options);
  return option === undefined || option === text
    ? readAs(toTextValue(text), raw)
    : readAsNormalised(toTextValue(option), raw, option);
}

/** The one option that a text spells, but for spaces and the width of commas and brackets. */
export function optionMeant(text: string, options: readonly string[]): string | undefined {
  if (options.includes(text)) return text;
  const meant = options.filter((option) => toComparable(option) === toComparable(text));
  return meant.length === 1 ? meant[0] : undefined;
}

function toText(content: AnswerContent): string {
  switch (content.kind) {
    case "text":
      return trimSpaces(content.text);
    case "number":
      // 15 digits are what Excel keeps and shows.
      return String(Number(content.number.toPrecision(15)) + 0);
    case "date":
      return content.date;
    case "boolean":
      return content.boolean ? "TRUE" : "FALSE";
  }
}

const toComparable = (text: string): string =>
  withoutSpaces(text)
    .replace(/[，、､]/g, ",")
    .replaceAll("（", "(")
    .replaceAll("）", ")");
