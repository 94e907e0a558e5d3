import { expect, test } from "vitest";
import { openFolder } from "../../cli/run-cli.js";
import { rulesOf, type SmallCheck } from "./small-rules.js";

const less: SmallCheck = {
  id: "甲少",
  assert: "甲数 < 乙数",
  accept: "{ 甲数: 1, 乙数: 2 }",
  reject: "{ 甲数: 3, 乙数: 2 }",
};
const greater: SmallCheck = {
  id: "乙少",
  assert: "甲数 > 乙数",
  accept: "{ 甲数: 2, 乙数: 1 }",
  reject: "{ 甲数: 1, 乙数: 1 }",
};
const again: SmallCheck = { ...less, id: "又一次" };
const between: SmallCheck = {
  id: "乙丙",
  assert: "乙数 <= 丙数",
  accept: "{ 乙数: 1, 丙数: 2 }",
  reject: "{ 乙数: 3, 丙数: 2 }",
};
const follows: SmallCheck = {
  id: "随之",
  assert: "甲数 <= 丙数",
  accept: "{ 甲数: 1, 丙数: 1 }",
  reject: "{ 甲数: 3, 丙数: 1 }",
};

test.each([
  ["an error", [less, greater], "rules/contradiction", 2, false],
  ["a warning", [less, again], "rules/implied", 0, false],
  ["nothing wrong", [less], "", 0, true],
] as const)("hebiao rules lint of %s", async (_, checks, rule, exitCode, isFine) => {
  const folder = openFolder();
  folder.write("shili.yaml", rulesOf(checks));
  const run = await folder.runQuickly("rules", "lint", "shili.yaml");
  expect(run.exitCode).toBe(exitCode);
  expect(run.stdout).toContain(rule);
  expect(run.stdout.includes("规则文件没有问题")).toBe(isFine);
  expect(run.stderr).toBe("");
});

test("hebiao rules lint with nothing but a note says so, and that the file is in order", async () => {
  const folder = openFolder();
  folder.write("shili.yaml", rulesOf([less, between, follows]));
  const { exitCode, stdout } = await folder.runQuickly("rules", "lint", "shili.yaml");
  expect(exitCode).toBe(0);
  const [head, line, caret, fine] = stdout.split("\n");
  expect(head).toMatch(
    /^shili\.yaml:43:13 提示 指标都填了时，甲少、乙丙 通过，“随之”就通过 \[rules\/implied\]$/,
  );
  expect(line).toBe("      assert: 甲数 <= 丙数");
  expect(caret).toMatch(/^ +\^+$/);
  expect(fine).toMatch(/^规则文件没有问题：shili\.yaml/);
});
