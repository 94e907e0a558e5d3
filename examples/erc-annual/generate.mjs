// Synthetic example workbooks (示例) of rules/erc-annual/2021.yaml: centres that do not exist, six years,
// and on purpose the faults that a real collection has. The same seed gives the same figures.
//   node examples/erc-annual/generate.mjs FOLDER
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { exampleRoster, isAlive, nameIn, reportsFor, UNITS, YEARS } from "./centres.mjs";

export { exampleRoster };

/** @typedef {import("../../dist/index.js").Filling} Filling */
/** @typedef {Map<string, import("../../dist/index.js").Input>} Fields */
/** @typedef {() => number} Random from 0 to below 1 */

const SEED = 20180101;
/** Years without guests from abroad. */
const CLOSED_BORDERS = [2020, 2021, 2022];
const NOTE = "本表是合成的示例数据，不是任何单位的真实情况。";

/**
 * What fillers did otherwise than they should have, by centre and year.
 * @type {Record<string, (fields: Fields) => Fields>}
 */
const SLIPS = {
  // Peculiarity 3, a spelling variant: brackets of half width and a space, which no alias names.
  "乙 2020": (fields) => new Map([...fields, ["中心名称", "示例中心乙 (新材料)"]]),
  // Peculiarity 4, a unit slip: the funds in 元 where 万元 are asked for.
  "己 2022": (fields) => scale(fields, ["总经费", "纵向经费", "横向经费"], 10000),
  // Peculiarity 7, errors: a wrong digit in a sum, a required cell left blank, a number in words.
  "丑 2023": (fields) => new Map([...fields, ["总经费", otherDigit(fields.get("总经费"))]]),
  "寅 2019": (fields) => new Map([...fields].filter(([name]) => name !== "在读硕士")),
  "卯 2022": (fields) => new Map([...fields, ["固定人员", "约60人"]]),
};

/**
 * Peculiarity 5, restated figures: what 庚 had sent for 2021 before the correction.
 * @type {Record<string, (fields: Fields) => Fields>}
 */
const FIRST_SENT = {
  "庚 2021": (fields) => {
    const missed = 186.4;
    const funds = ["总经费", "纵向经费"].map((name) => [name, cents(fields.get(name) - missed)]);
    return new Map([...fields, ...funds, ["有效专利", fields.get("有效专利") - 9]]);
  },
};

/**
 * Every example workbook, by year, then by centre.
 * @returns {{ file: string, filling: Filling }[]}
 */
export function exampleFillings() {
  const histories = UNITS.map((unit, index) => historyOf(unit, randomFrom(SEED + index)));
  return YEARS.flatMap((year) =>
    UNITS.flatMap((unit, index) =>
      reportsFor(unit, year) ? workbooksOf(unit, year, histories[index].get(year)) : [],
    ),
  );
}

/**
 * Writes all workbooks and 名册.csv, over those of an earlier run, and gives the number of workbooks.
 * @param {string} folder
 * @param {{ onFile?: (done: number, total: number) => void }} [options]
 */
export async function writeExamples(folder, { onFile = () => {} } = {}) {
  // Only here, so that the figures themselves can be had without a build.
  const { loadForm, writeTemplate } = await import("../../dist/index.js");
  const rules = new URL("../../rules/erc-annual/2021.yaml", import.meta.url);
  const { form } = loadForm(await readFile(rules, "utf8"), fileURLToPath(rules));
  const fillings = exampleFillings();
  await mkdir(folder, { recursive: true });
  // Excel takes a CSV file for UTF-8 only if it begins with a byte order mark.
  await writeFile(join(folder, "名册.csv"), `\uFEFF${exampleRoster()}`);
  for (const [index, { file, filling }] of fillings.entries()) {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await writeTemplate(form, filling));
    onFile(index + 1, fillings.length);
  }
  return fillings.length;
}

function workbooksOf(unit, year, { fields, tables }) {
  const key = `${unit.key} ${year}`;
  const stem = `${year}/${nameIn(unit, year).replace(/（.*）/, "")}-${year}`;
  const toFilling = (changed) => ({ fields: changed, tables, notes: [NOTE] });
  const filling = toFilling(SLIPS[key]?.(fields) ?? fields);
  const first = FIRST_SENT[key]?.(fields);
  if (!first) return [{ file: `${stem}.xlsx`, filling }];
  return [
    { file: `${stem}.xlsx`, filling: toFilling(first) },
    { file: `${stem}-更正.xlsx`, filling },
  ];
}

/**
 * What a centre would report if it made no mistake, for every year of its life.
 * @param {(typeof UNITS)[number]} unit
 * @param {Random} random
 * @returns {Map<number, { fields: Fields, tables: Filling["tables"] }>}
 */
function historyOf(unit, random) {
  const history = new Map();
  let state;
  for (const year of YEARS.filter((each) => isAlive(unit, each))) {
    state = state ? grow(unit, state, year, random) : begin(unit, year, random);
    const figures = figuresOf(unit, state, year, random);
    // Some fillers write 无 where there was nothing, others 0; both mean the same.
    const answers = random() < 0.5 ? withNone(figures) : figures;
    const fields = new Map(Object.entries({ ...coverOf(unit, year, random), ...answers }));
    history.set(year, { fields, tables: tablesOf(unit, state) });
  }
  return history;
}

/** The stocks of a centre's first year. */
function begin({ key, area, staff, funds }, year, random) {
  const bought = () => instrument(key, whole(random, 2010, year), random);
  return {
    area: cents(noisy(random, area, 0.05)),
    added: 0,
    staff,
    funds,
    patents: Math.round(noisy(random, staff * 0.9, 0.4)),
    otherRights: Math.round(noisy(random, staff * 0.3, 0.4)),
    博士: {
      studying: Math.round(noisy(random, staff * 0.35, 0.2)),
      graduates: whole(random, 2, 6),
    },
    硕士: {
      studying: Math.round(noisy(random, staff * 0.9, 0.2)),
      graduates: whole(random, 6, 15),
    },
    instruments: Array.from({ length: whole(random, 3, 5) }, bought),
  };
}

/** Stocks move slowly: what comes in the year less what goes. */
function grow({ key, growth }, last, year, random) {
  const added = random() < 0.25 ? cents(between(random, 60, 420)) : 0;
  const bought = random() < 0.4 ? [instrument(key, year, random)] : [];
  return {
    area: cents(last.area + added),
    added,
    staff: Math.round(noisy(random, last.staff * (1 + (growth - 1) / 2), 0.04)),
    funds: last.funds * growth,
    patents: last.patents + whole(random, 1, last.staff / 4) - whole(random, 0, last.staff / 12),
    otherRights: last.otherRights + whole(random, 0, last.staff / 12),
    博士: nextStudents(last.博士, 0.22, growth, random),
    硕士: nextStudents(last.硕士, 0.33, growth, random),
    instruments: [...last.instruments, ...bought],
  };
}

function nextStudents({ studying }, leaving, growth, random) {
  const graduates = Math.round(noisy(random, studying * leaving, 0.25));
  const admitted = Math.round(noisy(random, studying * leaving * growth, 0.25));
  return { studying: studying + admitted - graduates, graduates };
}

const coverOf = (unit, year, random) => ({
  中心名称: nameIn(unit, year),
  依托单位: universityOf(unit),
  主管部门: "示例主管部门",
  所属技术领域: unit.domain,
  报告年度: year,
  填报人: "示例填报人",
  填报日期: (year + 1) * 10000 + 100 + whole(random, 5, 28),
});

function figuresOf(unit, state, year, random) {
  const { staff } = state;
  const few = (most) => whole(random, 0, most);
  const rarely = (chance) => (random() < chance ? 1 : 0);
  const about = (expected) => Math.round(noisy(random, expected, 0.35));
  const fromState = cents(noisy(random, state.funds * 0.68, 0.2));
  const fromIndustry = cents(noisy(random, state.funds * 0.32, 0.3));
  const contracted = cents(fromIndustry * between(random, 0.8, 1.7));
  const licensing = unit.neverLicenses ? 0 : 3;
  // Half as many came on site in 2020.
  const services = year === 2020 ? 0.5 : 1;
  return {
    工程中心面积: state.area,
    当年新增面积: state.added,
    固定人员: staff,
    流动人员: about(staff * 0.5),
    国家级科技奖励一等奖: rarely(0.02),
    国家级科技奖励二等奖: rarely(0.06),
    省部级科技奖励一等奖: few(2),
    省部级科技奖励二等奖: few(3),
    总经费: cents(fromState + fromIndustry),
    纵向经费: fromState,
    横向经费: fromIndustry,
    有效专利: state.patents,
    其他知识产权: state.otherRights,
    国际国家标准: few(3),
    行业地方标准: few(4),
    ...conversion(random, ["转让合同项数", "转让合同金额", "转让当年到账"], few(1 + staff / 20)),
    ...conversion(random, ["许可合同项数", "许可合同金额", "许可当年到账"], few(licensing)),
    ...conversion(random, ["作价投资合同项数", "作价金额"], unit.neverLicenses ? 0 : rarely(0.15)),
    产学研合同项数: Math.max(1, about(contracted / 35)),
    产学研合同金额: contracted,
    技术咨询: about(staff * 2.5 * services),
    // Now and then a campaign reaches many more people than usual.
    培训服务: about(staff * 5 * services * (random() < 0.06 ? 7 : 1)),
    在读博士: state.博士.studying,
    在读硕士: state.硕士.studying,
    当年毕业博士: state.博士.graduates,
    当年毕业硕士: state.硕士.graduates,
    承担本科课程: about(staff * 6),
    承担研究生课程: about(staff * 2),
    大专院校教材: few(2),
    教授: Math.floor(staff * 0.24),
    副教授: Math.floor(staff * 0.3),
    讲师: Math.floor(staff * 0.22),
    国内访问学者: few(4),
    国外访问学者: CLOSED_BORDERS.includes(year) ? 0 : few(3),
    进站博士后: few(4),
    出站博士后: few(3),
  };
}

/** Contracts of one kind, the patents among them, and what was agreed and received, in 万元. */
function conversion(random, [items, amount, received], count) {
  const patents = whole(random, 0, count);
  const agreed = cents(count * between(random, 12, 40));
  const share = count === 0 ? 0 : patents / count;
  const paid = cents(agreed * between(random, 0.5, 1) + earlierInstalment(random, count));
  const withPart = (name, total, part) => ({ [name]: total, [`${name}_专利`]: part });
  return {
    ...withPart(items, count, patents),
    ...withPart(amount, agreed, cents(agreed * share)),
    ...(received && withPart(received, paid, cents(paid * share))),
  };
}

/** Sometimes contracts of earlier years pay late. */
const earlierInstalment = (random, count) =>
  count > 0 && random() < 0.08 ? between(random, 10, 60) : 0;

function tablesOf(unit, { instruments }) {
  const directions = ["一", "二", "三", "四"].slice(0, unit.staff > 50 ? 4 : 3);
  const owners = [...new Set(instruments.map((each) => each.所属单位))];
  const worth = (owner) =>
    instruments
      .filter((each) => each.所属单位 === owner)
      .reduce((sum, each) => cents(sum + each.数量 * each.购买单价), 0);
  const rows = {
    研究方向: directions.map((number) => ({
      方向名称: `${unit.topic}示例方向${number}`,
      学术带头人: `示例带头人${unit.key}${number}`,
    })),
    // The template prints three lines: one without a subject needs 无.
    依托学科: [`示例学科${unit.key}一`, unit.staff > 50 ? `示例学科${unit.key}二` : "无", "无"].map(
      (name) => ({ 学科名称: name }),
    ),
    设备合计: owners.map((owner) => ({ 所属单位: owner, 合计: worth(owner) })),
    仪器设备: instruments,
  };
  const toMaps = (list) => list.map((row) => new Map(Object.entries(row)));
  return new Map(Object.entries(rows).map(([name, list]) => [name, toMaps(list)]));
}

const universityOf = ({ key }) => `示例大学${key}`;

function instrument(key, year, random) {
  const university = universityOf({ key });
  return {
    所属单位: random() < 0.75 ? university : `${university}附属示例研究院`,
    仪器名称: `示例仪器${"甲乙丙丁戊己"[whole(random, 0, 5)]}`,
    型号: `SL-${whole(random, 100, 999)}`,
    数量: random() < 0.2 ? 2 : 1,
    购买单价: cents(between(random, 300000, 2400000)),
    购置日期: year * 10000 + whole(random, 1, 12) * 100 + whole(random, 1, 28),
  };
}

/** Where 无 is what the form asks for if there was nothing. */
const withNone = (figures) =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      value === 0 && /^(国家级|许可|作价|国外)/.test(name) ? "无" : value,
    ]),
  );

const scale = (fields, names, factor) =>
  new Map([...fields].map(([name, v]) => [name, names.includes(name) ? cents(v * factor) : v]));

/** As if one key beside the right one had been struck: the digit before the point is another. */
const otherDigit = (number) => cents(number + (Math.floor(number) % 10 < 5 ? 4 : -4));

const cents = (number) => Math.round(number * 100) / 100;
const between = (random, low, high) => low + (high - low) * random();
const whole = (random, low, high) => low + Math.floor(random() * (Math.floor(high) - low + 1));
/** Spread evenly, so that no noise is larger than said. */
const noisy = (random, expected, spread) => expected * between(random, 1 - spread, 1 + spread);

/** Mulberry32 by Tommy Ettinger (public domain): small, seeded, the same on every machine. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error("node examples/erc-annual/generate.mjs FOLDER");
    process.exitCode = 2;
  } else console.log(`${await writeExamples(folder)} 份示例工作簿 example workbooks → ${folder}`);
}
