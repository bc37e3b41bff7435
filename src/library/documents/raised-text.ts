/**
 * Raised characters -> what they are on one line of text: nothing for the mark of a footnote, else words set apart.
 *
 * Glued to what stands before it the mark of a footnote makes another figure: 35 days with note 1 become 351 days, TLS 1.2
 * with note 2 becomes 1.22. An exponent and a unit's square look the same and have to stay, so the word before decides.
 */
const NOTE = /^[\s([]*(?:\d{1,3}|[a-z]|[*†‡§¶#]+)(?:\s*[,;–-]\s*(?:\d{1,3}|[a-z]|[*†‡§¶#]+))*[\s)\]]*$/i;
const EXPONENT = /^[+\-−–]?\d{1,3}$/;
/** Ordinals and marks of trade belong to their word. */
const ENDING = /^(?:st|nd|rd|th|er|re|e|ème|o|a|º|ª|°|™|®|©|tm|sm)\.?$/i;
const UNIT = /(?:^|[^\p{L}])(?:[ckm]?m|ft|in|yd|[a-z])$/iu;
/** What is counted rather than raised to a power: "10² days" has a note. */
const COUNTED =
  /^\s*(?:%|business|calendar|working|(?:second|minute|hour|day|week|month|quarter|year|time|customer|user|employee|percent)s?\b|(?:Sekunde|Minute|Stunde|Tag|Woche|Monat|Jahr)e?n?\b)/i;

const RAISED_DIGITS = /[\u207A\u207B]?[\u00B9\u00B2\u00B3\u2070\u2074-\u2079]+/g;
const DIGITS = "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079";
/** So much of the line around a mark says what it is. */
export const AROUND_MARK = 40;

/** A text with the marks of notes taken out that are written in raised digits of their own (U+00B9 and the like). */
export function withoutNoteMarks(text: string): string {
  return text.replace(RAISED_DIGITS, (mark, at: number) => {
    const plain = [...mark].map((char) => (char === "\u207A" ? "+" : char === "\u207B" ? "-" : DIGITS.indexOf(char)));
    const end = at + mark.length;
    const before = text.slice(Math.max(0, at - AROUND_MARK), at);
    const said = raisedText(before, plain.join(""), text.slice(end, end + AROUND_MARK));
    return said === "" || said.startsWith("^") ? said : mark;
  });
}

/** @param before and @param after the rest of its line as far as it is known */
export function raisedText(before: string, mark: string, after: string): string {
  const words = mark.trim();
  if (words === "") return mark;
  const last = before.trimEnd();
  if (last === "") return `${words} `;
  if (ENDING.test(words) && /[\p{L}\p{N}]$/u.test(last) && !/^[ea]$/i.test(words)) return words;
  const glued = last === before;
  if (EXPONENT.test(words) && glued) {
    const power = /(?:^|[^\p{N}.,])(?:2|10)$/u.test(last) && words !== "1" && !COUNTED.test(after);
    if (power || (/^[+\-−–]/.test(words) && /[\p{L}\p{N})]$/u.test(last))) return `^${words}`;
    if (UNIT.test(last)) return words;
  }
  // A letter raised after a letter is an abbreviation's, or a mark over it.
  if (/^\p{L}$/u.test(words) && /\p{L}$/u.test(last) && glued) return words;
  if (NOTE.test(words)) return "";
  return /^[\s.,;:)]|^$/.test(after) ? ` ${words}` : ` ${words} `;
}
