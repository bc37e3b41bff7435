/**
 * The numbers, dates and editions that a text names, so that two texts on one subject can be held against each other.
 *
 * Input is a text, output the set of what it names: "30", "99.9", "27001:2013", "24/7", and of a date in words its parts.
 * Numbers that are spelled out and Roman ones are words here.
 */
const NUMBER = /\d+(?:[.,:/-]\d+)*/g;
const MONTH =
  /(?:January|February|March|April|May|June|July|August|September|October|November|December)(?=\s+\d)|(?<=\d\.?\s+)(?:January|February|March|April|May|June|July|August|September|October|November|December)/g;

/** In the text's order; `1,000` is `1000`. */
export function valuesNamed(text: string): Set<string> {
  const even = text.replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  return new Set([...even.matchAll(NUMBER), ...even.matchAll(MONTH)].map(([value]) => value));
}
