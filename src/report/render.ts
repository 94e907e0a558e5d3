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

/** Cells, names and paths may hold line breaks, and what a terminal would take for commands. */
export const toOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");

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
