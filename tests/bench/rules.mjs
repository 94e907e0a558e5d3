import { readFileSync } from "node:fs";
import { inNode } from "./apart.mjs";
import { compete, toTable } from "./compete.mjs";
import { loadSmallForm } from "./small-form.mjs";

const ROUNDS = 5;

export const CONTENDERS = {
  typecheck: async () => {
    const { form, parse, typecheck } = await loadSmallForm();
    const sources = form.checks.map(({ source, rows }) => ({ source, names: { ...form, rows } }));
    const run = () => sources.map(({ source, names }) => typecheck(parse(source).tree, names));
    return { run, calls: 10 };
  },
  evaluate: async (file) => {
    const { form, openSubmission, evaluate } = await loadSmallForm();
    const bytes = new Uint8Array(readFileSync(file));
    const { submission } = await openSubmission(bytes, [form], "bench.xlsx");
    const scope = { current: submission, previous: submission };
    const checks = form.checks.filter(isOfForm);
    const run = () => checks.map(({ assert }) => evaluate(assert, scope));
    return { run, calls: 150 };
  },
  load: async () => {
    const { rules, loadForm } = await loadSmallForm();
    return { run: () => loadForm(rules, "2021.yaml"), calls: 3 };
  },
};

/** A whole rule file: how fast checks are read and evaluated. */
export async function benchRules(file) {
  const { form } = await loadSmallForm();
  const all = form.checks.length;
  const works = [
    { name: "parse and check the types of every check", work: "typecheck", checks: all },
    {
      name: "evaluate every check but those of rows",
      work: "evaluate",
      checks: form.checks.filter(isOfForm).length,
    },
    { name: "load: YAML, shape, checks, their examples", work: "load", checks: all },
  ];
  const results = compete(
    works.map(({ name, work }) => ({ name, measure: inNode(import.meta.url, work, file) })),
    ROUNDS,
  );
  const toRate = (name, ms) => {
    const { checks } = works.find((work) => work.name === name);
    return `${Math.round((1000 * checks) / ms).toLocaleString("en-US")} checks/s`;
  };
  return toTable(`The rule file of this form, ${all} checks, warm`, results, toRate);
}

const isOfForm = ({ rows }) => rows === undefined;
