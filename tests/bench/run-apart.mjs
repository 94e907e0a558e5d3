// node run-apart.mjs MODULE CONTENDER FILE: prints the milliseconds of one call of the contender. It is
// called for half of the time first, as long as the engine still compiles it. The median of batches,
// because a stall of the machine falls into few of them, the collection of garbage into all.
import { median } from "./compete.mjs";

const BATCHES = 10;
const [, , module, name, file] = process.argv;
const { CONTENDERS } = await import(module);
const { run, calls } = await CONTENDERS[name](file);

await timeBatches();
console.log(median(await timeBatches()));

async function timeBatches() {
  const times = [];
  for (let batch = 0; batch < BATCHES; batch++) {
    const start = performance.now();
    for (let call = 0; call < calls; call++) await run();
    times.push((performance.now() - start) / calls);
  }
  return times;
}
