/**
 * The CRC-32 of ISO 3309, as zip archives use it; `before` is that of the bytes that came before.
 * Four bytes per step ("slicing"), because it runs over every byte that is read.
 */
export function checksum(bytes: Uint8Array, before = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const whole = bytes.length & ~3;
  let crc = ~before;
  for (let at = 0; at < whole; at += 4) {
    crc ^= view.getInt32(at, true);
    crc =
      entry(768 + (crc & 255)) ^
      entry(512 + ((crc >>> 8) & 255)) ^
      entry(256 + ((crc >>> 16) & 255)) ^
      entry(crc >>> 24);
  }
  for (let at = whole; at < bytes.length; at++) {
    crc = entry((crc ^ view.getUint8(at)) & 255) ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}

const POLYNOMIAL = 0xedb88320;

/** Four tables of 256: what a byte adds to the remainder from 0, 1, 2 and 3 bytes before. */
const TABLES = createTables();

function createTables(): Int32Array {
  const tables = new Int32Array(1024);
  for (let byte = 0; byte < 256; byte++) {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit++) {
      remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
    }
    tables[byte] = remainder;
  }
  for (let index = 256; index < tables.length; index++) {
    const before = tables[index - 256] ?? 0;
    tables[index] = (tables[before & 255] ?? 0) ^ (before >>> 8);
  }
  return tables;
}

const entry = (index: number): number => TABLES[index] ?? 0;
