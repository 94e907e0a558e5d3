/**
 * Whether so much more work is too much. Work is counted, not timed, so that the same is found wherever
 * and beside whatever a search runs; a thousand units take about a millisecond.
 */
export type IsOverdue = (work: number) => boolean;

/** Of trying whether a set is enough. */
export const TRYING = 200;
/** Of looking for values of several cells, times the square of how many they are. */
export const PROPOSING = 50;

/** @param work after which everything is too much */
export function countDown(work: number): IsOverdue {
  let left = work;
  return (more) => {
    left -= more;
    return left < 0;
  };
}
