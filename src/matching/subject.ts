/**
 * An entry made ready to be held against others: what each of its questions is about, in units that compare quickly.
 *
 * A question's words are of three kinds: what it is about ("backups"), what it asks for ("how long", "period", "status"),
 * and what is done with anything ("use", "perform"). Figures that it states are left out, as are those of the answer: they
 * are what is said of the subject. Numbers that name something ("tier 1") stay.
 */
import { statedIn } from "../domain/stated-values.ts";
import { isCustomersDuty } from "./actor.ts";
import { askingClause } from "./asking-clause.ts";
import type { EntryIndex } from "./entry-index.ts";
import { intervalsIn } from "./intervals.ts";
import { partsOf } from "./parts.ts";
import { isNegated, kindOf, type QuestionKind } from "./question.ts";
import type { Analyser } from "./text/analyse.ts";
import { nearGroupsOf } from "./text/near-words.ts";
import { stem } from "./text/stem.ts";
import { isWeak } from "./text/stop-words.ts";
import { namesIn } from "./text/tokenise.ts";
import { turningWords } from "./turning.ts";

const stemsOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(stem));

/** What questions ask for, and how they put it, rather than what they are about. */
const ASKED_FOR = stemsOf(`
fast quick quickly soon prompt timeline timeframe deadline period duration interval frequency frequent frequently often
threshold status algorithm region regions country countries location version edition maximum minimum age length size limit
target rate date schedule day days hour hours kind way method mechanism commit accept run running enforce deploy deployed
exist happen occur guarantee guaranteed currently today please number many long value figure
`);

/** What is done with a thing, whatever it is, and who does it where that is the one who answers. */
const DONE = stemsOf(`
use have support provide perform carry conduct maintain implement place offer available undergo undertake require need
receive appoint bring put keep hold held make made give apply employ operate service platform solution employee staff never always
allow permit let sign write grant inside time
`);

/** "Backups" are backups of data: nothing is told apart by it. */
const DATA = stem("data");
/** A text made ready to be compared with others. */
export interface Said {
  readonly written: string;
  readonly stems: ReadonlySet<string>;
  /** By stem the concepts that it names; the terms of one topic are only near one another, and no more. */
  readonly concepts: ReadonlyMap<string, readonly string[]>;
  readonly named: ReadonlySet<string>;
}

/** A word of a question that says what it is about. */
export interface About {
  readonly stem: string;
  /** How much it tells in the library. */
  readonly weight: number;
  /** False for words that stand in every questionnaire, and may tell apart all the same: "customer". */
  readonly telling: boolean;
  /** Written as a name, acronyms aside: "Enterprise" is no other word for "business" then. */
  readonly name: boolean;
  /** What is done with anything. */
  readonly done: boolean;
  /** Whether the own answer speaks of it; all words count where that speaks of none, as "Yes." does. */
  readonly needed: boolean;
}

/** One way of asking for an entry. */
export interface Asking extends Said {
  readonly kind: QuestionKind;
  readonly about: readonly About[];
  readonly isNegated: boolean;
  /** Whether it asks for more than one thing. */
  readonly isCompound: boolean;
  /** Whether it asks for what customers have to do for their own part. */
  readonly isDuty: boolean;
  readonly turning: readonly string[];
  readonly dates: readonly string[];
}

export interface Subject {
  /** The question first, then its other phrasings. */
  readonly wordings: readonly Asking[];
  readonly answer: Said;
}

export interface Measures {
  readonly analyser: Analyser;
  readonly index: Pick<EntryIndex, "rarity">;
}

export function subjectOf(wordings: readonly string[], answer: string, measures: Measures): Subject {
  const said = { ...saidBy(withoutFigures(joined(answer)), measures.analyser), written: answer };
  return { wordings: wordings.map((written) => askingOf(written, said, measures)), answer: said };
}

function askingOf(written: string, answer: Said, { analyser, index }: Measures): Asking {
  const clause = askingClause(written);
  const text = withoutFigures(joined(clause));
  const said = saidBy(text, analyser);
  const names = properNames(text);
  const about = [...said.stems]
    .filter((s) => !ASKED_FOR.has(s))
    .map((s) => ({
      stem: s,
      weight: index.rarity(s),
      telling: names.has(s) || !(isWeak(s) || s === DATA),
      name: names.has(s),
      done: DONE.has(s) || s === DATA,
      needed: isSaid(s, said, answer),
    }));
  const speaks = about.some(({ telling, needed }) => telling && needed);
  return {
    ...said,
    written,
    kind: kindOf(clause),
    about: speaks ? about : about.map((word) => ({ ...word, needed: true })),
    isNegated: isNegated(written),
    isCompound: partsOf(clause).length > 0,
    isDuty: isCustomersDuty("", [clause]),
    turning: turningWords(clause.replace(/\blimited to\b/iu, "only")),
    dates: statedIn(clause).flatMap(({ kind, value }) => (kind === "date" ? [value] : [])),
  };
}

export function saidBy(written: string, analyser: Analyser): Said {
  const { stems, concepts } = analyser.analyse(written);
  const byStem = new Map<string, string[]>();
  const named = new Set<string>();
  for (const { id, stems: naming } of concepts.values()) {
    if (id.startsWith("topic:")) continue;
    named.add(id);
    for (const s of naming) byStem.set(s, [...(byStem.get(s) ?? []), id]);
  }
  // Of two words of one group a text's analysis names the concept by one alone.
  for (const s of new Set(stems)) {
    for (const group of nearGroupsOf(s)) {
      byStem.set(s, [...(byStem.get(s) ?? []), `near:${group}`]);
      named.add(`near:${group}`);
    }
  }
  return { written, stems: new Set(stems), concepts: byStem, named };
}

/** "Time out" is a timeout. */
function joined(text: string): string {
  return text.replace(/\b(back|check|log|opt|roll|shut|sign|time)s? (down|in|off|on|out|up)\b/giu, "$1$2");
}

/** "Within 72 hours" and "at least quarterly" are what an answer of Yes affirms. */
function withoutFigures(text: string): string {
  const figures = statedIn(text).filter(({ kind }) => kind.endsWith("time") || kind === "%");
  return [...figures, ...intervalsIn(text)].reduce((rest, { text: written }) => rest.replace(written, " "), text);
}

function properNames(text: string): Set<string> {
  const written = new Set([...text.matchAll(/\p{Lu}\p{Ll}[\p{L}\p{N}]*/gu)].map(([word]) => word.toLowerCase()));
  return new Set([...namesIn(text)].filter((name) => written.has(name)).map(stem));
}

/** Whether a word of one text stands in another, or is said there in other words. */
export function isSaid(s: string, here: Said, there: Said): boolean {
  return there.stems.has(s) || (here.concepts.get(s)?.some((id) => there.named.has(id)) ?? false);
}

/** True where all words of a denial, but for what is done with anything, stand in what affirms. */
export function isWhollySaid(denied: Said, affirmed: Said): boolean {
  const words = [...denied.stems].filter((s) => !DONE.has(s) && !ASKED_FOR.has(s));
  return words.length > 1 && words.every((s) => isSaid(s, denied, affirmed));
}
