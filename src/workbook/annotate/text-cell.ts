import { toAddress } from "../../model/address.js";
import { toXmlText } from "./escape-xml.js";

/** A cell of the result sheet, whose texts stand in the sheet itself. */
export function textCell(row: number, column: number, text: string, style: number): string {
  const start = `<c r="${toAddress(row, column)}" s="${style}"`;
  if (text === "") return `${start}/>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${toXmlText(text)}</t></is></c>`;
}
