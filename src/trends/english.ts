import { formatFull } from "./number-format.js";

/** `1 unit`, `2 units`, `1,200 units` */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatFull(count)} ${count === 1 ? one : many}`;

/** `2018`, `2018 and 2020`, `2018, 2019 and 2020` */
export const listed = (items: readonly (string | number)[]): string =>
  items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;

/** `1st`, `2nd`, `11th` */
export const ordinal = (place: number): string =>
  `${formatFull(place)}${SUFFIXES[RULES.select(place)]}`;

const RULES = new Intl.PluralRules("en", { type: "ordinal" });

const SUFFIXES: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  one: "st",
  two: "nd",
  few: "rd",
  other: "th",
  zero: "th",
  many: "th",
};
