import { pageLanguage } from "./page-language.js";

/** Everything that the host of the notebooks says itself, in the language of the page. */
export const words = (): Words => WORDS[pageLanguage()];

const ZH = {
  failed: (message: string) => `这一部分出错：${message}`,
  options: "选项",
  navigation: "相关页面",
  tools: "页面",
  otherLanguage: "English",
  toDark: "深色",
  toLight: "浅色",
  print: "打印",
  chooseFiles: "选择文件…",
  chooseFolder: "选择文件夹…",

  chosen: (count: number, total: number) => `已选 ${count} / ${total}`,
  search: "查找",
  searchIn: (label: string) => `在“${label}”中查找`,
  chooseAll: "全选",
  chooseFound: (count: number) => `选中找到的 ${count} 项`,
  chooseNone: "清空",
  nothingFound: "没有找到",
  atMost: (max: number) => `最多选 ${max} 项`,
  keys: "↑ ↓ 移动，空格选择，Esc 关闭",

  from: "起始",
  to: "截止",
  page: "分页",
  pagesOf: (name: string) => `${name}：分页`,
  pageOf: (page: number, pages: number) => `第 ${page} / ${pages} 页`,
  previousPage: "上一页",
  nextPage: "下一页",

  downloadSvg: "下载 SVG",
  downloadPng: "下载 PNG",
  downloadCsv: "下载 CSV",
  downloadOf: (button: string, name: string) => `${button}：${name}`,
  rowsShown: (first: number, last: number, count: number) =>
    count === 0
      ? "没有数据"
      : first === 1 && last === count
        ? `共 ${count} 行`
        : `第 ${first}–${last} 行，共 ${count} 行`,
  absent: "—",
  true: "是",
  false: "否",
};

type Words = typeof ZH;

const EN: Words = {
  failed: (message) => `This part failed: ${message}`,
  options: "Options",
  navigation: "Related pages",
  tools: "Page",
  otherLanguage: "中文",
  toDark: "Dark",
  toLight: "Light",
  print: "Print",
  chooseFiles: "Choose files…",
  chooseFolder: "Choose a folder…",

  chosen: (count, total) => `${count} of ${total} chosen`,
  search: "Search",
  searchIn: (label) => `Search in “${label}”`,
  chooseAll: "Choose all",
  chooseFound: (count) => `Choose the ${count} found`,
  chooseNone: "Clear",
  nothingFound: "Nothing found",
  atMost: (max) => `At most ${max}`,
  keys: "↑ ↓ to move, space to choose, Esc to close",

  from: "From",
  to: "To",
  page: "Pages",
  pagesOf: (name) => `${name}: pages`,
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  previousPage: "Back",
  nextPage: "Next",

  downloadSvg: "Download SVG",
  downloadPng: "Download PNG",
  downloadCsv: "Download CSV",
  downloadOf: (button, name) => `${button}: ${name}`,
  rowsShown: (first, last, count) =>
    count === 0
      ? "No data"
      : first === 1 && last === count
        ? `${count} ${count === 1 ? "row" : "rows"}`
        : `Rows ${first}–${last} of ${count}`,
  absent: "—",
  true: "Yes",
  false: "No",
};

const WORDS: Readonly<Record<"zh" | "en", Words>> = { zh: ZH, en: EN };
