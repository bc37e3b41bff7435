/**
 * Whether two library entries ask about one thing, in whatever words, so that what they say can be held against each other.
 *
 * A question's words are of three kinds: what it is about ("backups"), what it asks for ("how long", "period", "status"),
 * and what is done with anything ("use", "perform"). The first is what the other entry has to name as well, in its question
 * or its answer, in the same words or in others of the vocabulary. What one entry names beyond that narrows its subject,
 * unless its own answer does without it. Where each names what the other does not, they are about two things: backups and
 * logs, two plans. Figures that a question states are no part of its subject; numbers that name something ("tier 1") are.
 */
import { statedIn } from "../domain/stated-values.ts";
import { type Actor, isCustomersDuty, mentions } from "./actor.ts";
import { askingClause } from "./asking-clause.ts";
import type { EntryIndex } from "./entry-index.ts";
import { intervalsIn } from "./intervals.ts";
import { partsOf } from "./parts.ts";
import { placesIn } from "./places.ts";
import { isNegated, kindOf, type QuestionKind } from "./question.ts";
import type { Analyser } from "./text/analyse.ts";
import { nearGroupsOf } from "./text/near-words.ts";
import { stem } from "./text/stem.ts";
import { isWeak } from "./text/stop-words.ts";
import { namesIn } from "./text/tokenise.ts";
import { isOpposite, turningWords } from "./turning.ts";

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
allow permit let sign write grant inside moment time
`);

/** "Backups" are backups of data: nothing is told apart by it. */
const DATA = stem("data");
/** Of what a question asks so much has to stand in the other entry, by weight. */
const SHARED = 0.5;
const ACTORS: readonly Actor[] = ["customer", "third party", "staff", "group"];

/** A text made ready to be compared with others. */
export interface Said {
  readonly written: string;
  readonly stems: ReadonlySet<string>;
  /** By stem the concepts that it names; the terms of one topic are only near one another, and no more. */
  readonly concepts: ReadonlyMap<string, readonly string[]>;
  readonly named: ReadonlySet<string>;
}

/** One way of asking for an entry, without the figures that it states. */
export interface Asking extends Said {
  readonly kind: QuestionKind;
  /** Whether it asks for more than one thing. */
  readonly isCompound: boolean;
  /** Whether it asks for what customers have to do for their own part. */
  readonly isDuty: boolean;
  /** Stems of what is written as a name, acronyms aside: "Enterprise" is no other word for "business" then. */
  readonly names: ReadonlySet<string>;
  readonly turning: readonly string[];
  readonly dates: readonly string[];
}

/** An entry made ready to be compared. */
export interface Subject {
  readonly wordings: readonly Asking[];
  readonly answer: Said;
}

/** What a wording names and the other entry does not, what is asked for and what is done with anything aside. */
export interface LeftOver {
  /** All that the other's question does not name. */
  readonly asked: number;
  /** Of these, words that stand in every questionnaire and in the other's answer. */
  readonly answered: number;
  /** What tells and stands in neither the other's question nor its answer, and without which the own answer does not do. */
  readonly needed: number;
}

/** What each of two wordings on one subject has of its own. */
export type Relation = readonly [here: LeftOver, there: LeftOver];

export interface Measures {
  readonly analyser: Analyser;
  readonly index: Pick<EntryIndex, "rarity">;
}

export function subjectOf(wordings: readonly string[], answer: string, analyser: Analyser): Subject {
  return {
    wordings: wordings.map((written) => {
      const clause = askingClause(written);
      const text = withoutFigures(joined(clause));
      return {
        ...saidBy(text, analyser),
        written,
        kind: kindOf(clause),
        isCompound: partsOf(clause).length > 0,
        isDuty: isCustomersDuty("", [clause]),
        names: properNames(text),
        turning: turningWords(clause.replace(/\blimited to\b/iu, "only")),
        dates: statedIn(clause).flatMap(({ kind, value }) => (kind === "date" ? [value] : [])),
      };
    }),
    answer: { ...saidBy(withoutFigures(joined(answer)), analyser), written: answer },
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

/** How a wording of one entry and a wording of another stand to each other; null where they are about two things. */
export function relationOf(
  [asking, own]: readonly [Asking, Subject],
  [other, others]: readonly [Asking, Subject],
  { index }: Measures,
): Relation | null {
  if (asking.isDuty !== other.isDuty || asking.isCompound !== other.isCompound) return null;
  if (!sameSet(asking.turning, other.turning) || !sameSet(asking.dates, other.dates)) return null;
  const [left, right] = [leftOver(asking, own, other, others, index), leftOver(other, others, asking, own, index)];
  if (left.shared < SHARED || right.shared < SHARED || (left.telling > 0 && right.telling > 0)) return null;
  if (isNegated(asking.written) !== isNegated(other.written) || isOpposite(asking.written, other.written)) return null;
  const [here, there] = [beside(asking, other, others), beside(other, asking, own)];
  if (here.some((list, i) => list.length > 0 && (there[i]?.length ?? 0) > 0)) return null;
  const [places, otherPlaces] = [here, there].map(([, named]) => named?.length ?? 0) as [number, number];
  return [withPlaces(left, places), withPlaces(right, otherPlaces)];
}

const withPlaces = ({ asked, answered, needed }: LeftOver, places: number): LeftOver => ({
  asked: asked + places,
  answered,
  needed: needed + places,
});

/** Whom, which regions and which acronyms a wording names and the other entry does not. */
function beside(asking: Asking, other: Asking, { answer }: Subject): readonly (readonly string[])[] {
  const there = `${other.written} ${answer.written}`;
  return [
    ACTORS.filter((actor) => mentions(actor, asking.written) && !mentions(actor, there)),
    placesIn(asking.written).filter((place) => !placesIn(there).includes(place)),
    // RTO and RPO share all but one word when they are written out.
    [...asking.named].filter((id) => id.startsWith("acronym:") && !other.named.has(id) && !answer.named.has(id)),
  ];
}

function leftOver(
  asking: Asking,
  own: Subject,
  other: Asking,
  others: Subject,
  index: Measures["index"],
): LeftOver & { readonly telling: number; readonly shared: number } {
  const isTelling = (s: string) => asking.names.has(s) || !(isWeak(s) || s === DATA);
  const isIn = (s: string, text: Said) => text.stems.has(s) || (!asking.names.has(s) && isSaid(s, asking, text));
  const about = [...asking.stems].filter((s) => !ASKED_FOR.has(s));
  // "Yes." speaks of nothing: there every word of the question counts.
  const answered = about.some((s) => isTelling(s) && isSaid(s, asking, own.answer));
  let [whole, shared, asked, answeredOnly, telling, needed] = [0, 0, 0, 0, 0, 0];
  for (const s of about) {
    const isAsked = isIn(s, other);
    const isShared = isAsked || isIn(s, others.answer);
    if (!isAsked && !DONE.has(s) && s !== DATA) {
      asked++;
      if (isShared && !isTelling(s)) answeredOnly++;
    }
    const isNeeded = !answered || isSaid(s, asking, own.answer);
    if (isShared || isNeeded) whole += index.rarity(s);
    if (isShared) shared += index.rarity(s);
    else if (isTelling(s)) {
      telling++;
      if (isNeeded) needed++;
    }
  }
  return { asked, answered: answeredOnly, telling, needed, shared: whole > 0 ? shared / whole : 0 };
}

/** Whether a word of one text stands in another, or is said there in other words. */
export function isSaid(s: string, here: Said, there: Said): boolean {
  return there.stems.has(s) || (here.concepts.get(s)?.some((id) => there.named.has(id)) ?? false);
}

/** True where neither asks for anything that the other does not ask for, or speak of. */
export const asksTheSame = (relation: Relation): boolean => relation.every(({ asked, answered }) => asked === answered);

/** True where all words of a denial, but for what is done with anything, stand in what affirms. */
export function isWhollySaid(denied: Said, affirmed: Said): boolean {
  const words = [...denied.stems].filter((s) => !DONE.has(s) && !ASKED_FOR.has(s));
  return words.length > 1 && words.every((s) => isSaid(s, denied, affirmed));
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
