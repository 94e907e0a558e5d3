import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, onTestFinished, test } from "vitest";
import { OTHER_RULES } from "../desk/small-books.js";
import { MAIN, openFolder } from "./run-cli.js";

describe("hebiao notebook build without data", () => {
  test("writes the page on which workbooks are checked, with the forms that come along", async () => {
    const folder = openFolder();
    const run = await folder.run("notebook", "build", "-o", "自查");
    expect([run.exitCode, run.stderr]).toEqual([0, ""]);
    expect(run.stdout).toBe("已写入 自查/check.html    核表：提交前自查\n");
    expect(folder.list()).toEqual(["自查/check.html"]);
    expect(folder.read("自查/check.html")).toContain('"file":"erc-annual/2021.yaml"');
  });

  test("bakes in the rule files that are named, and not where they lie", async () => {
    const folder = openFolder();
    folder.write("规则/甲/other.yaml", OTHER_RULES);
    const run = await folder.run(
      "notebook",
      "build",
      "--rules",
      `${folder.path}/规则`,
      "-o",
      "自查",
    );
    expect([run.exitCode, run.stderr]).toEqual([0, ""]);
    const page = folder.read("自查/check.html");
    expect(page).toContain('"file":"甲/other.yaml"');
    expect(page).not.toContain("erc-annual/2021.yaml");
    expect(page).not.toContain(folder.path);
  });

  test("writes nothing with a broken rule file, and says where it is broken", async () => {
    const folder = openFolder();
    folder.write("other.yaml", OTHER_RULES.replace("收入 > 0", "收人 > 0"));
    const run = await folder.run("notebook", "build", "--rules", "other.yaml", "-o", "自查");
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(/^other\.yaml:\d+:\d+ 错误/);
    expect(folder.list()).toEqual(["other.yaml"]);
  });
});

describe("hebiao notebook serve", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "prints the address, has the page there, and stops cleanly by %s",
    async (signal) => {
      const child = spawn(process.execPath, [MAIN, "notebook", "serve"], { stdio: "pipe" });
      onTestFinished(() => void child.kill("SIGKILL"));
      const [line] = (await once(child.stdout, "data")) as [Buffer];
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(line.toString("utf8"))?.[0] ?? "";
      const answer = await fetch(`${address}check.html`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-security-policy")).toContain("connect-src 'none'");
      expect(await answer.text()).toContain('"file":"erc-annual/2021.yaml"');
      child.kill(signal);
      expect(await once(child, "exit")).toEqual([0, null]);
    },
  );
});
