import { unzipSync, zipSync } from "fflate";

/** What ExcelJS needs so that the same content gives the same bytes, and that texts stay texts. */

/** The earliest moment a zip archive can hold. */
export const TIMELESS = new Date(Date.UTC(1980, 0, 1));

/** What is packed again need not be packed; ExcelJS's types do not know what it hands to its zip library. */
export const STORED = { zip: { compression: "STORE" } } as object;

/** ExcelJS stamps every part with the present moment; packed again, the bytes are reproducible. */
export function repack(bytes: Uint8Array): Uint8Array {
  // Local time, as zip archives count it; `Date.UTC` would name the year before in some zones.
  return zipSync(unzipSync(bytes), { level: 6, mtime: new Date(1980, 0, 1) });
}

/** `_x0041_` would be read as A (ECMA-376, part 1, 22.9.2.19): its underscore is written as an escape. */
export const keepUnderscores = (text: string): string =>
  text.replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_");
