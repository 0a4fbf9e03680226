/** Finds the web addresses in a line of chat. They become links that one may follow; nothing is ever fetched for them. */

export type Piece = { readonly text: string; readonly href: string | null };

const ADDRESS = /https?:\/\/[^\s<>"'“”«»，。；：！？、（）【】「」『』]+/giu;
const CLOSING_MARKS = /[.,;:!?…]+$/u;

/** The line as text and links, in order; joined again, the texts are the line. */
export function pieces(line: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of line.matchAll(ADDRESS)) {
    const text = withoutTail(match[0]);
    const href = asHref(text);
    if (href === null) continue;
    if (match.index > from) found.push({ text: line.slice(from, match.index), href: null });
    found.push({ text, href });
    from = match.index + text.length;
  }
  if (from < line.length) found.push({ text: line.slice(from), href: null });
  return found;
}

/** A full stop or a bracket that belongs to the sentence is not part of the address. */
function withoutTail(address: string): string {
  let text = address.replace(CLOSING_MARKS, "");
  while (/[)\]}]$/.test(text) && !balanced(text)) text = text.slice(0, -1).replace(CLOSING_MARKS, "");
  return text;
}

function balanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length;
  return count("(") === count(")") && count("[") === count("]") && count("{") === count("}");
}

function asHref(text: string): string | null {
  try {
    const url = new URL(text);
    // A name and password before the host are only ever there to deceive.
    return url.hostname.length > 0 && url.username === "" && url.password === "" ? url.href : null;
  } catch {
    return null;
  }
}
