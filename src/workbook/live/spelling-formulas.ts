import { quote } from "../../language/excel-quote.js";
import type { Field, Unit } from "../../model/form.js";
import { SPELT_PLAIN, SPELT_WIDE } from "../normalise/full-width.js";

/** A text in plain signs, without the field's own unit behind it. */
export function spellingOf(
  { unit, type }: Field,
  units: ReadonlyMap<string, Unit>,
  text: string,
): string {
  const named = unit === undefined ? undefined : units.get(unit);
  const own = [
    ...(named ? [named.name, ...named.also] : unit === undefined ? [] : [unit]),
    ...(type === "year" ? ["年"] : []),
  ];
  const bare = own.reduceRight((left, word) => {
    const rest = `LEFT(${text},LEN(${text})-${word.length})`;
    return `IF(RIGHT(${text},${word.length})=${quote(word)},TRIM(${rest}),${left})`;
  }, text);
  return [...SPELT_WIDE].reduce(
    (left, wide, index) => `SUBSTITUTE(${left},${quote(wide)},${quote(SPELT_PLAIN.charAt(index))})`,
    bare,
  );
}

/**
 * The number in a cell, or the one that its text spells as `normalise/number-spelling` reads it:
 * digits, properly grouped or not, with a sign and a decimal point; "" for anything else.
 */
export function numberOf(raw: string, spelling: string): string {
  const plain = `SUBSTITUTE(${spelling},",","")`;
  const signs = [..."0123456789"].reduce(
    (left, digit) => `SUBSTITUTE(${left},"${digit}","")`,
    plain,
  );
  const isPlain = `AND(SUMPRODUCT((${signs}={"",".","-","-.","+","+."})*1)>0,LEN(${plain})>LEN(${signs}),OR(LEN(SUBSTITUTE(${signs},".",""))=0,LEFT(${plain},1)=LEFT(${signs},1)))`;
  const unsigned = `SUBSTITUTE(SUBSTITUTE(${spelling},"-",""),"+","")`;
  const whole = `LEFT(${unsigned},FIND(".",${unsigned}&".")-1)`;
  const isGrouped = `${whole}=TEXT(INT(ABS(VALUE(${plain}))),"#,##0")`;
  const isProper = `OR(LEN(${plain})=LEN(${spelling}),${isGrouped})`;
  const spelt = `IF(${isPlain},IF(${isProper},VALUE(${plain}),""),"")`;
  return `IF(ISNUMBER(${raw}),${raw},IFERROR(${spelt},""))`;
}
