import { readFileSync } from "node:fs";
import { Command, CommanderError, Option } from "commander";
import type { Text } from "../index.js";
import { runCheck } from "./check.js";
import { Failure } from "./failure.js";
import { paintFor, print } from "./output.js";
import { runExplain, runLint } from "./rules.js";
import { runTemplate } from "./template.js";
import { languageOf, unexpected, usage } from "./words.js";

const { version } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { version: string };

/** Runs one command line; resolves to the exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = createProgram((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv);
    return exitCode;
  } catch (error) {
    // Help and --version come this way too; help that was not asked for has been shown as well.
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (error instanceof CommanderError && error.code === "commander.help") return 2;
    const text = textOf(error)[languageOf(argv)];
    await print(`${paintFor(process.stderr).error(text)}\n`, process.stderr);
    return 2;
  }
}

function textOf(error: unknown): Text {
  if (error instanceof Failure) return error.text;
  if (error instanceof CommanderError) return usage(error);
  return unexpected(error instanceof Error ? error.message : String(error));
}

/** The command line as DESIGN has it; names and exit codes are a contract. */
function createProgram(leave: (exitCode: number) => void): Command {
  const program = new Command("hebiao")
    .description(
      "核表：统计报表提交前的审核 / checks statistics workbooks before they are submitted",
    )
    .version(version)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => {} });

  program
    .command("check")
    .description("审核工作簿（文件、文件夹或通配符）/ check workbooks (files, folders or patterns)")
    .argument("<path...>")
    .option("--previous <path...>", "上年的工作簿，用于跨年审核 / last year's workbooks")
    .addOption(
      new Option("--format <format>", "输出格式 / output format")
        .choices(["text", "json", "html"])
        .default("text"),
    )
    .option("-o, --output <file>", "写入文件 / write to a file")
    .option(
      "--annotate <folder>",
      "把标注了结果的副本写入文件夹 / write marked copies into a folder",
    )
    .addOption(rulesOption())
    .addOption(languageOption())
    .action(async (paths, options) => leave(await runCheck(paths, options)));

  program
    .command("template")
    .description("生成填报模板 / write the fill-in workbook of a form")
    .argument(
      "<form>",
      "表式，如 FORM 或 FORM@VERSION / a form, with its version if not the newest",
    )
    .option("-o, --output <file>", "写入文件 / where to write it")
    .option(
      "--previous <file>",
      "上年的工作簿，显示上年数 / last year's workbook, whose figures are shown",
    )
    .option("--values <file>", "预填的内容（YAML）/ values to fill in (YAML)")
    .addOption(rulesOption())
    .addOption(languageOption())
    .action(async (form, options) => leave(await runTemplate(form, options)));

  const rules = program.command("rules").description("规则文件 / rule files");
  rules
    .command("lint")
    .description("检查规则文件 / find what is wrong with a rule file")
    .argument("<form>", "表式或规则文件 / a form or a rule file")
    .addOption(rulesOption())
    .addOption(languageOption())
    .action(async (form, options) => leave(await runLint(form, options)));
  rules
    .command("explain")
    .description("用通俗的话列出全部审核 / list all checks in plain words")
    .argument("<form>", "表式或规则文件 / a form or a rule file")
    .addOption(rulesOption())
    .addOption(languageOption())
    .action(async (form, options) => leave(await runExplain(form, options)));
  return program;
}

const rulesOption = (): Option =>
  new Option(
    "--rules <path...>",
    "规则文件或其文件夹，缺省用自带的 / rule files instead of those that come along",
  );

const languageOption = (): Option =>
  new Option("--lang <language>", "语言 / language").choices(["zh", "en"]).default("zh");
