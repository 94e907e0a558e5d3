import { html, type Markup } from "./markup.js";

/** In a box of its own, which scrolls where the page is too narrow, by keyboard too. */
export function renderTable(
  label: string,
  columns: readonly string[],
  numbers: readonly string[],
  rows: readonly Markup[],
): Markup {
  const heads = [
    ...columns.map((column) => html`<th scope="col">${column}</th>`),
    ...numbers.map((column) => html`<th scope="col" class="number">${column}</th>`),
  ];
  return html`<section class="scroll" aria-label="${label}" tabindex="0"><table>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody>
</table></section>`;
}
