/**
 * How often something is done, as a person writes it, in days: so that evidence for a shorter interval than the one asked for
 * counts, and evidence for a longer one, or for none, does not.
 *
 * Input is a text, output its intervals with the words that say them. "Every 90 days", "four times a year" and "quarterly"
 * are one and the same.
 */

export interface Interval {
  /** Between two times, in days. */
  readonly days: number;
  /** As written. */
  readonly text: string;
}

const UNITS: Readonly<Record<string, number>> = { day: 1, night: 1, week: 7, month: 30.4, quarter: 91.3, year: 365 };
const UNIT = "(day|night|week|month|quarter|year)s?";
const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const NUMBER = `(\\d{1,4}|${NUMBERS.join("|")})`;
const PER = `(?:a|an|per|each|every) (?:calendar )?`;

const WORDS: readonly (readonly [string, number])[] = [
  ["(?:semi-?|bi-?|half-?)(?:annual(?:ly)?|yearly)", 182.5],
  ["biennial(?:ly)?", 730],
  ["annual(?:ly)?|yearly", 365],
  ["quarterly", 91.3],
  ["monthly", 30.4],
  ["fortnightly|bi-?weekly", 14],
  ["weekly", 7],
  ["daily|nightly", 1],
  ["hourly|continuous(?:ly)?|continual(?:ly)?|constantly|real[ -]time", 0],
];

const TIMES = new RegExp(`\\b(?:(once|twice|thrice)|${NUMBER} times) ${PER}${UNIT}\\b`, "giu");
const EVERY = new RegExp(
  `\\b(?:each|every|once (?:each|every|per|a|an)|per) (?:calendar )?(?:${NUMBER} )?${UNIT}\\b`,
  "giu",
);
const WORD = new RegExp(`\\b(?:${WORDS.map(([words]) => words).join("|")})\\b`, "giu");

/** The intervals that a text names, in no particular order. */
export function intervalsIn(text: string): Interval[] {
  const found: Interval[] = [];
  let rest = text;
  const take = (pattern: RegExp, daysOf: (match: RegExpMatchArray) => number) => {
    for (const match of rest.matchAll(pattern)) found.push({ days: daysOf(match), text: match[0] });
    rest = rest.replace(pattern, " ; ");
  };
  take(TIMES, ([, word, number, unit]) => unitOf(unit) / (word ? timesOf(word) : numberOf(number)));
  take(EVERY, ([, number, unit]) => unitOf(unit) * (number === undefined ? 1 : numberOf(number)));
  take(WORD, ([whole]) => WORDS.find(([words]) => new RegExp(`^(?:${words})$`, "iu").test(whole))?.[1] ?? 0);
  return found;
}

/** What is as good as the same: a month of 28 days, a quarter of 90. */
const ALIKE = 1.1;
/** Asks for the interval or a shorter one. */
const AT_LEAST =
  /\b(?:at least|at minimum|(?:as a|at a) minimum|minimum|no(?:t)? less|or more|more (?:than|often|frequently)|no longer than)\b/iu;

/** True where a text leaves open that something is done more often than it says. */
export const isAtLeast = (text: string): boolean => AT_LEAST.test(text);

/** True for an interval that no way of counting days makes the other. */
export const isLonger = (one: Interval, other: Interval): boolean => one.days > other.days * ALIKE;

/** What is asked for and not met by any interval that the evidence names; a shorter one meets "at least" alone. */
export function intervalsMissing(question: string, evidence: string): string[] {
  const known = intervalsIn(evidence);
  const meets = (days: number, other: number) =>
    other <= days * ALIKE && (other * ALIKE >= days || isAtLeast(question));
  return intervalsIn(question)
    .filter(({ days }) => !known.some((other) => meets(days, other.days)))
    .map(({ text }) => text);
}

const unitOf = (unit = "") => UNITS[unit.toLowerCase()] ?? 0;
const timesOf = (word: string) => ["once", "twice", "thrice"].indexOf(word.toLowerCase()) + 1;

function numberOf(text = ""): number {
  return Number(text) || NUMBERS.indexOf(text.toLowerCase()) + 1;
}
