import type { Finding } from "../model/finding.js";
import { toFileFinding } from "./file-finding.js";
import { isTooLarge, LARGEST_FILE } from "./open-file.js";
import { lintRuleFile, type RuleFile, readRuleFile } from "./rule-files.js";

/** A file that somebody hands over: what is needed of a browser's `File`. */
export type HandedFile = {
  /** With folders, where it was handed over within some. */
  readonly name: string;
  readonly size: number;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
};

export const isRuleFile = ({ name }: HandedFile): boolean => /\.ya?ml$/i.test(name);

/** Takes a file into memory, or says why that cannot be done. */
export async function readHanded(file: HandedFile): Promise<Uint8Array | Finding> {
  if (isTooLarge(file.size)) return toFileFinding(file.name, "file/too-large", LARGEST_FILE);
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    // Moved, locked, or saved again since it was handed over.
    const problem = error instanceof Error ? error.name : String(error);
    return toFileFinding(file.name, "file/unreadable", { problem });
  }
}

/** Reads a rule file and judges its checks; one that cannot be read has that as its finding. */
export async function readHandedRules(file: HandedFile, now: () => number): Promise<RuleFile> {
  const bytes = await readHanded(file);
  if (!(bytes instanceof Uint8Array)) return { file: file.name, findings: [bytes] };
  const text = new TextDecoder().decode(bytes);
  const read = readRuleFile({ file: file.name, text });
  return { ...read, findings: lintRuleFile(read, text, now) };
}
