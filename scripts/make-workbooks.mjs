// Writes the workbooks that come along anew: for each form of `workbooks/` a blank template of every version,
// and a filled-in one for each file of values.
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

for (const form of readdirSync("workbooks")) {
  const folder = join("workbooks", form);
  const versions = readdirSync(join("rules", form))
    .map((file) => file.replace(".yaml", ""))
    .sort();
  for (const version of versions) {
    write(`${form}@${version}`, join(folder, `${version}-空白模板.xlsx`));
  }
  for (const values of readdirSync(folder).filter((file) => file.endsWith(".values.yaml"))) {
    const name = values.replace(".values.yaml", "");
    const version = versions.findLast((each) => name.startsWith(each)) ?? versions.at(-1);
    const output = join(folder, `${name}.xlsx`);
    write(`${form}@${version}`, output, "--values", join(folder, values));
  }
}

function write(form, output, ...more) {
  const args = ["dist/bin/main.js", "template", form, "-o", output, ...more];
  execFileSync(process.execPath, args, { stdio: "inherit" });
}
