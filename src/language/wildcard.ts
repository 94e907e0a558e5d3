/**
 * Patterns as Excel has them: `*` stands for any run of characters, `?` for one, and `~` takes the
 * meaning from the sign behind it; besides, `#` is a digit. Latin letters match in either case.
 */

type Part = { readonly kind: "sign"; readonly sign: string } | { readonly kind: "*" | "?" | "#" };

function partsOf(pattern: string): Part[] {
  const signs = [...pattern.toLowerCase()];
  const parts: Part[] = [];
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at] ?? "";
    if (sign === "*" || sign === "?" || sign === "#") parts.push({ kind: sign });
    else {
      const isEscape = sign === "~" && "*?#~".includes(signs[at + 1] ?? " ");
      if (isEscape) at += 1;
      parts.push({ kind: "sign", sign: signs[at] ?? sign });
    }
  }
  return parts;
}

/** Whether the whole text is as the pattern says; in the worst case their lengths are multiplied. */
export function matchesWildcard(text: string, pattern: string): boolean {
  const parts = partsOf(pattern);
  const signs = [...text.toLowerCase()];
  let [at, part] = [0, 0];
  /** Where to go on when what follows the last `*` does not fit: it then takes one sign more. */
  let retry: { at: number; readonly part: number } | undefined;
  while (at < signs.length) {
    const wanted = parts[part];
    if (wanted?.kind === "*") {
      retry = { at, part: part + 1 };
      part += 1;
    } else if (wanted && fits(wanted, signs[at] ?? "")) {
      at += 1;
      part += 1;
    } else if (retry) {
      retry.at += 1;
      at = retry.at;
      part = retry.part;
    } else return false;
  }
  return parts.slice(part).every(({ kind }) => kind === "*");
}

const fits = (part: Part, sign: string): boolean =>
  part.kind === "?" ||
  (part.kind === "#" && sign >= "0" && sign <= "9" && sign.length === 1) ||
  (part.kind === "sign" && part.sign === sign);

/** The pattern for Excel's SEARCH; undefined where it asks for a digit, which Excel has no sign for. */
export function toExcelPattern(pattern: string): string | undefined {
  const parts = partsOf(pattern);
  if (parts.some(({ kind }) => kind === "#")) return undefined;
  return parts
    .map((part) => (part.kind === "sign" ? part.sign.replace(/[*?~]/, "~$&") : part.kind))
    .join("");
}
