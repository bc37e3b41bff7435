/**
 * The evidence that an entry answers a question, as numbers a person can read.
 *
 * Input are an understood question and a candidate; output are features between 0 and 1 (`agreement` features speak for
 * the entry, `conflict` features against it). The reranker and the confidence model weigh the same features, so the
 * explanation of a suggestion is the explanation of its rank and of its confidence.
 */
import { holdsWhatIsAsked } from "./answer-kind.ts";
import type { EntryIndex, PreparedEntry, Wording } from "./entry-index.ts";
import { isTurned, type Question, type QuestionKind } from "./question.ts";
import type { ReferenceTopics } from "./reference-topics.ts";
import type { Analysis } from "./text/analyse.ts";
import { isNear } from "./text/concepts.ts";
import { stem } from "./text/stem.ts";
import type { TopicModel } from "./topic-model.ts";

export const FEATURES = [
  "bm25",
  "breadth",
  "literal",
  "coverage",
  "wording",
  "phrases",
  "concepts",
  "bridge",
  "topics",
  "references",
  "missing",
  "standardConflict",
  "nameConflict",
  "unknown",
  "kindFits",
  "kindConflict",
  "sideless",
  "signConflict",
  "extra",
  "otherKind",
  "otherActor",
] as const;
export type FeatureName = (typeof FEATURES)[number];
export type Features = Readonly<Record<FeatureName, number>>;

/** What a question weighs, computed once for all its candidates. */
export interface WeighedQuestion {
  readonly question: Question;
  /** Stem to weight, in order of appearance. */
  readonly weights: ReadonlyMap<string, number>;
  readonly total: number;
  /** The greatest of the weights. */
  readonly greatest: number;
  /** How near the question is to each topic; see `TopicModel`. */
  readonly topics: Float64Array;
  /** Weight of the stems that no entry of the library has, as a share. */
  readonly unknown: number;
}

/** From this likeness on a wording asks the same in other words. */
const ASKED_SO = 0.85;
const NAME_SHARE = 1.5;
/** A word that neither the library nor the vocabulary has is more often a turn of phrase than a thing. */
const STRANGE_SHARE = 0.5;
/**
 * How far a concept said in other words counts as the words themselves. An acronym and its long form are one; the terms
 * of a topic are only near one another.
 */
const equalWords = (concept: string) => (isNear(concept) ? NEAR_SHARE : concept.startsWith("topic:") ? 0.6 : 0.95);
const NEAR_SHARE = 0.6;

/** Words that ask for a kind of answer; `kindFits` looks for what they ask for. */
const KIND_WORDS = new Set(
  ["year", "date", "often", "frequently", "frequency", "many", "number", "soon", "when"].map(stem),
);
const KIND_SHARE = 0.2;

export function weigh(
  question: Question,
  index: EntryIndex,
  topicModel: TopicModel,
  referenceTopics: ReferenceTopics,
): WeighedQuestion {
  const weights = new Map<string, number>();
  let total = 0;
  let unknown = 0;
  const knownByConcept = new Set<string>();
  for (const concept of question.analysis.concepts.values()) {
    if (index.knowsConcept(concept.id)) for (const s of concept.stems) knownByConcept.add(s);
  }
  const references = new Set(question.references);
  for (const s of question.analysis.stems) {
    // A control's number is agreed with by reference, not word for word.
    if (weights.has(s) || references.has(s)) continue;
    const known = index.knows(s);
    const name = question.names.has(s);
    const strange = !known && !name && !/^\d/.test(s) && !topicModel.knows(s) && !knownByConcept.has(s);
    const share = KIND_WORDS.has(s) ? KIND_SHARE : name ? NAME_SHARE : strange ? STRANGE_SHARE : 1;
    const weight = index.rarity(s) * (question.weights.get(s) ?? 1) * share;
    weights.set(s, weight);
    total += weight;
    if (!known && !knownByConcept.has(s)) unknown += weight;
  }
  return {
    question,
    weights,
    total,
    greatest: Math.max(0, ...weights.values()),
    topics: topicsOf(question, topicModel, referenceTopics),
    unknown: total > 0 ? unknown / total : 1,
  };
}

/** The topics near the question's words, those behind its references lifted by up to half the nearest one's score. */
function topicsOf(question: Question, topicModel: TopicModel, referenceTopics: ReferenceTopics): Float64Array {
  const scores = topicModel.scores(question.weights);
  const behind = referenceTopics(new Set(question.references));
  const lift = behind.size > 0 ? Math.max(...scores) * 0.5 : 0;
  for (const [concept, strength] of behind) {
    const topic = topicModel.indexOf(concept);
    if (topic !== undefined) scores[topic] = (scores[topic] ?? 0) + lift * strength;
  }
  return scores;
}

/** The features that hold for one candidate alone; those relative to the best one are given. */
export function featuresOf(
  weighed: WeighedQuestion,
  prepared: PreparedEntry,
  relative: Pick<Features, "bm25" | "breadth" | "topics">,
  index: EntryIndex,
): { features: Features; nearest: Wording | null } {
  const { question, weights, total, greatest } = weighed;
  const asked = question.analysis;
  const shared = sharedStems(asked, (id) => prepared.concepts.get(id) ?? 0);
  let literal = 0;
  let covered = 0;
  let missing = 0;
  let namesMissing = 0;
  for (const [s, weight] of weights) {
    const found = prepared.stems.has(s) ? 1 : (shared.get(s) ?? 0);
    covered += weight * found;
    if (found === 1) literal += weight;
    missing = Math.max(missing, weight * (1 - found));
    if (found === 0 && question.names.has(s)) namesMissing = 1;
  }
  const held = holdsWhatIsAsked(question.kind, question.text, prepared.entry.answer);
  let wording = 0;
  let nearest: Wording | null = null;
  for (const variant of prepared.wordings) {
    const alike = likeness(weighed, variant, index);
    if (!nearest || alike > wording) [wording, nearest] = [alike, variant];
  }
  const features: Features = {
    ...relative,
    literal: total > 0 ? literal / total : 0,
    coverage: total > 0 ? covered / total : 0,
    wording,
    phrases: phraseAgreement(weighed, prepared),
    concepts: conceptAgreement(asked, prepared.concepts, index),
    bridge: conceptAgreement(asked, prepared.bridge, index),
    references: question.references.some((reference) => prepared.references.has(reference)) ? 1 : 0,
    missing: greatest > 0 ? missing / greatest : 1,
    standardConflict: standardConflict(asked, prepared),
    nameConflict: namesMissing,
    unknown: weighed.unknown,
    kindFits: held === true ? 1 : 0,
    // What a person gave as the answer to this very question answers it: "Twelve."
    kindConflict: held === false && !(prepared.entry.origin === "approved" && wording >= ASKED_SO) ? 1 : 0,
    sideless: question.kind === "yes-no" && prepared.entry.option === null ? 1 : 0,
    // Nine principles listed say how many there are, whoever asked which.
    otherKind: held !== true && asksForOther(question.kind, prepared) ? 1 : 0,
    otherActor: actsAnother(question, prepared) ? 1 : 0,
    extra: nearest ? unasked(weighed, nearest, index) : 0,
    signConflict: nearest && nearest.negated !== isTurned(question.text) ? 1 : 0,
  };
  return { features, nearest };
}

/**
 * The share of the question that stands in the answer alone: where that is most of it, the entry's option is that of
 * another question ("Is it mandatory?" No, to "Is it voluntary?").
 */
export function besideTheWordings({ weights, total }: WeighedQuestion, { wordings, answer }: PreparedEntry): number {
  const asked = new Set(wordings.flatMap(({ stems }) => stems));
  const answered = new Set(answer.stems);
  let beside = 0;
  for (const [s, weight] of weights) if (answered.has(s) && !asked.has(s)) beside += weight;
  return total > 0 ? beside / total : 0;
}

/** How much the likely topics of an entry are the question's; not bounded, to be held against the best candidate's. */
export function topicAgreement(weighed: WeighedQuestion, { topics }: PreparedEntry): number {
  let sum = 0;
  let size = 0;
  for (const [topic, strength] of topics) {
    sum += strength * (weighed.topics[topic] ?? 0) ** 2;
    size += strength;
  }
  return size > 0 ? sum / Math.sqrt(size) : 0;
}

/** Stems of a text that name a concept which the other side has too, with how far that makes them equal. */
export function sharedStems(text: Analysis, strengthThere: (concept: string) => number): Map<string, number> {
  const stems = new Map<string, number>();
  for (const concept of text.concepts.values()) {
    const equal = equalWords(concept.id) * concept.strength * strengthThere(concept.id);
    if (equal > 0) for (const s of concept.stems) stems.set(s, Math.max(stems.get(s) ?? 0, equal));
  }
  return stems;
}

/** How far a wording asks the same, 0..1: Dice's coefficient over weighted stems, those of a shared concept nearly equal. */
export function likeness(weighed: WeighedQuestion, wording: Wording, index: EntryIndex): number {
  const { weights, total, question } = weighed;
  const sharedHere = sharedStems(question.analysis, (id) => wording.concepts.get(id)?.strength ?? 0);
  const sharedThere = sharedStems(wording, (id) => question.analysis.concepts.get(id)?.strength ?? 0);
  let common = 0;
  let whole = total;
  for (const s of wording.unique) {
    const here = weights.get(s);
    const weight = here ?? index.rarity(s);
    whole += weight;
    // A word of both sides counts on both.
    common += weight * (here === undefined ? (sharedThere.get(s) ?? 0) : 2);
  }
  for (const [s, equal] of sharedHere) if (!wording.unique.includes(s)) common += (weights.get(s) ?? 0) * equal;
  return whole > 0 ? common / whole : 0;
}

/** Kinds that ask for one thing: an entry whose own questions are all of other kinds hardly names it. */
export const NARROW: ReadonlySet<QuestionKind> = new Set([
  "who",
  "when",
  "where",
  "how-often",
  "how-many",
  "how-much",
  "how-long",
  "identifier",
]);

function asksForOther(kind: QuestionKind, { wordings }: PreparedEntry): boolean {
  return NARROW.has(kind) && wordings.length > 0 && wordings.every((wording) => wording.kind !== kind);
}

/** Who acts: a rule for the vendor's own staff is not one for its customers. */
const ACTORS: readonly (readonly string[])[] = [
  ["customer", "user", "client", "tenant", "subscriber"],
  ["employee", "contractor", "candidate", "developer", "workstation", "laptop"],
].map((words) => words.map(stem));

/** True where the question names one kind of actor only and the entry another only. */
function actsAnother(question: Question, prepared: PreparedEntry): boolean {
  const asked = new Set(question.analysis.stems);
  const [here, there] = [asked, prepared.stems].map((stems) =>
    ACTORS.map((actors) => actors.some((actor) => stems.has(actor))),
  );
  return ACTORS.some((_, i) => here?.[i] && !here[1 - i] && !there?.[i] && there?.[1 - i]);
}

/** How much of a wording is not asked here, by its weightiest word: "is it mandatory" where only "is it" is asked. */
function unasked({ weights, question }: WeighedQuestion, wording: Wording, index: EntryIndex): number {
  const shared = sharedStems(wording, (id) => question.analysis.concepts.get(id)?.strength ?? 0);
  let greatest = 0;
  let most = 0;
  for (const s of wording.unique) {
    const weight = weights.get(s) ?? index.rarity(s);
    greatest = Math.max(greatest, weight);
    if (!weights.has(s)) most = Math.max(most, weight * (1 - (shared.get(s) ?? 0)));
  }
  return greatest > 0 ? most / greatest : 0;
}

/** Share of the question's neighbouring pairs of stems that are neighbours in the entry too, by weight. */
function phraseAgreement(weighed: WeighedQuestion, prepared: PreparedEntry): number {
  const stems = weighed.question.analysis.stems;
  if (stems.length < 2) return 0;
  const pairs = pairsOf(prepared);
  let whole = 0;
  let found = 0;
  for (let i = 1; i < stems.length; i++) {
    const a = stems[i - 1] ?? "";
    const b = stems[i] ?? "";
    const weight = Math.min(weighed.weights.get(a) ?? 0, weighed.weights.get(b) ?? 0);
    whole += weight;
    if (pairs.has(`${a} ${b}`) || pairs.has(`${b} ${a}`)) found += weight;
  }
  return whole > 0 ? found / whole : 0;
}

const PAIRS = new WeakMap<PreparedEntry, Set<string>>();

function pairsOf(prepared: PreparedEntry): Set<string> {
  let pairs = PAIRS.get(prepared);
  if (!pairs) {
    pairs = new Set();
    for (const { stems } of [...prepared.wordings, prepared.answer, prepared.headings]) {
      for (let i = 1; i < stems.length; i++) pairs.add(`${stems[i - 1]} ${stems[i]}`);
    }
    PAIRS.set(prepared, pairs);
  }
  return pairs;
}

/** Share of the question's concepts, by rarity and strength, that the entry has. */
function conceptAgreement(asked: Analysis, concepts: ReadonlyMap<string, number>, index: EntryIndex): number {
  let whole = 0;
  let found = 0;
  for (const { id, strength } of asked.concepts.values()) {
    if (isNear(id)) continue;
    const weight = index.conceptRarity(id) * strength;
    whole += weight;
    found += weight * (concepts.get(id) ?? 0);
  }
  return whole > 0 ? found / whole : 0;
}

/** 1 where the question names standards and the entry names none of them: ISO 22301 is not ISO 27001. */
function standardConflict(asked: Analysis, prepared: PreparedEntry): number {
  const named = [...asked.concepts.values()].filter(({ id }) => id.startsWith("standard:"));
  const written = asked.stems.filter((s) => /^(?:iso\d|soc\d|pcidss)/.test(s));
  if (named.length + written.length === 0) return 0;
  const held =
    named.filter(({ id, stems }) => prepared.concepts.has(id) || stems.every((s) => prepared.stems.has(s))).length +
    written.filter((s) => prepared.stems.has(s)).length;
  return 1 - held / (named.length + written.length);
}
