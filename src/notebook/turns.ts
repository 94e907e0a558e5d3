/** Some work for a place on the page. */
type Turn = { readonly place: Element; readonly run: () => Promise<void> };

/**
 * Lets parts of a page be computed one after the other: what is in sight first, then, while the
 * browser has nothing else to do, the rest from top to bottom. So a page shows and answers at once,
 * however long it is, and is complete soon after, for searching and printing.
 */
export function makeTurns(): <Result>(
  place: Element,
  work: () => Result,
) => Promise<Awaited<Result>> {
  const waiting: Turn[] = [];
  let isRunning = false;

  const run = async (): Promise<void> => {
    for (let next = choose(waiting); next; next = choose(waiting)) {
      if (!isInSight(next.place)) {
        await idle();
        // Meanwhile the page may have been scrolled, or something above have asked for its turn.
        next = choose(waiting) ?? next;
      }
      waiting.splice(waiting.indexOf(next), 1);
      await next.run();
    }
    isRunning = false;
  };

  return (place, work) =>
    new Promise((done, fail) => {
      const turn = async () => {
        try {
          done(await work());
        } catch (error) {
          fail(error);
        }
      };
      waiting.push({ place, run: turn });
      if (isRunning) return;
      isRunning = true;
      // A change of one input asks for several parts: which is first is decided when all have asked.
      setTimeout(run);
    });
}

/** The first in sight, else the first of all, in the order of the page. */
function choose(waiting: readonly Turn[]): Turn | undefined {
  const ordered = [...waiting].sort((a, b) =>
    a.place.compareDocumentPosition(b.place) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1,
  );
  return ordered.find(({ place }) => isInSight(place)) ?? ordered[0];
}

function isInSight(place: Element): boolean {
  const { top, bottom } = place.getBoundingClientRect();
  return bottom >= 0 && top <= innerHeight;
}

const idle = (): Promise<void> =>
  new Promise((done) => {
    requestIdleCallback(() => done(), { timeout: LONGEST_WAIT });
  });

/** In milliseconds: also a page that is always busy is complete in the end. */
const LONGEST_WAIT = 200;
