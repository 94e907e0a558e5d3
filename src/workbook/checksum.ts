/** The running CRC-32 of ISO 3309, as zip archives use it. */
export type Checksum = {
  readonly add: (bytes: Uint8Array) => void;
  /** As an unsigned number. */
  readonly value: () => number;
};

const POLYNOMIAL = 0xedb88320;

const TABLE = Int32Array.from({ length: 256 }, (_, index) => {
  let remainder = index;
  for (let bit = 0; bit < 8; bit += 1)
    remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
  return remainder;
});

export function createChecksum(): Checksum {
  let state = -1;
  return {
    add: (bytes) => {
      state = advance(state, bytes);
    },
    value: () => ~state >>> 0,
  };
}

// An indexed loop: this runs over every byte that is read.
function advance(state: number, bytes: Uint8Array): number {
  let next = state;
  for (let at = 0; at < bytes.length; at += 1)
    next = (TABLE[(next ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (next >>> 8);
  return next;
}
