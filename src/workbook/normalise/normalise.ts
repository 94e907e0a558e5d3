import type { Field, Form } from "../../model/form.js";
import { BLANK, NONE } from "../../model/value.js";
import type { CellContent } from "../content.js";
import { toRawText } from "../raw-text.js";
import { isNoneWord, placeholderIn } from "./placeholder.js";
import { readDate } from "./read-date.js";
import { readNumber } from "./read-number.js";
import { optionMeant, readChoice, readText } from "./read-text.js";
import { type AnswerContent, type Reading, readAs, unreadable, wrongType } from "./reading.js";
import { trimSpaces } from "./spaces.js";

export type { CellProblem, Reading } from "./reading.js";

type Wording = Pick<Form, "none" | "units">;

/**
 * What a cell says as the answer to a field. Only spellings with one possible meaning are read;
 * anything else is unknown, with a problem that says why, so that no check uses a guess.
 */
export function normalise(content: CellContent | undefined, field: Field, form: Wording): Reading {
  if (!content) return readAs(BLANK, "");
  const raw = toRawText(content);
  switch (content.kind) {
    case "error":
      return unreadable("formula-error", raw, { error: content.error });
    case "uncalculated":
      return unreadable("uncalculated", raw, { formula: raw });
    case "text":
      return readWords(content.text, field, form) ?? readAnswer(content, raw, field, form);
    case "number":
    case "date":
    case "boolean":
      return readAnswer(content, raw, field, form);
  }
}

/** The texts that mean the same in every field; undefined for an answer of the field's own. */
function readWords(raw: string, field: Field, form: Wording): Reading | undefined {
  const text = trimSpaces(raw);
  if (text === "") return readAs(BLANK, "");
  const isNone = isNoneWord(text, form.none);
  if (isNone && field.none === "allowed") return readAs(NONE, raw);
  if (optionMeant(text, field.options ?? []) !== undefined) return undefined;
  if (isNone) return unreadable("none-forbidden", raw, { from: raw, none: form.none });
  if (ERROR_TEXT.test(text)) return unreadable("formula-error", raw, { error: text });
  return readPlaceholder(text, raw, field, form);
}

function readPlaceholder(
  text: string,
  raw: string,
  field: Field,
  form: Wording,
): Reading | undefined {
  const placeholder = placeholderIn(text);
  if (!placeholder) return undefined;
  return unreadable("placeholder", raw, {
    from: raw,
    none: form.none,
    ...(field.none === "forbidden" ? { noneAllowed: "no" } : {}),
    ...(placeholder === "prompt" ? { prompt: "yes" } : {}),
  });
}

/** Numbers, dates and options are short; looking for one in a text as long as a cell can hold takes long. */
const LONGEST_SPELLING = 1_000;

function readAnswer(content: AnswerContent, raw: string, field: Field, form: Wording): Reading {
  if (field.type !== "text" && content.kind === "text" && raw.length > LONGEST_SPELLING)
    return wrongType(field.type, "text", raw);
  switch (field.type) {
    case "integer":
    case "decimal":
    case "year":
      return readNumber(content, raw, field, form.units);
    case "date":
      return readDate(content, raw);
    case "text":
      return readText(content, raw);
    case "choice":
      return readChoice(content, raw, field.options ?? []);
  }
}

/** The result of a broken formula, pasted as text or cached as text by another program. */
const ERROR_TEXT = /^#(?:REF!|DIV\/0!|VALUE!|NAME\?|N\/A|NUM!|NULL!|SPILL!|CALC!)$/i;
