/**
 * Tells the attributes of a tag, by their names without prefix and with entities decoded, until
 * `visit` returns true.
 */
export function visitAttributes(
  attributes: string,
  visit: (name: string, value: string) => boolean,
): void {
  for (let at = 0; ; ) {
    const equals = attributes.indexOf("=", at);
    if (equals < 0) return;
    let open = equals + 1;
    while (isSpace(attributes.charCodeAt(open))) open += 1;
    const quote = attributes.charCodeAt(open);
    if (quote !== QUOTE && quote !== APOSTROPHE) return;
    const close = attributes.indexOf(quote === QUOTE ? '"' : "'", open + 1);
    if (close < 0) return;
    const value = decodeEntities(attributes.slice(open + 1, close));
    if (visit(nameBefore(attributes, at, equals), value)) return;
    at = close + 1;
  }
}

/** The value of one attribute, by its name without prefix. */
export function attributeOf(attributes: string, name: string): string | undefined {
  let found: string | undefined;
  visitAttributes(attributes, (other, value) => {
    if (other !== name) return false;
    found = value;
    return true;
  });
  return found;
}

/** XML's own entities and character references; others cannot be declared without a DTD. */
export function decodeEntities(escaped: string): string {
  if (!escaped.includes("&")) return escaped;
  return escaped.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|lt|gt|amp|quot|apos);/gi, (entity, name) =>
    decodeEntity(entity, name),
  );
}

export const escapeMarkup = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Text on its way through XML: what `_x000D_` and the like stand for (ECMA-376, ST_Xstring). */
export const decodeEscapes = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([\da-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

export const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const COLON = 0x3a;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

function decodeEntity(entity: string, name: string): string {
  if (!name.startsWith("#")) return ENTITIES.get(name) ?? entity;
  const isHex = name[1] === "x" || name[1] === "X";
  const code = isHex ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

/** The name that ends at `end`, spaces aside, without its prefix. */
function nameBefore(source: string, start: number, end: number): string {
  let last = end;
  while (last > start && isSpace(source.charCodeAt(last - 1))) last -= 1;
  let first = last;
  while (first > start && isOfName(source.charCodeAt(first - 1))) first -= 1;
  return source.slice(first, last);
}

const isOfName = (code: number): boolean => !isSpace(code) && code !== COLON;
