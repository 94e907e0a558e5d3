type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/**
 * One element. Strings become text and attributes, never markup, whatever stands in them.
 *
 * @param attributes `true` sets an attribute without a value; `false` and `undefined` leave it out
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

let count = 0;

/** An id that no other element of the page has. */
export const nextId = (prefix: string): string => `${prefix}-${++count}`;
