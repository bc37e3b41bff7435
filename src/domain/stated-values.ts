/**
 * What a text states in figures, each by what it is the figure of: days, per cent, an edition of a standard, a date.
 *
 * The one reader of figures: past answers are held against the library with it, entries against each other, and what was
 * sent against what is true today. Durations count in hours, so that 365 days are a year. A date agrees with a coarser one
 * that holds it.
 */

const MONTHS = [
  ..."January February March April May June July August September October November December".split(" "),
] as const;
const MONTH = `(${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join("|")})\\.?`;
const YEAR = "((?:19|20)\\d\\d)";

/** "ISO/IEC 27001:2022", "C5:2020", "PCI DSS v4.0.1", "TLS 1.3": a name in capitals and which of its editions. */
const EDITION =
  /\b([A-Z][A-Z\d]*(?:\/[A-Z]+)?(?:[ -][A-Z]{2,}| \d{4,5}(?:-\d+)?){0,8})(?::\s?((?:19|20)\d\d)|\s(?:v|version |edition )?(\d+(?:\.\d+)+))(?![\w.]*\d)/g;
/** "TLS 1.2 and 1.3" names two editions of one thing. */
const LISTED =
  /\b([A-Z][A-Z\d]+)( (?:v|version )?\d+(?:\.\d+)+)((?:,? (?:and|or) |, )(?:v|version )?\d+(?:\.\d+)+)+(?![\w.]*\d)/g;
const TYPE = /\btype\s+(ii|i|2|1)\b/giu;
const DATES: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/\b((?:19|20)\d\d-\d\d-\d\d)\b/g, ([, day = ""]) => day],
  [new RegExp(`\\b(\\d{1,2})\\.? ${MONTH} ${YEAR}\\b`, "gi"), ([, d = "", m = "", y = ""]) => dayOf(y, m, d)],
  [new RegExp(`\\b${MONTH} (\\d{1,2}),? ${YEAR}\\b`, "gi"), ([, m = "", d = "", y = ""]) => dayOf(y, m, d)],
  [new RegExp(`\\b${MONTH} ${YEAR}\\b`, "gi"), ([, m = "", y = ""]) => `${y}-${monthOf(m)}`],
  [new RegExp(`(?<![\\w.:-])${YEAR}(?![\\w-]|[.,]\\d|\\s*%|\\s(?:bits?|bytes?)\\b)`, "g"), ([, year = ""]) => year],
];
const NUMERALS =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const IN_WORDS = `(?:${TENS.join("|")})(?:[ -](?:${NUMERALS.slice(0, 9).join("|")}))?|${NUMERALS.toReversed().join("|")}`;
/** Hours; a month is the twelfth of a year. */
const HOURS: Readonly<Record<string, number>> = {
  ...{ second: 1 / 3_600, minute: 1 / 60, hour: 1, day: 24, week: 168, month: 730, quarter: 2_190, year: 8_760 },
};
/** Units as they are cut short behind a figure: "8h", "15 min". */
const SHORT_UNITS: Readonly<Record<string, string>> = { h: "hour", hr: "hour", min: "minute", sec: "second" };
const UNIT = Object.keys({ ...HOURS, ...SHORT_UNITS })
  .sort((a, b) => b.length - a.length)
  .join("|");
const TIME = new RegExp(
  `(?<![\\w.,:-])(?:(half) an?|(\\d+(?:[.,]\\d+)*|${IN_WORDS})(?:\\s*\\(\\d+\\))?)(?:[\\s-]+|(?<=\\d))((?:business|working) )?(${UNIT})s?\\b`,
  "giu",
);
/** "30 days" is "one month"; what is further apart is not the same. */
const SAME_TIME = 0.02;
/** A key's length says which of its kind a cipher is. */
const CIPHER = /\b(AES|SHA|RSA|HMAC|CHACHA)[- ]?(\d{1,5})\b/gi;
/** "$5 million", "USD 10,000,000", "2m euros". */
const MONEY =
  /(?:([$€£])|\b(USD|EUR|GBP|CHF)\s?)(\d+(?:[.,]\d+)*)(?:\s?(k|m|bn|thousand|million|billion))?(?![\w%])/giu;
const SYMBOLS: Readonly<Record<string, string>> = { $: "USD", "€": "EUR", "£": "GBP" };
const TIMES_TEN: Readonly<Record<string, number>> = {
  ...{ k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, bn: 1e9, billion: 1e9 },
};
/** "SOC 3 report" is no three reports. */
const NAME = /\b[A-Z]{2,}[ -]\d{1,5}\b(?![.,]\d|\s*%)/g;
/** "One" is written for many things beside a number. */
const COUNT_IN_WORDS = IN_WORDS.replace(/\|one$/, "");
const COUNT = new RegExp(
  `(?<![\\w.,:-])(\\d+(?:[.,]\\d+)*|${COUNT_IN_WORDS})(?:\\s*(%|per ?cent\\b)|[\\s-](?!(?:and|but|for|from|has|have|are|was|were|with|under|the|that|this|which|per|our|your|all|not)\\b)(\\p{L}{3,}))`,
  "giu",
);
const BARE = /(?<![\p{L}\d.,:/-])\d+(?:[.,:/-]\d+)*(?![\p{L}\d])/gu;

export interface Stated {
  /** `time`, `date`, `edition ...`, `%`, the thing that is counted, or empty for a number alone. */
  readonly kind: string;
  /** Of a duration the unit it is written in; empty for all else. */
  readonly unit: string;
  readonly value: string;
  /** "At least 12" and "up to 30" leave open how much it is; null for the very figure. */
  readonly bound: "least" | "most" | null;
  /** As written, for a person. */
  readonly text: string;
}

const LEAST_BEFORE = /\b(?:at least|minimum(?: \w+){0,3}|no(?:t)? less than|more than|over|from)\s*$/iu;
const LEAST_AFTER =
  /^\s*(?:or (?:more|higher|above|later|newer|longer|greater|better)|and (?:above|higher|later|newer)|at (?:a )?minimum|minimum)\b/iu;
const MOST_BEFORE =
  /\b(?:at most|maximum(?: \w+){0,3}|up to|within|no(?:t)? (?:more|later|longer) than|less than|under|below)\s*$/iu;
const MOST_AFTER = /^\s*(?:or (?:less|fewer|sooner|faster|shorter)|at (?:the )?(?:most|latest)|maximum)\b/iu;

/** @param at where the figure begins in the text, and `end` where it ends; the words next to it bound it */
function boundOf(text: string, at: number, end: number): Stated["bound"] {
  const [before, after] = [text.slice(Math.max(0, at - 60), at), text.slice(end, end + 40)];
  if (LEAST_BEFORE.test(before) || LEAST_AFTER.test(after)) return "least";
  return MOST_BEFORE.test(before) || MOST_AFTER.test(after) ? "most" : null;
}

/** By the order in which they are looked for: editions, dates, durations, sums, counts, numbers alone. */
export function statedIn(text: string): Stated[] {
  const stated: Stated[] = [];
  let rest = text.replace(LISTED, (list, name: string) => list.replace(/(?<=(?:and|or|,) )(?=v?\d)/g, `${name} `));
  const take = (
    pattern: RegExp,
    read: (found: RegExpExecArray) => readonly [kind: string, value: string, unit?: string],
  ) => {
    for (const found of rest.matchAll(pattern)) {
      const [kind, value, unit = ""] = read(found);
      const bound = boundOf(rest, found.index, found.index + found[0].length);
      stated.push({ kind, unit, value, bound, text: found[0].trim() });
    }
    rest = rest.replace(pattern, " ; ");
  };
  take(EDITION, ([, name = "", year, version]) => [
    `edition ${name.replace(/\/IEC\b/, "")}`,
    year ?? (version ?? "").replace(/(?:\.0)+$/, ""),
  ]);
  take(TYPE, ([, type = ""]) => ["type", /^(?:ii|2)$/i.test(type) ? "2" : "1"]);
  for (const [pattern, read] of DATES) take(pattern, (found) => ["date", read(found)]);
  take(TIME, ([, half, count = "", open = "", name = ""]) => {
    const unit = SHORT_UNITS[name.toLowerCase()] ?? name.toLowerCase();
    const many = half === undefined ? Number(numberOf(count)) : 0.5;
    return [`${open ? "business " : ""}time`, String(many * (HOURS[unit] ?? 1)), unit];
  });
  take(MONEY, ([, symbol = "", code = "", number = "", times = ""]) => [
    `money ${SYMBOLS[symbol] ?? code.toUpperCase()}`,
    String(Number(numberOf(number)) * (TIMES_TEN[times.toLowerCase()] ?? 1)),
  ]);
  take(CIPHER, ([, name = "", length = ""]) => [name.toUpperCase(), length]);
  take(NAME, ([name]) => ["", name.replace(/^\D+/, "")]);
  take(COUNT, ([, number = "", percent, thing = ""]) => [
    percent ? "%" : singular(thing.toLowerCase()),
    numberOf(number),
  ]);
  take(BARE, ([number]) => ["", numberOf(number)]);
  return stated;
}

/** Whether two figures of one kind say the same. */
export function agree(one: Stated, other: Stated): boolean {
  const [a, b] = [one.value, other.value];
  if (one.kind !== other.kind) {
    const [open, plain] = one.kind === "business time" ? [one, other] : [other, one];
    return open.kind === "business time" && plain.kind === "time" && isSpan(Number(open.value), Number(plain.value));
  }
  if (one.kind.endsWith("time")) return Math.abs(Number(a) - Number(b)) <= SAME_TIME * Math.max(Number(a), Number(b));
  return a === b || (one.kind === "date" && (a.startsWith(`${b}-`) || b.startsWith(`${a}-`)));
}

/** Whether so many hours of calendar days can be so many of business days: with weekends and a holiday between, or none. */
const isSpan = (open: number, plain: number): boolean => plain >= open * (1 - SAME_TIME) && plain <= 2 * open + 48;

/** Whether two figures can be true of one thing: "every 90 days" is "at least once a year". */
function fit(one: Stated, other: Stated): boolean {
  if (agree(one, other)) return true;
  if (one.bound === other.bound || one.kind === "date") return false;
  const [a, b] = [Number(one.value), Number(other.value)];
  const [least, most] = [Math.max(lowest(one, a), lowest(other, b)), Math.min(highest(one, a), highest(other, b))];
  return least <= most;
}

const lowest = ({ bound }: Stated, value: number): number => (bound === "most" ? 0 : value);
const highest = ({ bound }: Stated, value: number): number => (bound === "least" ? Number.POSITIVE_INFINITY : value);

/**
 * The figures in which two answers disagree, as each writes them; null where none do.
 *
 * Each gives one figure of a kind, and they differ: of several any may be about something else. With `several` also where
 * each has one that the other lacks, and a limit is not met by a figure within it, which is worth a person's look and no more.
 */
export function disagreement(one: string, other: string, several = false): readonly [string, string] | null {
  const [here, there] = [statedIn(one), statedIn(other)];
  const pair = (of: (stated: Stated) => string) => {
    const others = Map.groupBy(there, of);
    for (const [kind, values] of Map.groupBy(here, of)) {
      const known = others.get(kind);
      if (!known || kind.trim() === "") continue;
      const [a, b] = [single(values), single(known)];
      if (a && b && !(several ? agree : fit)(a, b)) return [a.text, b.text] as const;
    }
    return null;
  };
  // "30 days and 4 hours" disagrees with "90 days" though it names two durations.
  const plain = pair(({ kind, unit }) => `${kind} ${unit}`) ?? pair(({ kind }) => kind.replace("business ", ""));
  if (plain || !several) return plain;
  for (const { kind } of here) {
    const [mine, theirs] = [here, there].map((list) => list.filter((stated) => stated.kind === kind)) as [
      Stated[],
      Stated[],
    ];
    const a = mine.find((stated) => !theirs.some((known) => agree(stated, known)));
    const b = theirs.find((stated) => !mine.some((known) => agree(stated, known)));
    if (a && b) return [a.text, b.text];
  }
  return null;
}

function single([first, ...rest]: readonly Stated[]): Stated | null {
  return first && rest.every((stated) => agree(stated, first)) ? first : null;
}

/** "1,000" is a thousand, "99,9" a fraction, "thirty-six" a number too. */
function numberOf(written: string): string {
  if (/^\d/.test(written)) return written.replace(/,(?=\d{3}\b)/g, "").replace(",", ".");
  const [first = "", second = ""] = written.toLowerCase().split(/[ -]/);
  const tens = TENS.indexOf(first);
  const ones = NUMERALS.indexOf(tens < 0 ? first : second) + 1;
  return String((tens < 0 ? 0 : (tens + 2) * 10) + ones);
}

const singular = (thing: string): string => thing.replace(/ies$/, "y").replace(/(?<!s)s$/, "");

const monthOf = (name: string): string =>
  String(MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1).padStart(
    2,
    "0",
  );

const dayOf = (year: string, month: string, day: string): string => `${year}-${monthOf(month)}-${day.padStart(2, "0")}`;
