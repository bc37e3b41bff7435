/**
 * The lines of a paragraph -> one, with words put together that a line's end has cut.
 *
 * A hyphen at a line's end may be the word's own ("third-party", "AES-256") or that of the cut ("in-frastructure"). Only
 * where the document has the word elsewhere without it, or where what follows is no word but an ending, it is taken off:
 * a hyphen too many reads better than a word that nobody would search for.
 */
const CUT = /[\p{L}\p{N}]-$/u;
const HEAD = /[\p{L}\p{N}-]+-$/u;
const TAIL = /^[\p{L}\p{N}][\p{L}\p{N}-]*/u;
/** "pre- and post-production" */
const SUSPENDED = /^(?:and|or|und|oder|bzw|et|ou|y|o)$/i;
/** Endings that are no words. */
const ENDING =
  /^(?:(?:ul|fic|ific|iz|is|ic|in|er|or|at|iat)ation(?:s|al)?|[bcdglmnprstv]?(?:tion|sion)(?:s|al|ally)?|[bdlmnrst]?(?:ity|ities|ness|ment|ments|ing|ings|ly|ance|ence|ances|ences|ive|ively|ture|tures|ung|ungen|keit|heit|lich|liche|lichen|schaft)|[bg]ility|tional|[bcdgklmnprstv]?ers|ed|able|ible|ful|mum)$/u;

/** @param all every line of the document, in which words are looked for */
export function lineJoiner(all: readonly string[]): (lines: readonly string[]) => string {
  const known = new Set<string>();
  for (const text of all) {
    for (const word of text.toLowerCase().match(/\p{L}[\p{L}-]*\p{L}/gu) ?? []) known.add(word);
  }
  return (lines) =>
    lines.reduce((joined, line) => {
      if (joined === "") return line;
      if (joined.endsWith("\u00AD")) return joined.slice(0, -1) + line;
      if (!CUT.test(joined)) return `${joined} ${line}`;
      const [head = ""] = HEAD.exec(joined) ?? [];
      const [tail = ""] = TAIL.exec(line) ?? [];
      if (tail === "" || SUSPENDED.test(tail)) return `${joined} ${line}`;
      const kept = `${head}${tail}`.toLowerCase();
      const whole = kept.replace(/-(?=[^-]*$)/, "");
      const written = known.has(kept) || !/^\p{Ll}/u.test(tail) || /\p{N}/u.test(kept) || /-/.test(head.slice(0, -1));
      const isCut = known.has(whole) || (!written && ENDING.test(tail));
      return isCut ? joined.slice(0, -1) + line : joined + line;
    }, "");
}
