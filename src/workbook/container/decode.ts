import { refuseCorrupt } from "./unreadable.js";

/** The part of the Encoding standard used here; Node and browsers have it, the ES library types do not. */
declare const TextDecoder: new (
  label: string,
  options?: { readonly fatal?: boolean },
) => { decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string };

type Decoder = InstanceType<typeof TextDecoder>;

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/**
 * The text of an XML part of `size` bytes, piece by piece. Bytes that its encoding does not have
 * end the reading: a replacement character in a name or a cell would be a silent misreading.
 */
export async function* decodePieces(
  pieces: AsyncIterable<Uint8Array>,
  size: number,
  part: string,
): AsyncGenerator<string> {
  let decoder: Decoder | undefined;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    // A whole part at once decodes several times quicker than a stream.
    yield decode(decoder, piece, piece.length < size, part);
  }
  if (decoder) yield decode(decoder, undefined, false, part);
}

/** Short bytes that are probably text, such as file names; never fails. */
export const decodeLoosely = (bytes: Uint8Array, encoding = encodingOf(bytes)): string =>
  new TextDecoder(encoding).decode(bytes);

/**
 * The name of an entry. Older programs of Chinese Windows write it in its code page; two names that
 * came out as the same replacement characters would be taken for one part that is there twice.
 */
export function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** XML 1.0, appendix F: by its byte order mark, or by how its first `<` is written. */
function encodingOf([first, second]: Uint8Array): Encoding {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return "utf-8";
}

function decode(
  decoder: Decoder,
  piece: Uint8Array | undefined,
  stream: boolean,
  part: string,
): string {
  try {
    return decoder.decode(piece, { stream });
  } catch {
    return refuseCorrupt("encoding", part);
  }
}
