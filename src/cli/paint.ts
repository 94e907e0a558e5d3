import pc from "picocolors";
import { type Paint, PLAIN } from "../index.js";

/** Colours for a terminal; a file or a pipe gets plain text. */
export const paintFor = (stream: NodeJS.WriteStream): Paint =>
  stream.isTTY && pc.isColorSupported
    ? {
        error: pc.red,
        warning: pc.yellow,
        note: pc.cyan,
        strong: pc.bold,
        dim: pc.dim,
        good: pc.green,
      }
    : PLAIN;
