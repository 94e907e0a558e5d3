import { strFromU8, strToU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { packEntry, writeZip } from "../../../src/workbook/container/write-zip.js";
import { readZip } from "../../../src/workbook/container/zip.js";

describe("an archive that was written", () => {
  const stored = {
    name: "图片/一.png",
    method: 0,
    crc: 0x8587d865,
    packed: strToU8("abcde"),
    size: 5,
  };
  const entries = [packEntry("[Content_Types].xml", strToU8("<Types/>".repeat(50))), stored];
  const archive = writeZip(entries);

  test("is read as it was, in its order", () => {
    expect(readZip(archive)).toEqual(entries);
  });

  test("is read by others, with names outside of ASCII", () => {
    const parts = unzipSync(archive);
    expect(Object.keys(parts)).toEqual(["[Content_Types].xml", "图片/一.png"]);
    expect(strFromU8(parts["[Content_Types].xml"] ?? new Uint8Array())).toBe("<Types/>".repeat(50));
    expect(strFromU8(parts["图片/一.png"] ?? new Uint8Array())).toBe("abcde");
  });

  test("is the same at every time", () => {
    expect(writeZip(entries)).toEqual(archive);
    expect([...archive.subarray(10, 14)]).toEqual([0, 0, 0x21, 0]);
  });

  test("may be empty", () => {
    expect(readZip(writeZip([]))).toEqual([]);
  });
});
