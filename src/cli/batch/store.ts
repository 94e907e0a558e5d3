import { createHash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Submission } from "../../index.js";
import { ifAbsent, writeWhole } from "../output.js";
import { restoreSubmission, storeSubmission } from "./stored-submission.js";

/** Where submissions are kept, and what decides besides a workbook how it is read; plain data. */
export type StorePlace = {
  readonly folder: string;
  /** The rule files, the program's version. */
  readonly basis: readonly string[];
};

export type Store = {
  readonly find: (hash: string, file: string) => Promise<Submission | undefined>;
  readonly keep: (hash: string, submission: Submission) => Promise<void>;
  /** Removes all but those of these hashes. */
  readonly tidy: (hashes: readonly string[]) => Promise<void>;
};

/**
 * Keeps submissions in a folder, one file each, by the hash of the workbook and of whatever else
 * decides how it is read.
 */
export function openStore({ folder, basis }: StorePlace): Store {
  const nameOf = (hash: string): string => {
    const key = createHash("sha256").update(JSON.stringify([...basis, hash]));
    return `${key.digest("hex")}.json`;
  };
  const pathOf = (hash: string): string => join(folder, nameOf(hash));
  return {
    async find(hash, file) {
      const text = await readFile(pathOf(hash), "utf8").catch(ifAbsent(undefined));
      return text === undefined ? undefined : restoreSubmission(text, file);
    },
    keep: (hash, submission) => writeWhole(pathOf(hash), storeSubmission(submission)),
    async tidy(hashes) {
      const used = new Set(hashes.map(nameOf));
      const present = await readdir(folder).catch(ifAbsent<string[]>([]));
      const stale = present.filter((name) => name.endsWith(".json") && !used.has(name));
      await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })));
    },
  };
}
