import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { Text } from "../index.js";
import { Failure } from "./failure.js";
import { print } from "./output.js";
import { version } from "./version.js";
import { languageOf, unexpected, usage } from "./words.js";

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
    const { paintFor } = await import("./paint.js");
    await print(`${paintFor(process.stderr).error(text)}\n`, process.stderr);
    return 2;
  }
}

function textOf(error: unknown): Text {
  if (error instanceof Failure) return error.text;
  if (error instanceof CommanderError) return usage(error);
  return unexpected(error instanceof Error ? error.message : String(error));
}

/**
 * The command line as DESIGN has it; names and exit codes are a contract. What a command needs is loaded
 * only when it runs: `--version` and `--help` need nothing.
 */
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
    .option(
      "--previous <path...>",
      "上期（如上年）的工作簿，用于跨期审核 / the workbooks of the period before",
    )
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
    .addOption(workersOption())
    .addOption(rulesOption())
    .addOption(languageOption())
    .action(async (paths, options) => {
      const { runCheck } = await import("./check.js");
      leave(await runCheck(paths, options));
    });

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
      "上期（如上年）的工作簿，显示上期数 / the workbook of the period before, whose figures are shown",
    )
    .option("--values <file>", "预填的内容（YAML）/ values to fill in (YAML)")
    .addOption(rulesOption())
    .addOption(languageOption())
    .action(async (form, options) => {
      const { runTemplate } = await import("./template.js");
      leave(await runTemplate(form, options));
    });

  program
    .command("collect")
    .description(
      "把工作簿汇总成数据集 / collect workbooks into a dataset (CSV, Parquet, a summary workbook)",
    )
    .argument("<path...>")
    .requiredOption("-o, --output <folder>", "数据集文件夹 / the folder of the dataset")
    .addOption(workersOption())
    .addOption(rosterOption())
    .addOption(formOption())
    .addOption(rulesOption())
    .addOption(languageOption())
    .action(async (paths, options) => {
      const { runCollect } = await import("./collect.js");
      leave(await runCollect(paths, options));
    });

  const notebook = program
    .command("notebook")
    .description("网页：提交前自查、历年趋势 / pages: checking workbooks, trends");
  notebook
    .command("build")
    .description("生成可离线打开的网页 / write the notebooks as offline HTML")
    .addOption(dataOption())
    .option("-o, --output <folder>", "写入的文件夹 / where to write them", "网页")
    .addOption(rosterOption())
    .addOption(formOption())
    .addOption(rulesOption())
    .addOption(languageOption())
    .action(async (options) => {
      const { runNotebookBuild } = await import("./notebook.js");
      leave(await runNotebookBuild(options));
    });
  notebook
    .command("serve")
    .description("在本机打开网页 / serve the notebooks on 127.0.0.1")
    .addOption(dataOption())
    .addOption(
      new Option("--port <number>", "端口，缺省任选 / the port; default: any that is free")
        .argParser(toPort)
        .default(0),
    )
    .addOption(rosterOption())
    .addOption(formOption())
    .addOption(rulesOption())
    .addOption(languageOption())
    .action(async (options) => {
      const { runNotebookServe } = await import("./notebook.js");
      leave(await runNotebookServe(options));
    });

  const rules = program.command("rules").description("规则文件 / rule files");
  rules
    .command("lint")
    .description("检查规则文件 / find what is wrong with a rule file")
    .argument("<form>", "表式或规则文件 / a form or a rule file")
    .addOption(rulesOption())
    .addOption(languageOption())
    .action(async (form, options) => {
      const { runLint } = await import("./rules.js");
      leave(await runLint(form, options));
    });
  rules
    .command("explain")
    .description("用通俗的话列出全部审核 / list all checks in plain words")
    .argument("<form>", "表式或规则文件 / a form or a rule file")
    .addOption(rulesOption())
    .addOption(languageOption())
    .action(async (form, options) => {
      const { runExplain } = await import("./rules.js");
      leave(await runExplain(form, options));
    });
  rules
    .command("test")
    .description(
      "往填报里放差错，看审核发现多少 / put mistakes into submissions and count those that the checks find",
    )
    .argument("<form>", "表式或规则文件 / a form or a rule file")
    .option(
      "--data <path...>",
      "填好的工作簿，缺省用自带的 / filled-in workbooks instead of those that come along",
    )
    .addOption(naturalOption("--seed", "随机种子 / which mistakes are chosen", 1))
    .addOption(
      naturalOption(
        "--per-field",
        "每个指标每种差错至多几个 / how many mistakes of each kind in a field",
        20,
      ),
    )
    .addOption(
      new Option("--format <format>", "输出格式 / output format")
        .choices(["text", "json"])
        .default("text"),
    )
    .addOption(rulesOption())
    .addOption(languageOption())
    .action(async (form, options) => {
      const { runTest } = await import("./rules-test.js");
      leave(await runTest(form, options));
    });
  return program;
}

const rulesOption = (): Option =>
  new Option(
    "--rules <path...>",
    "规则文件或其文件夹，缺省用自带的 / rule files instead of those that come along",
  );

const rosterOption = (): Option =>
  new Option("--roster <file>", "应报单位名册（CSV）/ who must report (CSV: unit, aliases, group)");

const formOption = (): Option =>
  new Option("--form <form>", "只汇总这种表式 / which form, where there are several");

const dataOption = (): Option =>
  new Option(
    "--data <path...>",
    "数据集文件夹，或工作簿；缺省只生成自查页面 / the folder of a dataset, or workbooks; without it only the page that checks workbooks",
  );

const naturalOption = (name: string, description: string, standard: number): Option =>
  new Option(`${name} <number>`, description).argParser(toNatural).default(standard);

function toNatural(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= 1_000_000) return number;
  throw new InvalidArgumentError("Allowed choices are 1–1000000.");
}

function toPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new InvalidArgumentError("Allowed choices are 0–65535.");
}

const workersOption = (): Option =>
  new Option(
    "--workers <number>",
    "同时审核的线程数，0 为不另开线程 / threads that work at the same time, 0 for none besides the program's own",
  ).argParser(toWorkers);

function toWorkers(text: string): number {
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 0 && workers <= 64) return workers;
  throw new InvalidArgumentError("Allowed choices are 0–64.");
}

const languageOption = (): Option =>
  new Option("--lang <language>", "语言 / language").choices(["zh", "en"]).default("zh");
