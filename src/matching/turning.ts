/**
 * Words that turn an answer round: one side of a pair, or a limit that the other text does not have.
 *
 * "Only under NDA" and "without an NDA", "for free" and "charged", "at rest" and "in transit" are asked in nearly the same
 * words and answered differently. Input are two texts as written.
 */
import { stem } from "./text/stem.ts";

const TURNING = [
  "both",
  "only",
  "exclusively",
  "solely",
  "without",
  "except",
  "unless",
  "refuse",
  "beyond",
  "besides",
  "pending",
  "future",
  "unavailable",
  "optional",
  "voluntary",
  "impossible",
  "reject",
];
/** One thing said in four ways, of which only one has a word that turns. */
const FREE =
  /\b(?:free of charge|for free|free(?! (?:plans?|tiers?|customers?|accounts?|users?))|(?:at no|without(?: any)?) (?:\w+ )?(?:costs?|charges?|surcharges?|fees?|expense))\b/giu;
export function isFree(text: string): boolean {
  return withoutFree(text) !== text;
}

/** The text without what says that something is free of charge. */
export function withoutFree(text: string): string {
  return text.replace(FREE, " ");
}

/** The text without what says that something is done at once: it leaves nothing out. */
export function withoutDelay(text: string): string {
  return text.replace(/\bwithout (?:any |undue |unreasonable |unnecessary |significant |further )?delay\b/giu, " ");
}

const TURNING_STEMS = new Map(TURNING.map((word) => [stem(word), word]));

/** Words that may turn a Yes into a No, in plain spelling. */
export function turningWords(text: string): string[] {
  const rest = withoutFree(text);
  const plain = withoutDelay(rest);
  const found = (plain.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => TURNING_STEMS.get(stem(word)) ?? []);
  if (rest !== text) found.push("free");
  // What the customer intends is no plan of the vendor's, and what is intended for a use serves it.
  if (/(?<!\b(?:we|I) )\bintend(?:s|ed)?\b(?! for\b)/i.test(text)) found.push("intend");
  if (/\b(?:in the process of|on (?:its|your|their|the) way to|work(?:s|ing) towards?)\b/i.test(text))
    found.push("pending");
  if (/\b(?:other than|apart from)\b/i.test(text)) found.push("other than");
  if (/\b(?:more|greater|higher|longer|over) than \w/i.test(text)) found.push("more than");
  if (/\b(?:less|fewer|lower|shorter|under) than \w/i.test(text)) found.push("less than");
  if (/\b(?:before|prior to|until|after)\s+(?:the |your )?(?:(?:19|20)\d\d\b|\p{Lu}{2})/u.test(text))
    found.push("before");
  return [...new Set(found)];
}

/** "By your own staff rather than by an outside party": what is asked, and what it is set against. */
const AGAINST = /\b(?:rather than|instead of|as opposed to|in lieu of)\b[^,;?]*/iu;

/** True for a question that sets one thing against another. */
export function isContrast(question: string): boolean {
  return AGAINST.test(question);
}

/** What is one is not the other: a text that has only the one, and a question that has only the other, ask two things. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/\bfor free\b/iu, /\b(?:charged?|charges|chargeable|costs?|fees?|pay|paid|surcharge|price)\b/iu],
  [
    /\b(?:voluntar(?:y|ily)|optional(?:ly)?)\b/iu,
    /\b(?:mandatory|obligatory|compulsory|obliged|requires?|required)\b/iu,
  ],
  [
    /\b(?:internal(?:ly)?|in-house|own (?:staff|employees|personnel|people|teams?))\b/iu,
    /\b(?:external(?:ly)?|third[ -]part(?:y|ies)|outsourced|independent(?:ly)?|outside (?:part(?:y|ies)|firms?|compan(?:y|ies)))\b/iu,
  ],
  [/\b(?:at rest|stored)\b/iu, /\b(?:in transit|transmission|TLS|SSL|HTTPS)\b/iu],
  [/\b(?:before|prior to)\b/iu, /\bafter\b/iu],
  [/\bautomat(?:ed|ic|ically)\b/iu, /\bmanual(?:ly)?\b/iu],
  [/\bfull(?:y)?\b/iu, /\b(?:associates?|partial(?:ly)?|partly)\b/iu],
  [/\bpubli(?:c|cly)\b/iu, /\b(?:confidential(?:ly)?|NDA|non-?disclosure agreement)\b/iu],
];

export function isOpposite(text: string, asked: string): boolean {
  const question = asked.replace(AGAINST, " ");
  const only = (one: RegExp, other: RegExp, where: string) => {
    const even = where.replace(FREE, " for free ");
    return one.test(even) && !other.test(even);
  };
  return OPPOSITES.some(
    ([a, b]) => (only(a, b, text) && only(b, a, question)) || (only(b, a, text) && only(a, b, question)),
  );
}
