import type { Text } from "../index.js";

/** A command cannot go on; `main` prints the words and leaves with exit code 2. */
export class Failure extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}
