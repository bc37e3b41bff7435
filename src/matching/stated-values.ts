/**
 * What an answer states in figures, each by what it is the figure of: days, per cent, an edition of a standard, a date.
 *
 * Two answers to one question contradict each other where each gives one figure of a kind and they differ; several of a
 * kind, and figures of different kinds, "24 hours" and "2 people", do not compare. A date agrees with a coarser one that holds it.
 */
import { stem } from "./text/stem.ts";

const MONTHS = [
  ..."January February March April May June July August September October November December".split(" "),
] as const;
const MONTH = `(${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join("|")})\\.?`;
const YEAR = "((?:19|20)\\d\\d)";

/** "ISO/IEC 27001:2022", "C5:2020", "PCI DSS v4.0.1", "TLS 1.3": a name in capitals and which of its editions. */
const EDITION =
  /\b([A-Z][A-Z\d]*(?:\/[A-Z]+)?(?:[ -][A-Z]{2,}| \d{4,5}(?:-\d+)?)*)(?::\s?((?:19|20)\d\d)|\s(?:v|version |edition )?(\d+(?:\.\d+)+))(?![\w.]*\d)/g;
const TYPE = /\btype\s+(ii|i|2|1)\b/giu;
const DATES: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/\b((?:19|20)\d\d-\d\d-\d\d)\b/g, ([, day = ""]) => day],
  [new RegExp(`\\b(\\d{1,2})\\.? ${MONTH} ${YEAR}\\b`, "gi"), ([, d = "", m = "", y = ""]) => dayOf(y, m, d)],
  [new RegExp(`\\b${MONTH} (\\d{1,2}),? ${YEAR}\\b`, "gi"), ([, m = "", d = "", y = ""]) => dayOf(y, m, d)],
  [new RegExp(`\\b${MONTH} ${YEAR}\\b`, "gi"), ([, m = "", y = ""]) => `${y}-${monthOf(m)}`],
  [new RegExp(`(?<![\\w.:-])${YEAR}(?![\\w-]|[.,]\\d|\\s*%)`, "g"), ([, year = ""]) => year],
];
const COUNT = /(?<![\w.,:-])(\d+(?:[.,]\d+)*)(?:\s*(%)|[\s-](\p{L}{3,}))/gu;

interface Stated {
  /** As written, for a person. */
  readonly text: string;
  readonly value: string;
}

/** Kind of figure to the figures of it. */
function statedIn(text: string): Map<string, Stated[]> {
  const stated = new Map<string, Stated[]>();
  let rest = text;
  const take = (pattern: RegExp, read: (found: RegExpExecArray) => readonly [kind: string, value: string]) => {
    for (const found of rest.matchAll(pattern)) {
      const [kind, value] = read(found);
      const list = stated.get(kind);
      if (list) list.push({ text: found[0], value });
      else stated.set(kind, [{ text: found[0], value }]);
    }
    rest = rest.replace(pattern, " ; ");
  };
  take(EDITION, ([, name = "", year, version]) => [
    `edition ${name.replace(/\/IEC\b/, "")}`,
    year ?? (version ?? "").replace(/(?:\.0)+$/, ""),
  ]);
  take(TYPE, ([, type = ""]) => ["type", /^(?:ii|2)$/i.test(type) ? "2" : "1"]);
  for (const [pattern, read] of DATES) take(pattern, (found) => ["date", read(found)]);
  take(COUNT, ([, number = "", percent, unit = ""]) => [
    percent ?? stem(unit.toLowerCase()),
    // "1,000" is a thousand, "99,9" a fraction.
    number.replace(/,(?=\d{3}\b)/g, "").replace(",", "."),
  ]);
  return stated;
}

/** The figures in which two answers disagree, as each writes them; null where none do. */
export function disagreement(one: string, other: string): readonly [string, string] | null {
  const there = statedIn(other);
  for (const [kind, values] of statedIn(one)) {
    const others = there.get(kind);
    const [here, known] = [single(values), others && single(others)];
    if (here && known && !agree(kind, here.value, known.value)) return [here.text.trim(), known.text.trim()];
  }
  return null;
}

function agree(kind: string, a: string, b: string): boolean {
  return a === b || (kind === "date" && (a.startsWith(`${b}-`) || b.startsWith(`${a}-`)));
}

/** Of several figures of a kind each may be about something else. */
function single([first, ...rest]: readonly Stated[]): Stated | null {
  return first && rest.every(({ value }) => value === first.value) ? first : null;
}

const monthOf = (name: string): string =>
  String(MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1).padStart(
    2,
    "0",
  );

const dayOf = (year: string, month: string, day: string): string => `${year}-${monthOf(month)}-${day.padStart(2, "0")}`;
