import progress from "cli-progress";

export type Progress = { readonly step: () => void; readonly stop: () => void };

/** What a shell expects of a program that was ended with Ctrl-C. */
export const INTERRUPTED = 130;

/** Fewer files than this are done before a bar could be read. */
const WORTHWHILE = 5;

/** A progress bar on a terminal; nothing elsewhere, so that logs stay clean. */
export function startProgress(label: string, total: number): Progress {
  if (!process.stderr.isTTY || total < WORTHWHILE) return { step: () => {}, stop: () => {} };
  const bar = new progress.SingleBar({
    format: `${label} {bar} {value}/{total} · {rate}/s · {eta_formatted}`,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    // Of so many files the rate is that by which the remaining time is told; of a few it jumps about.
    etaBuffer: 200,
    // Its own handler shows the cursor again, but the program would go on.
    gracefulExit: false,
  });
  const leave = () => {
    bar.stop();
    if (process.listenerCount("SIGINT") === 0) process.exit(INTERRUPTED);
  };
  process.once("SIGINT", leave);
  const start = performance.now();
  let done = 0;
  bar.start(total, 0, { rate: "…" });
  return {
    step() {
      done += 1;
      bar.increment({ rate: Math.round((1_000 * done) / (performance.now() - start)) });
    },
    stop() {
      process.off("SIGINT", leave);
      bar.stop();
    },
  };
}
