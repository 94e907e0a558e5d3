import type { Field } from "../model/form.js";
import type { EachSource } from "./schema.js";

/** The values of the placeholders in one of the checks that an `each` stands for. */
export type Binding = ReadonlyMap<string, string>;

/** All bindings of an `each`: listed one by one, or every combination of the values given. */
export function bindingsOf(each: EachSource | undefined, fields: Iterable<Field>): Binding[] {
  if (each === undefined) return [new Map()];
  if (Array.isArray(each)) return each.map((entry) => new Map(Object.entries(entry)));
  const all = [...fields];
  return Object.entries(each).reduce<Binding[]>(
    (bindings, [key, values]) => {
      const words = Array.isArray(values) ? values : select(all, values);
      return bindings.flatMap((binding) => words.map((word) => new Map([...binding, [key, word]])));
    },
    [new Map()],
  );
}

function select(
  fields: readonly Field[],
  wanted: { kind?: string | undefined; unit?: string | undefined; type?: string | undefined },
): string[] {
  return fields
    .filter(
      (field) =>
        (wanted.kind === undefined || field.measure === wanted.kind) &&
        (wanted.unit === undefined || field.unit === wanted.unit) &&
        (wanted.type === undefined || field.type === wanted.type),
    )
    .map(({ name }) => name);
}

export type Filled = {
  readonly text: string;
  /** The offset in the template that an offset in `text` comes from. */
  readonly originOf: (offset: number) => number;
};

/** Fills `{placeholder}`s; braces around anything else (a set of the check language) stay. */
export function fill(template: string, binding: Binding): Filled {
  const pieces: { readonly at: number; readonly from: number; readonly fixed: boolean }[] = [];
  let text = "";
  let from = 0;
  const add = (piece: string, fixed: boolean, next: number) => {
    pieces.push({ at: text.length, from, fixed });
    text += piece;
    from = next;
  };
  for (const match of template.matchAll(/\{([^{}]+)\}/gu)) {
    const word = binding.get(match[1]?.trim() ?? "");
    if (word === undefined) continue;
    add(template.slice(from, match.index), false, match.index);
    add(word, true, match.index + match[0].length);
  }
  add(template.slice(from), false, template.length);
  const originOf = (offset: number) => {
    const piece = pieces.findLast(({ at }) => at <= offset) ?? { at: 0, from: 0, fixed: false };
    return piece.fixed ? piece.from : piece.from + (offset - piece.at);
  };
  return { text, originOf };
}

/** An id without placeholders gets the values appended, so that each check has its own. */
export function fillId(id: string, binding: Binding): string {
  const filled = fill(id, binding).text;
  return binding.size === 0 || filled !== id ? filled : `${id}/${[...binding.values()].join("·")}`;
}
