/** Contrast with the ground is at least 4.5 to 1 (WCAG 2.2, 1.4.3); signs and words say the same. */
const COLOURS = `
:root {
  color-scheme: light dark;
  --ground: #fff; --raised: #f4f6f8; --ink: #1b2126; --faint: #59636c; --line: #cdd4da; --link: #0b57a4;
  --error: #a8320a; --warning: #7a5200; --good: #005f73; --note: #4a5560;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181c; --raised: #1f252b; --ink: #e6eaee; --faint: #a3adb7; --line: #3d4751; --link: #8ec2ff;
    --error: #ffab8f; --warning: #f0c14b; --good: #7fd3df; --note: #b9c4cf;
  }
}
.error, .blocked, .unreadable { color: var(--error) }
.warning { color: var(--warning) }
.explained, .accepted { color: var(--good) }
.note, .unused { color: var(--note) }`;

const PAGE = `
html { scroll-padding-top: 7rem }
body {
  margin: 0 auto; padding: 1rem; max-width: 90rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", SimSun, sans-serif;
}
h1 { margin: 0 0 .75rem; font-size: 1.5rem }
h2 { margin: 1.75rem 0 .5rem; font-size: 1.2rem }
h3 { display: inline; font-size: 1rem; overflow-wrap: anywhere }
a { color: var(--link) }
p { margin: .4rem 0 }
bdi { white-space: pre-wrap }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
.totals { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 }
.totals div { padding: .4rem .8rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--raised) }
.totals dd { margin: 0; font-size: 1.4rem; font-weight: 700; line-height: 1.2; font-variant-numeric: tabular-nums }
.badge { font-weight: 700; white-space: nowrap }
.about, .back, .zero { color: var(--faint) }
.conclusion { font-weight: 700 }`;

const TABLES = `
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .4rem }
table { width: 100%; border-collapse: collapse; font-size: .9375rem }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; min-width: 4em; max-width: 24em; overflow-wrap: anywhere }
tbody th { font-weight: 600; min-width: 7em }
thead th { background: var(--raised); white-space: nowrap }
tbody tr:last-child > * { border-bottom: 0 }
tbody tr:hover { background: var(--raised) }
.number { text-align: end; min-width: 0; font-variant-numeric: tabular-nums }
.message { min-width: 16em; max-width: 45em }
.rule { overflow-wrap: break-word }
.hint { color: var(--faint) }
.explanation { color: var(--good) }`;

const PARTS = `
.file { margin: .6rem 0 }
.file > details { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .8rem }
.file > details > summary { cursor: pointer }
.file > details[open] > summary { margin-bottom: .4rem }
.filter { display: none; position: sticky; top: 0; z-index: 1; flex-wrap: wrap; gap: .4rem .8rem; align-items: center; margin: 1rem -1rem 0; padding: .5rem 1rem; background: var(--raised); border: solid var(--line); border-width: 1px 0 }
.filter fieldset { display: flex; flex-wrap: wrap; gap: .2rem .9rem; margin: 0; padding: 0; border: 0 }
.filter legend { float: left; padding: 0; margin-inline-end: .2rem }
.filter label, .choice { white-space: nowrap }
.filter select { width: 11rem; max-width: 70vw }
.filter select, .filter button { font: inherit; min-height: 2rem }
.filter input { width: 1.1rem; height: 1.1rem; vertical-align: -.15rem }
.filtered { display: none; flex-basis: 100%; margin: 0; font-weight: 700 }
/* Thousands of rows are laid out only as they come into view. */
@media screen { .file { content-visibility: auto; contain-intrinsic-size: auto 30rem } }
@media (max-width: 40rem) {
  th, td { padding: .3rem .4rem }
  .badge { white-space: normal }
  html { scroll-padding-top: 1rem }
  .filter { position: static }
}`;

/** Paper: everything is open, and nothing that only works on a screen. */
const PRINT = `
@page { size: A4 landscape; margin: 12mm }
@media print {
  :root { --ground: #fff; --raised: #fff; --ink: #000; --faint: #444; --line: #999; --link: #000; --error: #8a2500; --warning: #5c3d00; --good: #004b5a; --note: #333 }
  body { max-width: none; padding: 0; font-size: 9pt }
  h3 { font-size: 10pt }
  table { font-size: 8.5pt }
  th, td { padding: 2pt 4pt }
  a { color: inherit; text-decoration: none }
  .filter > :not(.filtered), .back { display: none }
  .filter { position: static; border: 0; padding: 0 }
  .scroll { overflow: visible; border: 0 }
  details::details-content { display: block; content-visibility: visible; block-size: auto }
  thead { display: table-header-group }
  tr, summary, .totals div { break-inside: avoid }
  h2, summary, .about, .conclusion { break-after: avoid }
}`;

export const STYLE: string = COLOURS + PAGE + TABLES + PARTS + PRINT;
