/**
 * The evidence that an entry answers a question, as numbers a person can read.
 *
 * Input are an understood question and a candidate; output are features between 0 and 1 (`agreement` features speak for
 * the entry, `conflict` features against it). The reranker and the confidence model weigh the same features, so the
 * explanation of a suggestion is the explanation of its rank and of its confidence.
 */
import type { EntryIndex, PreparedEntry } from "./entry-index.ts";
import type { Question } from "./question.ts";
import type { Analysis } from "./text/analyse.ts";
import type { TopicModel } from "./topic-model.ts";

export const FEATURES = [
  "bm25",
  "breadth",
  "coverage",
  "wording",
  "phrases",
  "concepts",
  "bridge",
  "topics",
  "references",
  "standardConflict",
  "nameConflict",
  "unknown",
  "kind",
] as const;
export type FeatureName = (typeof FEATURES)[number];
export type Features = Readonly<Record<FeatureName, number>>;

/** What a question weighs, computed once for all its candidates. */
export interface WeighedQuestion {
  readonly question: Question;
  /** Stem to weight, in order of appearance. */
  readonly weights: ReadonlyMap<string, number>;
  readonly total: number;
  /** How near the question is to each topic; see `TopicModel`. */
  readonly topics: Float64Array;
  /** Weight of the stems that no entry of the library has, as a share. */
  readonly unknown: number;
}

const NAME_SHARE = 1.5;

export function weigh(question: Question, index: EntryIndex, topicModel: TopicModel): WeighedQuestion {
  const weights = new Map<string, number>();
  let total = 0;
  let unknown = 0;
  const knownByConcept = new Set<string>();
  for (const concept of question.analysis.concepts.values()) {
    if (index.prepared.some(({ concepts }) => concepts.has(concept.id))) {
      for (const s of concept.stems) knownByConcept.add(s);
    }
  }
  for (const s of question.analysis.stems) {
    if (weights.has(s)) continue;
    const weight = index.rarity(s) * (question.weights.get(s) ?? 1) * (question.names.has(s) ? NAME_SHARE : 1);
    weights.set(s, weight);
    total += weight;
    if (!index.knows(s) && !knownByConcept.has(s)) unknown += weight;
  }
  return {
    question,
    weights,
    total,
    topics: topicModel.scores(question.weights),
    unknown: total > 0 ? unknown / total : 1,
  };
}

/** The features that hold for one candidate alone; those relative to the best one are given. */
export function featuresOf(
  weighed: WeighedQuestion,
  prepared: PreparedEntry,
  relative: Pick<Features, "bm25" | "breadth" | "topics">,
  index: EntryIndex,
): Features {
  const { question, weights, total } = weighed;
  const asked = question.analysis;
  const shared = conceptStems(asked, prepared.concepts);
  let covered = 0;
  let namesMissing = 0;
  for (const [s, weight] of weights) {
    if (prepared.stems.has(s)) covered += weight;
    else if (shared.has(s)) covered += weight * 0.9;
    else if (question.names.has(s)) namesMissing = 1;
  }
  let wording = 0;
  for (const variant of prepared.wordings) wording = Math.max(wording, likeness(weighed, variant, index));
  return {
    ...relative,
    coverage: total > 0 ? covered / total : 0,
    wording,
    phrases: phraseAgreement(weighed, prepared),
    concepts: conceptAgreement(asked, prepared.concepts, index),
    bridge: conceptAgreement(asked, prepared.bridge, index),
    references: asked.references.some((reference) => prepared.references.has(reference)) ? 1 : 0,
    standardConflict: standardConflict(asked, prepared),
    nameConflict: namesMissing,
    unknown: weighed.unknown,
    kind: kindAgreement(question, prepared),
  };
}

/** How much the likely topics of an entry are the question's; not bounded, to be held against the best candidate's. */
export function topicAgreement(weighed: WeighedQuestion, { topics }: PreparedEntry): number {
  let sum = 0;
  let size = 0;
  for (const [topic, strength] of topics) {
    sum += strength * (weighed.topics[topic] ?? 0);
    size += strength;
  }
  return size > 0 ? sum / Math.sqrt(size) : 0;
}

/** Stems of the question that name a concept which the entry has too. */
function conceptStems(asked: Analysis, concepts: ReadonlyMap<string, number>): Set<string> {
  const stems = new Set<string>();
  for (const concept of asked.concepts.values()) {
    if (concepts.has(concept.id)) for (const s of concept.stems) stems.add(s);
  }
  return stems;
}

/** Dice's coefficient over weighted stems, where stems of a shared concept count as equal. */
function likeness(weighed: WeighedQuestion, variant: Analysis, index: EntryIndex): number {
  const variantIds = new Map([...variant.concepts].map(([id, { strength }]) => [id, strength]));
  const bySharedConcept = conceptStems(weighed.question.analysis, variantIds);
  const variantStems = new Set(variant.stems);
  let common = 0;
  for (const [s, weight] of weighed.weights) if (variantStems.has(s) || bySharedConcept.has(s)) common += weight;
  const askedIds = new Map([...weighed.question.analysis.concepts].map(([id, { strength }]) => [id, strength]));
  const coveredHere = conceptStems(variant, askedIds);
  let other = 0;
  let commonHere = 0;
  for (const s of variantStems) {
    const weight = weighed.weights.get(s) ?? index.rarity(s);
    other += weight;
    if (weighed.weights.has(s) || coveredHere.has(s)) commonHere += weight;
  }
  const whole = weighed.total + other;
  return whole > 0 ? (common + commonHere) / whole : 0;
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
    const weight = index.conceptRarity(id) * strength;
    whole += weight;
    found += weight * (concepts.get(id) ?? 0);
  }
  return whole > 0 ? found / whole : 0;
}

/** 1 where the question names standards and the entry names none of them: ISO 22301 is not ISO 27001. */
function standardConflict(asked: Analysis, prepared: PreparedEntry): number {
  const named = [...asked.concepts.keys()].filter((id) => id.startsWith("standard:"));
  const written = asked.stems.filter((s) => /^(?:iso\d|soc\d|pcidss)/.test(s));
  if (named.length + written.length === 0) return 0;
  const held =
    named.filter((id) => prepared.concepts.has(id)).length + written.filter((s) => prepared.stems.has(s)).length;
  return 1 - held / (named.length + written.length);
}

/** 1 where the answer holds what the kind of question asks for, 0 where it lacks it, 0.5 where that cannot be seen. */
function kindAgreement({ kind }: Question, { entry }: PreparedEntry): number {
  const has = (pattern: RegExp) => (pattern.test(entry.answer) ? 1 : 0);
  switch (kind) {
    case "how-often":
      return has(/\b(?:annual|year|month|quarter|week|dai?ly|day|every|continuous|regular)/i);
    case "how-many":
      return has(/\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b/i);
    case "when":
      return has(/\b(?:(?:19|20)\d\d|days?|hours?|weeks?|months?)\b/i);
    case "yes-no":
      return entry.option === null ? 0.5 : 1;
    default:
      return 0.5;
  }
}
