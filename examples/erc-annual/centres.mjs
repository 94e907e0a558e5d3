// The centres of the example workbooks, none of which exists: who must report, and for which years.

export const YEARS = [2018, 2019, 2020, 2021, 2022, 2023];

/**
 * Sizes of the first year: area in m², staff, funds in 万元; growth is the usual factor of a year.
 * `since` and `until` are the years of the centre's life, `skips` those for which it sent nothing.
 */
// biome-ignore format: one centre a line
export const UNITS = [
  { key: "甲", topic: "智能制造", domain: "机械与运载工程", group: "示例东部", area: 6200, staff: 96, funds: 3600, growth: 1.06 },
  { key: "乙", topic: "新材料", domain: "化工、冶金与材料工程", group: "示例东部", area: 4300, staff: 70, funds: 2100, growth: 1.08 },
  // Peculiarity 1, missing years: 丙 sent nothing for 2020, 戊 nothing for 2021 and 2022.
  { key: "丙", topic: "清洁能源", domain: "能源与矿业工程", group: "示例西部", area: 3800, staff: 52, funds: 1500, growth: 1.04, skips: [2020] },
  // Peculiarity 2, a rename: 示例中心丁 until 2020, 示例丁类工程中心 from 2021.
  { key: "丁", topic: "数字农业", domain: "农业", group: "示例中部", area: 2600, staff: 41, funds: 820, growth: 1.1 },
  { key: "戊", topic: "绿色建造", domain: "土木、水利与建筑工程", group: "示例中部", area: 5100, staff: 63, funds: 1900, growth: 1.03, skips: [2021, 2022] },
  { key: "己", topic: "水体修复", domain: "环境与轻纺工程", group: "示例西部", area: 2900, staff: 45, funds: 1100, growth: 1.05 },
  { key: "庚", topic: "医学影像", domain: "医药卫生", group: "示例东部", area: 7400, staff: 112, funds: 4300, growth: 1.02 },
  // Peculiarity 6, a life that ends and one that begins: 辛 closes after 2020, 子 opens in 2021.
  { key: "辛", topic: "煤炭转化", domain: "能源与矿业工程", group: "示例中部", area: 2200, staff: 34, funds: 640, growth: 0.93, until: 2020 },
  { key: "子", topic: "量子传感", domain: "信息与电子工程", group: "示例东部", area: 1800, staff: 28, funds: 900, growth: 1.18, since: 2021 },
  { key: "丑", topic: "轨道交通", domain: "机械与运载工程", group: "示例西部", area: 4800, staff: 74, funds: 2700, growth: 1.04 },
  { key: "寅", topic: "网络安全", domain: "信息与电子工程", group: "示例中部", area: 3100, staff: 58, funds: 1700, growth: 1.09 },
  { key: "卯", topic: "精细化工", domain: "化工、冶金与材料工程", group: "示例东部", area: 3600, staff: 60, funds: 1300, growth: 1.01 },
  // Peculiarity 9, zero bases: 辰 never licensed a patent nor put one into a company.
  { key: "辰", topic: "森林防火", domain: "农业", group: "示例西部", area: 2000, staff: 26, funds: 340, growth: 1.05, neverLicenses: true },
  { key: "巳", topic: "康复器械", domain: "医药卫生", group: "示例中部", area: 2700, staff: 48, funds: 980, growth: 1.07 },
  // Peculiarity 8, the roster: 壬 reports in 2023 but is not in it; 癸 is in it and never reports.
  { key: "壬", topic: "海洋装备", domain: "机械与运载工程", group: "示例东部", area: 2400, staff: 36, funds: 760, growth: 1.06, since: 2023, inRoster: false },
  { key: "癸", topic: "文物保护", domain: "土木、水利与建筑工程", group: "示例西部", area: 1500, staff: 22, funds: 300, growth: 1, skips: YEARS },
];

/** The one that is real: its published figures of 2021 stand in `workbooks/`. */
const REAL = ["移动数字医院系统教育部工程研究中心", "", "真实公开数据", 2021, 2021];

/** Who must report, as CSV; a renamed centre's old name is an alias. */
export function exampleRoster() {
  const lines = UNITS.filter(({ inRoster = true }) => inRoster).map((unit) => {
    const names = new Set(YEARS.map((year) => nameIn(unit, year)).reverse());
    const [name, ...aliases] = names;
    return [name, aliases.join(";"), unit.group, unit.since ?? "", unit.until ?? ""];
  });
  return [["unit", "aliases", "group", "since", "until"], ...lines, REAL]
    .map((line) => `${line.join(",")}\n`)
    .join("");
}

/** Whether it sent a workbook for the year. */
export const reportsFor = (unit, year) => isAlive(unit, year) && !unit.skips?.includes(year);
export const isAlive = ({ since, until }, year) =>
  (since ?? YEARS[0]) <= year && year <= (until ?? YEARS.at(-1));

/** What it called itself in the year. */
export function nameIn({ key, topic }, year) {
  if (key !== "丁") return `示例中心${key}（${topic}）`;
  return year <= 2020 ? "示例中心丁" : "示例丁类工程中心";
}
