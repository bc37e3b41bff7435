/**
 * Second step of text analysis: normalised text into tokens.
 *
 * A control reference (`cc6.1`, `a.8.24`, `iam-02`, `pr.ac-4`) and a dotted number are one token each, because their
 * parts mean nothing alone; everything else is split into words and numbers. `name` marks what the writer capitalised
 * inside a sentence or mixed with digits: products, standards, identifiers. Those decide what a question is about.
 */
import { normalise } from "./normalise.ts";

export type TokenKind = "word" | "number" | "reference";

export interface Token {
  readonly text: string;
  readonly kind: TokenKind;
}

const REFERENCE =
  /(?<![\w.-])(?:cc\d{1,2}\.\d{1,2}|[api]{1,2}\d\.\d{1,2}|a\.\d{1,2}(?:\.\d{1,2}){1,2}|[a-z]{2}\.[a-z]{2}(?:-\d{1,2})?|[a-z](?:[a-z&]{1,3})-\s?\d{1,2}(?:\.\d{1,2})*)(?![\w-])/;
const TOKEN = new RegExp(
  `(${REFERENCE.source})|(\\d+(?:[.,:]\\d+)*)(?![a-z])|([a-z0-9]+(?:'[a-z]+)?|[^\\s\\x00-\\x7f]+)`,
  "g",
);

/** Shaped like a reference, but names of algorithms and protocols. */
const NOT_REFERENCE = /^(?:aes|sha|rsa|tls|md|ssl|utf|http|ipv|fips|covid|gdpr|cve|cwe|usb|dr|bc|p)-/;

/** Tokens of a text in order. Deterministic; an empty text has none. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of normalise(text).matchAll(TOKEN)) {
    const [whole, reference, number] = match;
    if (reference && !NOT_REFERENCE.test(reference)) {
      tokens.push({ text: reference.replace(/\s/g, ""), kind: "reference" });
    } else if (reference) {
      for (const part of reference.split("-"))
        tokens.push({ text: part.trim(), kind: /^\d/.test(part) ? "number" : "word" });
    } else if (number) {
      tokens.push({ text: number.replace(/,/g, ""), kind: "number" });
    } else {
      tokens.push({ text: whole.replace(/'s?$|'(?=[a-z])/, ""), kind: "word" });
    }
  }
  return tokens;
}

/** What stands before the first word of a sentence; not an abbreviation, an initial or a list's number. */
const BEGINS = /(?:\p{Ll}{3,}\)?|[\])"”])[.?!]\s+["'“(]?$/u;
const ABBREVIATED = /\b(?:etc|incl|approx|nos|art|arts|sec|inc|ltd|corp|resp)\.\s+["'“(]?$/iu;

/**
 * Normalised words that the writer marked as names: capitalised inside a sentence, all capitals, or letters mixed with
 * digits. A text in title case or all capitals marks nothing.
 */
export function namesIn(text: string): Set<string> {
  const found = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'&.+-]*/gu)];
  const words = found.map(([word]) => word);
  const begins = (i: number) => {
    const at = found[i]?.index ?? 0;
    const before = text.slice(Math.max(0, at - 12), at);
    return i === 0 || (BEGINS.test(before) && !ABBREVIATED.test(before));
  };
  const capital = (word: string) => /^\p{Lu}/u.test(word);
  const inner = words.slice(1).filter((word) => word.length > 3 && /^\p{L}/u.test(word));
  // A question about "Blue Badge" is no title for having two words of three in capitals.
  const most = text.includes("?") ? 0.85 : 0.6;
  const titleCase = inner.length > 2 && inner.filter(capital).length / inner.length > most;
  const names = new Set<string>();
  words.forEach((word, i) => {
    const mixed = /\p{L}/u.test(word) && /\d/.test(word);
    const shouted = /^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(word);
    const afterStop = capital(word) && !titleCase && !begins(i);
    if (mixed || (shouted && !titleCase) || afterStop) for (const token of tokenise(word)) names.add(token.text);
  });
  return names;
}
