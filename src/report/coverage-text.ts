import {
  type Coverage,
  type FieldCoverage,
  type Mistake,
  type MistakeKind,
  shareCaught,
  type Tally,
  triedOf,
} from "../model/coverage.js";
import { toPlainNumber } from "../model/number.js";
import {
  acrossInChinese,
  beforeInChinese,
  beforeInEnglish,
  ofBeforeInEnglish,
} from "../model/period-words.js";
import type { Language, Text } from "../model/text.js";
import { renderPlace, SEVERITY_WORDS, toOneLine } from "./render.js";
import { type Paint, PLAIN } from "./text.js";

const KIND_WORDS: Readonly<Record<MistakeKind, Text>> = {
  "digits-swapped": { zh: "数字颠倒", en: "digits swapped" },
  "digit-wrong": { zh: "错一个数字", en: "digit wrong" },
  "digit-dropped": { zh: "漏一个数字", en: "digit dropped" },
  "digit-added": { zh: "多一个数字", en: "digit added" },
  "digit-doubled": { zh: "数字重复", en: "digit doubled" },
  "decimal-point": { zh: "小数点错位", en: "decimal point" },
  unit: { zh: "计量单位弄错", en: "unit of measurement" },
  sign: { zh: "正负号弄错", en: "sign" },
  neighbour: { zh: "填成相邻格的数", en: "neighbour's number" },
  swapped: { zh: "与相邻格对调", en: "swapped with neighbour" },
  blank: { zh: "漏填", en: "left blank" },
};

/** A field of which less is caught is listed. */
const WEAK = 0.5;

/** The report for people: what share of each kind is caught, then the fields that are watched least. */
export function toCoverageText(
  coverage: Coverage,
  language: Language,
  paint: Paint = PLAIN,
): string {
  const weak = coverage.fields.filter((field) => shareCaught(field) < WEAK);
  const blocks = [
    introduce(coverage, language, paint),
    tabulate(coverage, language, paint),
    listWeak(weak, coverage, language, paint),
    [...nameUntried(coverage, language), paint.strong(conclude(coverage, weak, language))],
  ];
  const filled = blocks.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function introduce(coverage: Coverage, language: Language, paint: Paint): string[] {
  const {
    title,
    form,
    version,
    submissions,
    faulty,
    withoutPrevious,
    noun = "year",
    seed,
    perField,
  } = coverage;
  const tried = triedOf(coverage.total);
  const words: Readonly<Record<Language, readonly [string, string, string, string]>> = {
    zh: [
      `${title}（${form}@${version}）`,
      `在 ${submissions} 份填报中逐个放进 ${tried} 个差错（每个指标每种至多 ${perField} 个，随机种子 ${seed}）`,
      `其中 ${faulty} 份本来就有问题：有问题的格子和相关的格子不放差错，只有新的问题才算发现`,
      `其中 ${withoutPrevious} 份没有${beforeInChinese(noun)}数据，${acrossInChinese(noun)}审核没有参加：请把${beforeInChinese(noun)}的工作簿一并用 --data 给出`,
    ],
    en: [
      `${title} (${form}@${version})`,
      `Mistakes put into submissions, one at a time: ${tried} (submissions: ${submissions}, of each kind in a field at most: ${perField}, seed: ${seed})`,
      `Submissions that had findings before: ${faulty}; no mistakes were put into those cells, and only new findings count`,
      `Submissions without ${ofBeforeInEnglish(noun)} figures, so that checks against them took no part: ${withoutPrevious}; name ${ofBeforeInEnglish(noun)} workbooks with --data as well`,
    ],
  };
  const [heading, made, before, unpaired] = words[language];
  return [
    paint.strong(toOneLine(heading)),
    made,
    ...(faulty > 0 ? [before] : []),
    ...(withoutPrevious > 0 ? [unpaired] : []),
  ];
}

function tabulate({ kinds, total }: Coverage, language: Language, paint: Paint): string[] {
  const { error, warning, note } = SEVERITY_WORDS;
  const captions = {
    zh: ["差错", "试了", error.zh, warning.zh, `仅${note.zh}`, "漏掉", "发现"],
    en: ["mistake", "tried", error.en, warning.en, `only a ${note.en}`, "missed", "caught"],
  }[language];
  const rows = kinds.map((own) => [KIND_WORDS[own.kind][language], ...figuresOf(own)]);
  const sum = [{ zh: "合计", en: "all" }[language], ...figuresOf(total)];
  const table = [captions, ...rows, sum];
  const widths = captions.map((_, at) => Math.max(...table.map((row) => widthOf(row[at] ?? ""))));
  const lines = table.map((row) => row.map((text, at) => pad(text, widths[at] ?? 0, at > 0)));
  return lines.map((line, at) => {
    const text = `  ${line.join("  ")}`;
    return at === 0 ? paint.dim(text) : at === lines.length - 1 ? paint.strong(text) : text;
  });
}

const figuresOf = (tally: Tally): string[] => [
  ...[triedOf(tally), tally.error, tally.warning, tally.note, tally.missed].map(String),
  toPercent(tally),
];

/** Never 100 % while something slips through. */
const toPercent = (tally: Tally): string => `${Math.floor(shareCaught(tally) * 100)}%`;

function listWeak(
  weak: readonly FieldCoverage[],
  { fields }: Coverage,
  language: Language,
  paint: Paint,
): string[] {
  if (weak.length === 0) return [];
  const heading = {
    zh: `差错多半发现不了的指标（${fields.length} 个中的 ${weak.length} 个），例如`,
    en: `Fields whose mistakes mostly slip through (${weak.length} of ${fields.length}), for example`,
  }[language];
  const width = Math.max(...weak.map(({ field }) => widthOf(toOneLine(field))));
  const lines = weak.map((field) => {
    const name = pad(toOneLine(field.field), width, false);
    const said = field.example ? `  ${exemplify(field.example, language, paint)}` : "";
    return `  ${name}  ${pad(toPercent(field), 4, true)}${said}`;
  });
  return [heading, ...lines];
}

function exemplify(mistake: Mistake, language: Language, paint: Paint): string {
  const { kind, file, place, meant, typed, neighbour } = mistake;
  const from = toPlainNumber(meant);
  const to = typed === undefined ? { zh: "空白", en: "blank" }[language] : toPlainNumber(typed);
  const change =
    kind === "swapped" && neighbour ? `${from} ⇄ ${neighbour.field} ${to}` : `${from} → ${to}`;
  const missed = { zh: "没有发现", en: "not caught" }[language];
  const source = [KIND_WORDS[kind][language], file, renderPlace(place)].join(" · ");
  return `${toOneLine(change)} ${missed} ${paint.dim(`[${toOneLine(source)}]`)}`;
}

function nameUntried({ untried }: Coverage, language: Language): string[] {
  if (untried.length === 0) return [];
  const names = toOneLine(untried.join({ zh: "、", en: ", " }[language]));
  return [
    {
      zh: `没有试到的指标，因为填报中没有数，或本来就有问题：${names}`,
      en: `Fields that were not tried, because the submissions have no numbers for them, or none that is in order: ${names}`,
    }[language],
  ];
}

function conclude(
  { total, noun = "year" }: Coverage,
  weak: readonly FieldCoverage[],
  language: Language,
): string {
  const caught = total.error + total.warning;
  const share = toPercent(total);
  const zh = `共发现 ${share}（${triedOf(total)} 个差错中的 ${caught} 个）`;
  const en = `Caught in all: ${share} (${caught} of ${triedOf(total)})`;
  if (weak.length === 0) return { zh, en }[language];
  return {
    zh: `${zh}。请为上面的指标写审核：与合计、其中项、相关指标或${beforeInChinese(noun)}数比较，容许的范围不要太宽；然后再试一次`,
    en: `${en}. Write checks that read the fields above: compare them with totals, parts, related fields or ${beforeInEnglish(noun)}, within ranges that are not too wide; then try again`,
  }[language];
}

/** Chinese characters take two columns on a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign >= "\u2e80" ? 2 : 1), 0);

function pad(text: string, width: number, isNumber: boolean): string {
  const space = " ".repeat(Math.max(0, width - widthOf(text)));
  return isNumber ? space + text : text + space;
}
