// `npm run bench`: speeds as ratios within one run, each contender in processes of its own and in turns;
// the times themselves only say what machine this was. Speed is shown, not tested: a target that is
// missed changes no exit code.
import { benchMarking } from "./marking.mjs";
import { benchReading } from "./reading.mjs";
import { benchRules } from "./rules.mjs";
import { withSmallForm } from "./small-form.mjs";
import { benchStartup } from "./startup.mjs";

await withSmallForm(async (form) => {
  for (const bench of [benchReading, benchMarking, benchStartup, benchRules]) {
    console.log(`${await bench(form)}\n`);
  }
});
