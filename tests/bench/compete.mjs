/**
 * Measures every contender once a round, in turns, so that what slows the machine down for a while slows
 * all of them down. A contender is `{ name, measure, against?, atMost? }`: `measure` gives milliseconds,
 * or is undefined where the contender is not installed; `against` names the one it is divided by, within
 * the same round; `atMost` is the target of that ratio.
 */
export function compete(contenders, rounds) {
  const times = new Map(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, measure } of contenders) {
      if (measure) times.get(name).push(measure());
    }
  }
  return contenders.map(({ name, against, atMost }) => {
    const own = times.get(name);
    const ratios = against ? own.map((ms, round) => ms / times.get(against)[round]) : [];
    return { name, times: own, ratios, against, atMost };
  });
}

/** A table of what `compete` found, under a title; `toRate` may tell more of a contender's time. */
export function toTable(title, results, toRate = () => "") {
  const rows = results.map(({ name, times, ratios, against, atMost }) => {
    if (times.length === 0) return [name, "not installed"];
    const ratio = ratios.length > 0 ? `${spread(ratios)} of ${against}` : "";
    return [name, spread(times), ratio, toVerdict(ratios, atMost), toRate(name, median(times))];
  });
  const rounds = Math.max(...results.map(({ times }) => times.length));
  const lines = align([["", "ms per call", "ratio", "target", ""], ...rows]);
  return [`${title} (medians of ${rounds} rounds, least and most)`, ...lines].join("\n");
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function toVerdict(ratios, atMost) {
  if (atMost === undefined) return "";
  return `at most ${atMost}: ${median(ratios) <= atMost ? "met" : "missed"}`;
}

function spread(values) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
}

/** In columns, without those that have a head only. */
function align(rows) {
  const [, ...body] = rows;
  const widths = rows[0].map((head, column) => {
    const widest = Math.max(...body.map((row) => (row[column] ?? "").length));
    return widest === 0 ? 0 : Math.max(widest, head.length);
  });
  return rows.map((row) => {
    const texts = row.map((text, column) => text.padEnd(widths[column]));
    return `  ${texts.filter((_, column) => widths[column] > 0).join("  ")}`.trimEnd();
  });
}
