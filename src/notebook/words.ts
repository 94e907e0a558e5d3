/** Everything that the host of the notebooks says itself. */
export const WORDS = {
  failed: (message: string) => `这一部分出错：${message}`,
  noData: "这个页面里没有数据。请用命令 hebiao notebook build 生成带数据的页面。",
  brokenData: "页面里的数据不完整，无法读取。请重新生成这个页面。",
  options: "选项",
  navigation: "相关页面",
  print: "打印",

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
} as const;
