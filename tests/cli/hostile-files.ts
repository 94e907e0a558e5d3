import { BROKEN_ARCHIVES, BROKEN_MARKUP, type Hostile, OTHER_FILES } from "../fixtures/hostile.js";
import { rawWorkbook, SHEET } from "../fixtures/raw-workbook.js";

/** A file that is called a workbook and is none, by the code of the one finding on it. */
export type HostileFile = {
  readonly name: string;
  readonly code: string;
  /** What the message has to advise. */
  readonly advice: { readonly zh: string; readonly en: string };
  readonly bytes: () => Uint8Array;
};

const SAVE_AS = { zh: "另存为 .xlsx", en: "save it as .xlsx" };
const HAND_IN = { zh: "请提供填好的 .xlsx", en: "hand in the filled-in .xlsx" };
const USE_TEMPLATE = { zh: "请改用模板填写", en: "use the template" };

export const HOSTILE_FILES: readonly HostileFile[] = [
  from("nothing", "empty.xlsx", { zh: "请重新保存", en: "save or copy it again" }),
  from("an .xls", "old.xls", SAVE_AS),
  from("a workbook with a password", "password.xlsx", { zh: "请去除密码", en: "remove it" }),
  from("a .docx", "report.docx.xlsx", HAND_IN),
  from("a web page", "page.xlsx", SAVE_AS),
  from("a CSV", "list.xlsx", HAND_IN),
  from("half a file", "cut-off.xlsx", { zh: "请重新获取", en: "get it again" }),
  from("a sheet that breaks off", "damaged.xlsx", { zh: "打开修复后另存", en: "save it again" }),
  from("a document type in the workbook", "dtd.xlsx", SAVE_AS),
  from("a part called __proto__", "proto.xlsx", USE_TEMPLATE),
  {
    name: "bomb.xlsx",
    code: "file/too-large",
    advice: USE_TEMPLATE,
    bytes: () => rawWorkbook({ entries: { [SHEET]: { content: new Uint8Array(80 * 2 ** 20) } } }),
  },
];

/** A sound workbook of no known form. */
export const plainWorkbook = (): Uint8Array => rawWorkbook();

function from(title: string, name: string, advice: HostileFile["advice"]): HostileFile {
  const all: readonly Hostile[] = [...OTHER_FILES, ...BROKEN_ARCHIVES, ...BROKEN_MARKUP];
  const found = all.find(([candidate]) => candidate === title);
  if (!found) throw new Error(`no hostile file is called: ${title}`);
  const [, bytes, code] = found;
  return { name, code, advice, bytes };
}
