/** One unit in one year. */
export type DemoRow = {
  readonly unit: string;
  readonly year: number;
  readonly students: number;
  readonly teachers: number | null;
  readonly remark: string;
};

/** A name that a careless page would run, and that a careless address would tear apart. */
export const HOSTILE_UNIT = `武汉中心</script><!--<img src=x onerror="document.title='坏了'">`;
/** Commas, quotes, and what separates the parts of an address. */
export const AWKWARD_UNIT = `甲,乙 & "丙"='丁'#1%+</script>`;
/** The part `broken` of the demonstration fails for it. */
export const BROKEN_UNIT = "坏单位";

const NAMED = [
  "北京中心",
  "上海中心",
  "广州中心",
  "成都中心",
  HOSTILE_UNIT,
  AWKWARD_UNIT,
  BROKEN_UNIT,
];

/** What a spreadsheet would run, or what a table could take for markup. */
const REMARKS = ["=1+1", "＋86", "-5", "<b>粗</b>", "有,逗号", '有"引号"', "两\n行", "@某人"];

/** 40 units in 9 years, always the same. */
export const DEMO_ROWS: readonly DemoRow[] = [
  ...NAMED,
  ...Array.from({ length: 33 }, (_, at) => `第${at + 1}研究中心`),
].flatMap((unit, at) =>
  Array.from({ length: 9 }, (_, step) => ({
    unit,
    year: 2016 + step,
    students: Math.round(
      8000 * (1 + at * 0.02) * (1 + 0.04 * step + 0.06 * Math.sin(step * (at + 1))),
    ),
    teachers:
      step === 4 ? null : Math.round(600 * (1 + 0.03 * step + 0.05 * Math.cos(at + step))) / 10,
    remark: REMARKS[step] ?? "",
  })),
);
