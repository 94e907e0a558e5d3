import { type SmallAnswer, type SmallRow, smallDataset } from "../fixtures/small-dataset.js";

/** Names that break what is put together from texts. */
export const HOSTILE = [
  "武汉中心</script>",
  "a\"b'c.d[e]\\",
  "教育部某某领域关键技术与装备国际联合研究工程中心（筹）",
  "{{datum.x}}#{y}",
] as const;

export const BUSY_FIELDS = ["额.[1]\"'", "数'\\"] as const;

const UNITS = [...HOSTILE, ...Array.from({ length: 10 }, (_, at) => `示例中心${at}`)];

/** Fourteen units with hostile names, of fields with hostile names, and every state there is. */
export const BUSY = smallDataset(
  UNITS.flatMap((unit, at) =>
    [2018, 2019, 2020, 2021].flatMap((period) => rowsFor(unit, at, period)),
  ),
  {
    fields: { "额.[1]\"'": { label: "金额", measuredIn: "元", decimals: 2 }, "数'\\": {} },
    findings: HOSTILE.flatMap((unit) => [
      { unit, period: 2018, check: `f/${unit}`, severity: "error" },
      { unit, period: 2020, check: "上年", severity: "warning", explained: "如此" },
    ]),
  },
);

function rowsFor(unit: string, at: number, period: number): SmallRow[] {
  const number = 1_000_000 * (at + 1) + 1000 * (period - 2018) * (at % 3);
  const odd: readonly SmallAnswer[] = ["blank", "none", "unreadable", { flagged: number }];
  const isOdd = (at + period) % 5 === 0;
  if (at === 1 && period === 2019) return [];
  const answer = isOdd ? (odd[at % odd.length] ?? number) : number;
  return [
    [unit, period, BUSY_FIELDS[0], answer],
    [unit, period, BUSY_FIELDS[1], at === 2 ? "blank" : (at * 7) % 5],
  ];
}
