/**
 * Which entries are about the very thing that an entry is about, and whether they say the same or contradict it.
 *
 * Input are a library's entries, prepared once; a look-up finds by their rarest words a bounded number that may be about
 * the same, and compares each pair by itself: subjects as `same-subject.ts`, answers as `contradiction.ts` does. Two are
 * one to keep where they are asked for the same in the same form and neither tells what the other does not: an entry that
 * answers Yes and one that tells which are asked for in two ways, and both are wanted.
 */
import type { LibraryEntry } from "../domain/library-entry.ts";
import { disagreement } from "../domain/stated-values.ts";
import { type Answered, contradictionOf, sideOf } from "./contradiction.ts";
import { isNegated, type QuestionKind } from "./question.ts";
import { type Relation, relationOf } from "./same-subject.ts";
import {
  type Asking,
  isSaid,
  isWhollySaid,
  type Measures,
  type Said,
  type Subject,
  saidBy,
  subjectOf,
} from "./subject.ts";

export interface LookAlike {
  readonly entry: LibraryEntry;
  readonly kind: "duplicate" | "contradiction";
  /** How the two stand to each other, for a person, without the full stop; the entry looked up is named first. */
  readonly why: string;
}

type Asked = Pick<LibraryEntry, "id" | "origin" | "question" | "phrasings" | "answer" | "option">;

/** What an entry is like, in the library's order. */
export type LookAlikes = (entry: Asked) => LookAlike[];

/** Of an entry that is asked in very many ways the first count. */
const WORDINGS = 20;
/** What is about the same is found among so many that share the rarest words. */
const COMPARED = 24;
/** Of the entries that share a word so many are looked at, and no further word once so many were. */
const SHARING = 400;
const ENOUGH = 4_000;

interface Prepared {
  readonly entry: LibraryEntry;
  readonly subject: Subject;
}

/** Costs one pass over the entries; each look-up then touches a bounded number of them, found in their order. */
export function createLookAlikes(entries: readonly LibraryEntry[], measures: Measures): LookAlikes {
  const prepare = ({ question, phrasings, answer }: Asked): Subject => {
    const wordings = [...new Set([question, ...phrasings])].filter((text) => text !== "").slice(0, WORDINGS);
    return subjectOf(wordings, answer, measures);
  };
  const prepared = entries.map((entry): Prepared => ({ entry, subject: prepare(entry) }));
  const places = new Map(entries.map(({ id }, at) => [id, at]));
  const byWord = new Map<string, number[]>();
  prepared.forEach(({ subject }, at) => {
    for (const word of new Set(subject.wordings.flatMap(wordsOf))) {
      const list = byWord.get(word);
      if (list) list.push(at);
      else byWord.set(word, [at]);
    }
  });
  const rarity = (word: string) => Math.log(1 + entries.length / (1 + (byWord.get(word)?.length ?? 0)));
  const near = (wording: Asking, self: string): Prepared[] => {
    const shared = new Map<number, number>();
    let seen = 0;
    const rarestFirst = wordsOf(wording)
      .map((word) => ({ list: byWord.get(word) ?? [], weight: rarity(word) }))
      .sort((a, b) => b.weight - a.weight);
    for (const { list, weight } of rarestFirst) {
      if (seen > ENOUGH) break;
      const some = list.slice(0, SHARING);
      for (const at of some) shared.set(at, (shared.get(at) ?? 0) + weight);
      seen += some.length;
    }
    return [...shared]
      .sort(([a, weight], [b, other]) => other - weight || a - b)
      .flatMap(([at]) => prepared[at] ?? [])
      .filter(({ entry }) => entry.id !== self)
      .slice(0, COMPARED);
  };
  return (entry) => {
    const at = places.get(entry.id);
    const known = at === undefined ? undefined : prepared[at];
    const subject = known && known.entry === entry ? known.subject : prepare(entry);
    const [asked] = subject.wordings;
    if (!asked) return [];
    return near(asked, entry.id)
      .flatMap((other) => {
        const alike = compared(entry, subject, asked, other, measures);
        return alike ? [{ entry: other.entry, ...alike }] : [];
      })
      .sort((a, b) => (places.get(a.entry.id) ?? 0) - (places.get(b.entry.id) ?? 0));
  };
}

/** Stems and concepts by which a wording is found. */
const wordsOf = ({ stems, named }: Asking): string[] => [...stems, ...named];

function compared(
  one: Asked,
  subject: Subject,
  asked: Asking,
  { entry: other, subject: others }: Prepared,
  { analyser }: Measures,
): Omit<LookAlike, "entry"> | null {
  for (const wording of others.wordings) {
    const found = relationOf([asked, subject], [wording, others]);
    if (!found) continue;
    // An answer is to the question; another phrasing of that has to ask the very same by itself.
    const isQuestion = wording === others.wordings[0];
    const relation = isQuestion ? found : strictly(found);
    const here: Answered = { asked: asked.written, answer: one.answer, option: one.option };
    const there: Answered = { asked: wording.written, answer: other.answer, option: other.option };
    const contradiction = contradictionOf(here, there, relation, (denial, affirmed) =>
      isWhollySaid(saidBy(denial, analyser), saidBy(affirmed, analyser)),
    );
    if (contradiction) return { kind: "contradiction", why: contradiction };
    // A passage and the answer that rests on it say the same by design; only answers can be merged.
    if (one.origin === "passage" || other.origin === "passage") continue;
    if (
      relation.some(({ asked: left }) => left > 0) ||
      !sameForm(asked, wording) ||
      sideOf(here)?.is !== sideOf(there)?.is
    )
      continue;
    if (wordsIn(one.answer) === wordsIn(other.answer)) return { kind: "duplicate", why: "answered the same" };
    if (isQuestion && saysTheSame(subject.answer, others.answer))
      return { kind: "duplicate", why: "answered nearly the same" };
  }
  return null;
}

const strictly = ([here, there]: Relation): Relation => [
  { ...here, answered: 0 },
  { ...there, answered: 0 },
];

/** What one answer cannot be of two kinds of: a side is taken or a thing is told, one is named or counted. */
const FORMS: ReadonlySet<QuestionKind> = new Set(["yes-no", "who", "where", "how-many"]);

const sameForm = (one: Asking, other: Asking): boolean =>
  one.kind === other.kind || !(FORMS.has(one.kind) || FORMS.has(other.kind));

/** Of the words of the shorter answer so many stand in the longer where they are one to keep ... */
const NEARLY_SAME = 0.75;
/** ... and make up so much of it that nothing of weight is lost. */
const HARDLY_MORE = 0.5;

function saysTheSame(one: Said, other: Said): boolean {
  if (isNegated(one.written) !== isNegated(other.written) || disagreement(one.written, other.written, true))
    return false;
  // Figures have been compared as what they are: "v4" is "4.0".
  const words = [one, other].map(({ stems }) => [...stems].filter((s) => !/^v?\d/.test(s))) as [string[], string[]];
  const [shorter, longer] = words[0].length <= words[1].length ? [one, other] : [other, one];
  const [fewer, more] = words.sort((a, b) => a.length - b.length) as [string[], string[]];
  const said = fewer.filter((s) => isSaid(s, shorter, longer)).length;
  return said >= Math.max(NEARLY_SAME * fewer.length, HARDLY_MORE * more.length);
}

const wordsIn = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
