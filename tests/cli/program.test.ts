import { describe, expect, test, vi } from "vitest";
import { openFolder } from "./run-cli.js";

vi.mock("../../src/cli/check.js", () => ({
  runCheck: () => Promise.reject(new TypeError("reports is not iterable")),
}));

type Wrong = { readonly args: readonly string[]; readonly zh: string; readonly en: string };

const WRONG: readonly Wrong[] = [
  {
    args: ["chek"],
    zh: "没有命令 chek，是否指 check",
    en: "unknown command 'chek' (Did you mean check?)",
  },
  { args: ["rules", "fix"], zh: "没有命令 fix", en: "unknown command 'fix'" },
  {
    args: ["check"],
    zh: "缺少 <path>（要写在 --previous、--rules 之前）",
    en: "missing required argument 'path' (it stands before --previous and --rules)",
  },
  {
    args: ["check", "--previous", "2020.xlsx", "2021.xlsx"],
    zh: "缺少 <path>（要写在 --previous、--rules 之前）",
    en: "missing required argument 'path' (it stands before --previous and --rules)",
  },
  { args: ["template"], zh: "缺少 <form>", en: "missing required argument 'form'" },
  { args: ["rules", "lint"], zh: "缺少 <form>", en: "missing required argument 'form'" },
  { args: ["rules", "explain"], zh: "缺少 <form>", en: "missing required argument 'form'" },
  {
    args: ["rules", "lint", "a", "b"],
    zh: "lint 的参数太多",
    en: "too many arguments for 'lint'. Expected 1 argument but got 2",
  },
  { args: ["check", "a", "--bogus"], zh: "没有选项 --bogus", en: "unknown option '--bogus'" },
  {
    args: ["check", "a", "--format", "html5"],
    zh: "选项 --format <format> 不能是 html5，可用：text, json, html",
    en: "option '--format <format>' argument 'html5' is invalid. Allowed choices are text, json, html",
  },
  {
    args: ["template", "erc-annual", "-o"],
    zh: "选项 -o, --output <file> 后面缺少内容",
    en: "option '-o, --output <file>' argument missing",
  },
];

describe("a command line that is wrong", () => {
  test.each(WRONG)("gets one sentence: hebiao $args", async ({ args, zh, en }) => {
    expect(await openFolder().runQuickly(...withLanguage(args, "zh"))).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `命令不对：${zh}。用 hebiao --help 查看用法\n`,
    });
    expect(await openFolder().runQuickly(...withLanguage(args, "en"))).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `Wrong usage: ${en}. See hebiao --help\n`,
    });
  });

  test("gets a Chinese sentence where its language is the mistake", async () => {
    const { exitCode, stderr } = await openFolder().runQuickly("check", "a.xlsx", "--lang", "fr");
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      "命令不对：选项 --lang <language> 不能是 fr，可用：zh, en。用 hebiao --help 查看用法\n",
    );
  });

  test.each([[[]], [["rules"]]])("gets the help where no command is named: %j", async (args) => {
    const { exitCode, stdout, stderr } = await openFolder().runQuickly(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/^Usage: hebiao [\s\S]*\nCommands:\n/);
  });
});

describe("the help", () => {
  test.each([
    { args: ["--help"], shows: ["check", "template", "rules"] },
    {
      args: ["check", "--help"],
      shows: ["--previous", "--format", "--output", "--rules", "--lang"],
    },
    { args: ["template", "--help"], shows: ["--output", "--values", "--rules", "--lang"] },
    { args: ["rules", "--help"], shows: ["lint", "explain"] },
    { args: ["rules", "lint", "--help"], shows: ["--rules", "--lang"] },
    { args: ["rules", "explain", "--help"], shows: ["--rules", "--lang"] },
  ])("is in both languages: hebiao $args", async ({ args, shows }) => {
    const { exitCode, stdout, stderr } = await openFolder().runQuickly(...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    for (const word of shows) expect(stdout).toContain(word);
    expect(stdout).toMatch(/\p{sc=Han}.* \/ [a-z]/u);
  });
});

test.each([
  {
    lang: "zh",
    words:
      "程序出了意外：reports is not iterable。这不是您的错，请把这句话连同所用的命令告诉开发者\n",
  },
  {
    lang: "en",
    words:
      "Something unexpected went wrong: reports is not iterable. It is no fault of yours: please report this sentence and the command you used\n",
  },
])("a stray exception ends in one sentence and exit code 2, in $lang", async ({ lang, words }) => {
  expect(await openFolder().runQuickly("check", "a.xlsx", "--lang", lang)).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: words,
  });
});

/** The option goes before a last word that would swallow it. */
function withLanguage(args: readonly string[], language: string): string[] {
  const last = args.at(-1) === "-o" ? args.length - 1 : args.length;
  return [...args.slice(0, last), `--lang=${language}`, ...args.slice(last)];
}
