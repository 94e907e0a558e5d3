import { describe, expect, test } from "vitest";
import {
  type ExampleFilling,
  exampleFillings,
  exampleRoster,
} from "../../examples/erc-annual/generate.mjs";
import { checkSubmission } from "../../src/check/check.js";
import type { Finding } from "../../src/model/finding.js";
import type { Submission } from "../../src/model/submission.js";
import { openSubmission } from "../../src/workbook/open.js";
import { writeTemplate } from "../../src/workbook/template/write.js";
import { ERC } from "../fixtures/erc-annual.js";
import { fieldOf } from "../fixtures/shown.js";

const ALL = exampleFillings();
const FILES = ALL.map(({ file }) => file);
/** 丑 2023 does not add up, 寅 2019 has a blank, 卯 2022 a number in words: all on purpose. */
const FAULTY = [
  "2023/示例中心丑-2023.xlsx",
  "2019/示例中心寅-2019.xlsx",
  "2022/示例中心卯-2022.xlsx",
];
const SOUND = ALL.filter(({ file }) => !FAULTY.includes(file));
const FIRST_SENT = "2021/示例中心庚-2021.xlsx";
const CORRECTED = "2021/示例中心庚-2021-更正.xlsx";
/** Those with a part 其中专利. */
const TOTALS = [...ERC.fields.keys()].filter((name) => ERC.fields.has(`${name}_专利`));
const AMOUNT_OF = {
  转让合同项数: "转让合同金额",
  转让合同项数_专利: "转让合同金额_专利",
  许可合同项数: "许可合同金额",
  许可合同项数_专利: "许可合同金额_专利",
  作价投资合同项数: "作价金额",
  作价投资合同项数_专利: "作价金额_专利",
  产学研合同项数: "产学研合同金额",
};

const unitOf = (example: ExampleFilling): unknown => example.filling.fields.get("中心名称");
const yearOf = ({ filling }: ExampleFilling): number => Number(filling.fields.get("报告年度"));
const yearsOf = (...names: readonly string[]): number[] =>
  ALL.filter((example) => names.includes(String(unitOf(example)))).map(yearOf);

function exampleOf(file: string): ExampleFilling {
  const found = ALL.find((example) => example.file === file);
  if (!found) throw new Error(`no ${file} among ${FILES.join(", ")}`);
  return found;
}

/** 无 counts as 0, as in checks; what is no number is NaN. */
function numberIn({ filling }: ExampleFilling, name: string): number {
  const input = filling.fields.get(name);
  return input === "无" ? 0 : typeof input === "number" ? input : Number.NaN;
}

/** Each sound workbook with the same centre's sound one of the year before. */
const PAIRS = SOUND.flatMap((now) =>
  SOUND.filter((last) => last.file !== FIRST_SENT && now.file !== FIRST_SENT)
    .filter((last) => unitOf(last) === unitOf(now) && yearOf(last) === yearOf(now) - 1)
    .map((last) => ({ file: now.file, now, last })),
);

async function submissionOf({ file, filling }: ExampleFilling): Promise<Submission> {
  const opened = await openSubmission(await writeTemplate(ERC, filling), [ERC], file);
  if (opened.kind !== "submission") throw new Error(JSON.stringify(opened));
  return opened.submission;
}

async function findingsOf(file: string, previous?: string): Promise<readonly Finding[]> {
  const [now, last] = await Promise.all(
    [file, previous].map((each) => each && submissionOf(exampleOf(each))),
  );
  return now ? checkSubmission(ERC, now, last || undefined).findings : [];
}

const briefly = (finding: Finding): string =>
  `${finding.severity} ${finding.rule.replace("erc-annual/", "")} ${fieldOf(finding)}`;

describe("the set of workbooks", () => {
  test("is the same at every call", () => {
    expect(exampleFillings()).toEqual(ALL);
  });

  test("holds 77 workbooks of 15 centres, each file once", () => {
    expect(ALL).toHaveLength(77);
    expect(new Set(FILES).size).toBe(77);
    // 丁 goes by two names, and 乙 is spelt in two ways.
    expect(new Set(ALL.map(unitOf)).size).toBe(15 + 2);
  });

  test("says of every name that it is an example", () => {
    const names = ["中心名称", "依托单位", "主管部门", "填报人"];
    for (const { filling } of ALL) {
      for (const name of names) expect(filling.fields.get(name)).toContain("示例");
      expect(filling.notes.join()).toContain("示例");
    }
    expect(FILES.filter((file) => !file.includes("示例"))).toEqual([]);
  });

  test("spreads over at least four domains of the form", () => {
    const domains = new Set(ALL.map(({ filling }) => filling.fields.get("所属技术领域")));
    expect(domains.size).toBeGreaterThanOrEqual(4);
    const options: readonly unknown[] = ERC.fields.get("所属技术领域")?.options ?? [];
    expect([...domains].filter((domain) => !options.includes(domain))).toEqual([]);
  });

  test("answers every field and knows no other, but for the blank on purpose", () => {
    const wanted = [...ERC.fields.keys()].sort();
    const answered = ({ filling }: ExampleFilling) => [...filling.fields.keys()].sort();
    const others = ALL.filter((each) => answered(each).join() !== wanted.join());
    expect(others.map(({ file }) => file)).toEqual(["2019/示例中心寅-2019.xlsx"]);
  });

  test("is dated in January of the year after", () => {
    for (const each of ALL) {
      const day = numberIn(each, "填报日期") - (yearOf(each) + 1) * 10000 - 100;
      expect(day >= 1 && day <= 31, each.file).toBe(true);
    }
  });

  test("writes 无 in some workbooks and 0 in others", () => {
    const answers = ALL.map(({ filling }) => filling.fields.get("国家级科技奖励一等奖"));
    expect(answers).toContain("无");
    expect(answers).toContain(0);
  });
});

describe("the figures of every sound workbook", () => {
  test.each(SOUND)("agree with one another in $file", (example) => {
    const value = (name: string) => numberIn(example, name);
    expect(value("总经费")).toBeCloseTo(value("纵向经费") + value("横向经费"), 6);
    for (const total of TOTALS) expect(value(`${total}_专利`)).toBeLessThanOrEqual(value(total));
    for (const [items, amount] of Object.entries(AMOUNT_OF)) {
      expect(value(amount) > 0, `${items}, ${amount}`).toBe(value(items) > 0);
    }
    expect(value("教授") + value("副教授") + value("讲师")).toBeLessThanOrEqual(value("固定人员"));
  });

  test.each(PAIRS)("follow from the year before in $file", ({ now, last }) => {
    const area = numberIn(last, "工程中心面积") + numberIn(now, "当年新增面积");
    expect(numberIn(now, "工程中心面积")).toBeCloseTo(area, 6);
    for (const degree of ["博士", "硕士"]) {
      const accounted = numberIn(now, `在读${degree}`) + numberIn(now, `当年毕业${degree}`);
      expect(accounted).toBeGreaterThanOrEqual(numberIn(last, `在读${degree}`));
    }
  });

  test.each(ALL)("agree with the tables in $file", (example) => {
    const { tables } = example.filling;
    const instruments = tables.get("仪器设备") ?? [];
    const totals = tables.get("设备合计") ?? [];
    const worth = (owner: unknown) =>
      instruments
        .filter((row) => row.get("所属单位") === owner)
        .reduce((sum, row) => sum + Number(row.get("数量")) * Number(row.get("购买单价")), 0);
    const owners = totals.map((row) => row.get("所属单位"));
    expect(owners).toEqual([...new Set(instruments.map((row) => row.get("所属单位")))]);
    for (const row of totals) {
      expect(Number(row.get("合计"))).toBeCloseTo(worth(row.get("所属单位")), 2);
    }
    for (const row of instruments) {
      expect(Number(row.get("购置日期"))).toBeLessThan((yearOf(example) + 1) * 10000);
      expect(Number(row.get("购买单价"))).toBeGreaterThanOrEqual(300000);
    }
    const directions = (tables.get("研究方向") ?? []).map((row) => row.get("方向名称"));
    expect(directions.length).toBeGreaterThanOrEqual(1);
    expect(new Set(directions).size).toBe(directions.length);
  });
});

describe("the peculiarities", () => {
  test("1: 丙 has a gap in 2020, 戊 one in 2021 and 2022", () => {
    expect(yearsOf("示例中心丙（清洁能源）")).toEqual([2018, 2019, 2021, 2022, 2023]);
    expect(yearsOf("示例中心戊（绿色建造）")).toEqual([2018, 2019, 2020, 2023]);
  });

  test("2: 丁 has another name from 2021, and the roster joins the two", () => {
    expect(yearsOf("示例中心丁")).toEqual([2018, 2019, 2020]);
    expect(yearsOf("示例丁类工程中心")).toEqual([2021, 2022, 2023]);
    expect(exampleRoster()).toContain("示例丁类工程中心,示例中心丁,示例中部,,\n");
  });

  test("3: 乙 is spelt otherwise in 2020, which the roster does not know", () => {
    expect(yearsOf("示例中心乙 (新材料)")).toEqual([2020]);
    expect(yearsOf("示例中心乙（新材料）")).toEqual([2018, 2019, 2021, 2022, 2023]);
    expect(exampleRoster()).not.toContain("乙 (");
  });

  test("4: 己 enters its funds of 2022 in 元, which is found by comparing years", async () => {
    const [before, now] = [2021, 2022].map((year) => `${year}/示例中心己-${year}.xlsx`);
    const found = (await findingsOf(now ?? "", before)).map(briefly);
    const funds = ["总经费", "纵向经费", "横向经费"];
    expect(found).toEqual(
      expect.arrayContaining(funds.map((name) => `warning 疑似单位错误/${name} ${name}`)),
    );
    expect(found.filter((each) => each.startsWith("error"))).toEqual([]);
  });

  test("5: 庚 corrects its funds and patents of 2021, and nothing else", async () => {
    const [first, corrected] = [FIRST_SENT, CORRECTED].map(
      (file) => exampleOf(file).filling.fields,
    );
    const differing = [...(corrected ?? [])].filter(([name, input]) => first?.get(name) !== input);
    expect(differing.map(([name]) => name)).toEqual(["总经费", "纵向经费", "有效专利"]);
    for (const file of [FIRST_SENT, CORRECTED]) {
      const found = (await findingsOf(file)).filter(({ severity }) => severity === "error");
      expect(found).toEqual([]);
    }
  });

  test("6: 辛 closes after 2020 and 子 opens in 2021, as the roster says", () => {
    expect(yearsOf("示例中心辛（煤炭转化）")).toEqual([2018, 2019, 2020]);
    expect(yearsOf("示例中心子（量子传感）")).toEqual([2021, 2022, 2023]);
    expect(exampleRoster()).toContain("示例中心辛（煤炭转化）,,示例中部,,2020\n");
    expect(exampleRoster()).toContain("示例中心子（量子传感）,,示例东部,2021,\n");
  });

  test.each([
    { file: FAULTY[0], error: "error 经费合计 总经费" },
    { file: FAULTY[1], error: "error required 在读硕士" },
    { file: FAULTY[2], error: "error type 固定人员" },
  ])("7: $file has one error, $error", async ({ file = "", error }) => {
    const errors = (await findingsOf(file)).filter(({ severity }) => severity === "error");
    expect(errors.map(briefly)).toEqual([error]);
  });

  test("8: 癸 is in the roster and never reports, 壬 reports in 2023 and is not in it", () => {
    expect(FILES.filter((file) => file.includes("癸"))).toEqual([]);
    expect(exampleRoster()).toContain("示例中心癸（文物保护）");
    expect(yearsOf("示例中心壬（海洋装备）")).toEqual([2023]);
    expect(exampleRoster()).not.toContain("壬");
  });

  test("9: 辰 has nothing but 无 and 0 where licences and investments stand", async () => {
    const own = ALL.filter(({ file }) => file.includes("辰"));
    const inputs = own.flatMap(({ filling }) =>
      [...filling.fields].filter(([name]) => /^(许可|作价)/.test(name)).map(([, input]) => input),
    );
    expect(new Set(inputs)).toEqual(new Set([0, "无"]));
    const found = await findingsOf("2020/示例中心辰-2020.xlsx", "2019/示例中心辰-2019.xlsx");
    expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("the roster", () => {
  const [header, ...lines] = exampleRoster().trimEnd().split("\n");

  test("has its header, 15 examples in three groups, and the real centre in one of its own", () => {
    expect(header).toBe("unit,aliases,group,since,until");
    const examples = lines.filter((line) => line.startsWith("示例"));
    expect(examples).toHaveLength(15);
    const groups = new Set(examples.map((line) => line.split(",")[2]));
    expect(groups).toEqual(new Set(["示例东部", "示例中部", "示例西部"]));
    const others = lines.filter((line) => line !== "" && !examples.includes(line));
    expect(others).toEqual(["移动数字医院系统教育部工程研究中心,,真实公开数据,2021,2021"]);
  });

  test("names every centre that reports, but for 壬 and a variant spelling of 乙", () => {
    const known = lines.flatMap((line) => line.split(",").slice(0, 2)).flatMap((n) => n.split(";"));
    const unknown = new Set(ALL.map(unitOf).filter((unit) => !known.includes(String(unit))));
    expect([...unknown]).toEqual(["示例中心乙 (新材料)", "示例中心壬（海洋装备）"]);
  });
});
