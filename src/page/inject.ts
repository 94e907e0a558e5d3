/** Why data could not be put into a page; a mistake of the program, never of the data. */
export class InjectionError extends Error {
  override readonly name = "InjectionError";
  constructor(
    readonly code: "slot-missing" | "slot-repeated" | "not-serialisable",
    readonly slot: string,
  ) {
    super(`${code}: <script type="application/json" id="${slot}"></script>`);
  }
}

/**
 * Fills the empty slots `<script type="application/json" id="…"></script>` of a page.
 *
 * @param template the page, as the build of the notebooks leaves it
 * @param slots id of a slot → what stands in it afterwards, as JSON; other slots stay empty
 * @returns the page; whatever the data holds, it can neither close the element nor run
 * @throws InjectionError when a slot is not found exactly once, or its data has no JSON
 */
export function injectData(template: string, slots: Readonly<Record<string, unknown>>): string {
  return Object.entries(slots).reduce(
    (page, [id, data]) => fill(page, id, toSafeJson(id, data)),
    template,
  );
}

function fill(page: string, id: string, json: string): string {
  const open = `<script type="application/json" id="${id}">`;
  const [before, after, ...more] = page.split(`${open}</script>`);
  if (before === undefined || after === undefined) throw new InjectionError("slot-missing", id);
  if (more.length > 0) throw new InjectionError("slot-repeated", id);
  return `${before}${open}${json}</script>${after}`;
}

/** Without `<` nothing can end the element or open a comment; U+2028 and U+2029 end old scripts' lines. */
function toSafeJson(id: string, data: unknown): string {
  const json = JSON.stringify(data);
  if (json === undefined) throw new InjectionError("not-serialisable", id);
  return json
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
