import { describe, expect, test } from "vitest";
import { openFolder, VERSION } from "./run-cli.js";

describe("the program", () => {
  test.each([
    {
      lang: "zh",
      words: "命令不对：没有选项 --formt，是否指 --format。用 hebiao --help 查看用法\n",
    },
    {
      lang: "en",
      words: "Wrong usage: unknown option '--formt' (Did you mean --format?). See hebiao --help\n",
    },
  ])("answers a wrong command line with one sentence, in $lang", async ({ lang, words }) => {
    const run = await openFolder().run("check", "a.xlsx", "--formt", "json", "--lang", lang);
    expect(run).toEqual({ exitCode: 2, stdout: "", stderr: words });
  });

  test("shows its help where no command is named", async () => {
    const run = await openFolder().run();
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe("");
    expect(run.stderr).toMatch(/^Usage: hebiao [\s\S]*check [\s\S]*template [\s\S]*rules /);
  });

  test("shows its help where it is asked for it", async () => {
    const run = await openFolder().run("--help");
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toBe("");
    expect(run.stdout).toMatch(/^Usage: hebiao [\s\S]*check [\s\S]*template [\s\S]*rules /);
  });

  test("tells its version", async () => {
    const run = await openFolder().run("--version");
    expect(run).toEqual({ exitCode: 0, stdout: `${VERSION}\n`, stderr: "" });
  });
});
