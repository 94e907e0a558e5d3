import type { Finding, Severity } from "../model/finding.js";
import { toPlainNumber } from "../model/number.js";
import type { Place } from "../model/place.js";
import type { Language, Text } from "../model/text.js";
import type { Value } from "../model/value.js";
import { en } from "./messages/en.js";
import { type Message, wordsOf } from "./messages/message.js";
import { zh } from "./messages/zh.js";

const MESSAGES: Readonly<Record<Language, Readonly<Record<string, Message>>>> = { zh, en };

export const SEVERITY_WORDS: Readonly<Record<Severity, Text>> = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "核实", en: "warning" },
  note: { zh: "提示", en: "note" },
};

/** A finding as one sentence. A form's own check shows its numbers, then what its author wrote. */
export const renderMessage = (finding: Finding, language: Language): string =>
  toOneLine(toSentence(finding, language));

/**
 * Cells, names and paths may hold line breaks, what a terminal would take for commands, and what would
 * make a name look like another.
 */
export const toOneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").replace(DECEPTIVE, toCodePoint);

/** What turns the direction of writing (UAX #9), and halves of a character, which no encoding can write. */
export const DECEPTIVE = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cs}]/gu;

/** Shown, not dropped: who receives a deceptive name ought to see it. */
const toCodePoint = (sign: string): string =>
  `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;

function toSentence(finding: Finding, language: Language): string {
  const { data, expected } = finding;
  const proposal = expected && toPlainValue(expected);
  const words = wordsOf(proposal === undefined ? data : { ...data, proposal }, language);
  const messages = MESSAGES[language];
  const message = Object.hasOwn(messages, finding.rule) ? messages[finding.rule] : undefined;
  if (message) return message(words);
  const stop = language === "zh" ? "；" : "; ";
  return [words("shown"), words("message")].filter(Boolean).join(stop);
}

/** A value as a person would type it. */
export function toPlainValue(value: Value): string {
  switch (value.kind) {
    case "number":
      return toPlainNumber(value.number);
    case "text":
      return value.text;
    case "date":
      return value.date;
    default:
      return "";
  }
}

export function renderPlace(place: Place): string {
  switch (place.kind) {
    case "cell":
      return place.address === undefined ? place.sheet : `${place.sheet}!${place.address}`;
    case "file":
      return place.file;
    case "source":
      return `${place.file}:${place.line}:${place.column}`;
  }
}
