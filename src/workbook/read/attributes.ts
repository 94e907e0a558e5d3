import { refuseCorrupt } from "../container/unreadable.js";
import { decodeText } from "./xml-text.js";

/** The attributes of a tag as written; most are never asked for. */
export type Attributes = string;

const [QUOTE, APOSTROPHE, COLON] = [0x22, 0x27, 0x3a];
/** The one attribute that has a prefix, `r:id` as a rule: the id of a relationship. */
const PREFIXED = "id";

/**
 * The value of an attribute. `xmlns:r` and what other vocabularies add to a tag are none of its own;
 * the prefix of an `id` may be any.
 */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  let at = 0;
  for (;;) {
    const equals = attributes.indexOf("=", at);
    if (equals < 0) return attributes.slice(at).trim() === "" ? undefined : refuseCorrupt("markup");
    let open = equals + 1;
    while (attributes.charCodeAt(open) <= 0x20) open += 1;
    const quote = attributes.charCodeAt(open);
    if (quote !== QUOTE && quote !== APOSTROPHE) refuseCorrupt("markup");
    const close = attributes.indexOf(quote === QUOTE ? '"' : "'", open + 1);
    if (close < 0) refuseCorrupt("markup");
    if (isNamed(attributes, at, equals, name))
      return decodeText(attributes.slice(open + 1, close), name);
    at = close + 1;
  }
}

/** Whether what ends at `end`, spaces aside, is the name. */
function isNamed(source: string, start: number, end: number, name: string): boolean {
  let last = end;
  while (last > start && source.charCodeAt(last - 1) <= 0x20) last -= 1;
  const first = last - name.length;
  if (first < start || !source.startsWith(name, first)) return false;
  const before = source.charCodeAt(first - 1);
  if (first === start || before <= 0x20) return true;
  return before === COLON && name === PREFIXED;
}
