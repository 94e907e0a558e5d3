import type { Language } from "../../model/text.js";
import { en } from "./en.js";
import type { SuspectsWords } from "./words.js";
import { zh } from "./zh.js";

export const SUSPECTS_WORDS: Readonly<Record<Language, SuspectsWords>> = { zh, en };
