import { packed } from "virtual:solver";
import { proxy, type Remote, wrap } from "comlink";
import type { FileLine, FormLine, RuleText } from "../../src/index.js";
import type { DroppedFile } from "../../src/notebook/dropped-files.js";
import { makeSignal, type Signal } from "../../src/notebook/signal.js";
import type { openRemote } from "./desk-worker.js";
import DeskWorker from "./desk-worker.ts?worker&inline";

/** As it is seen from the page: every answer takes its time. */
export type Desk = Remote<ReturnType<typeof openRemote>>;

/** The desk in a thread of its own, and what a page shows of it at present. */
export type RemoteDesk = {
  readonly desk: Promise<Desk>;
  readonly forms: Signal<readonly FormLine[]>;
  readonly files: Signal<readonly FileLine[]>;
  /** The file that is looked at; set anew whenever something about it may have changed. */
  readonly chosen: Signal<{ readonly id: number } | undefined>;
  /** Undefined while nothing is being read. */
  readonly progress: Signal<Progress | undefined>;
  /** The thread did not start, or broke: nothing will be answered. */
  readonly failed: Signal<boolean>;
  readonly add: (files: readonly DroppedFile[]) => Promise<void>;
  readonly remove: (ids: readonly number[]) => Promise<void>;
  /** Makes of an action that asks the desk one whose failure is told. */
  readonly told: <Arguments extends unknown[]>(
    act: (...given: Arguments) => Promise<void>,
  ) => (...given: Arguments) => Promise<void>;
  /** After an explanation was written: the verdict may be another. */
  readonly refresh: () => Promise<void>;
};

export type Progress = { readonly done: number; readonly total: number };

export function startDesk(rules: readonly RuleText[]): RemoteDesk {
  const worker = new DeskWorker();
  const failed = makeSignal(false);
  worker.addEventListener("error", () => failed.set(true));
  const desk = wrap<typeof openRemote>(worker)(
    rules,
    proxy(async () => packed()),
  );
  const forms = makeSignal<readonly FormLine[]>([]);
  const files = makeSignal<readonly FileLine[]>([]);
  const chosen = makeSignal<{ readonly id: number } | undefined>(undefined);
  const progress = makeSignal<Progress | undefined>(undefined);
  /** What goes wrong in the thread is told, not lost: nothing on the page would answer any more. */
  const told =
    <Arguments extends unknown[]>(act: (...given: Arguments) => Promise<void>) =>
    (...given: Arguments) =>
      act(...given).catch((error: unknown) => {
        console.error(error);
        failed.set(true);
      });
  const refresh = async () => files.set(await (await desk).files());
  const refreshForms = async () => forms.set(await (await desk).forms());
  void told(refreshForms)();
  return {
    desk,
    forms,
    files,
    chosen,
    progress,
    failed,
    refresh: told(refresh),
    told,
    add: told(async (dropped) => {
      progress.set({ done: 0, total: dropped.length });
      const onProgress = proxy((done: number, total: number) => progress.set({ done, total }));
      try {
        const ids = await (await desk).add(dropped, onProgress);
        const [lines, known] = await Promise.all([(await desk).files(), (await desk).forms()]);
        // At once, so that what depends on several is drawn once.
        files.set(lines);
        forms.set(known);
        const id = firstToLookAt(lines, ids) ?? chosen.get()?.id;
        chosen.set(id === undefined ? undefined : { id });
      } finally {
        progress.set(undefined);
      }
    }),
    remove: told(async (ids) => {
      await (await desk).remove(ids);
      await refresh();
      chosen.set(undefined);
    }),
  };
}

/** Of the files just added, the first with something to do, else the first. */
function firstToLookAt(files: readonly FileLine[], ids: readonly number[]): number | undefined {
  const added = files.filter(({ id }) => ids.includes(id));
  return (added.find(({ verdict }) => verdict !== "accepted") ?? added[0])?.id;
}
