/**
 * Finds the vocabulary's concepts in tokens: topics by their terms and cues, acronyms, standards.
 *
 * A phrase of several words is found wherever its words stand close together in any order ("encryption at rest" in
 * "data at rest is encrypted"), since questionnaires bend every phrase. A phrase inside a longer found phrase does not
 * count ("access control" inside "physical access control"). Input of `find` are stems with stop words dropped, the
 * same as in the phrases; output are concept ids with a strength.
 */
import type { Vocabulary } from "../../domain/vocabulary.ts";
import { NEAR_WORDS } from "./near-words.ts";
import { stem } from "./stem.ts";
import { isWeak, STOP_WORDS } from "./stop-words.ts";
import { tokenise } from "./tokenise.ts";

/** Concept ids: `topic:<id>`, `standard:<id>`, `acronym:<short>`, `near:<group>` for words of like meaning. */
export interface FoundConcept {
  readonly id: string;
  /** 1 for a name of the concept, less for a cue. */
  readonly strength: number;
  /** The stems that name it in this text. */
  readonly stems: readonly string[];
}

/** True for a group of near words: too general to say that two texts are about the same. */
export function isNear(concept: string): boolean {
  return concept.startsWith("near:");
}

interface Finding {
  readonly phrase: FoundConcept;
  /** Where its stems stand among those of the text. */
  readonly positions: readonly number[];
}

const CUE_STRENGTH = 0.5;
/** How many foreign words may stand among the words of a phrase. */
const SLACK = 2;

export class ConceptFinder {
  /** Phrases by their rarest stem. */
  readonly #byAnchor = new Map<string, FoundConcept[]>();

  constructor(vocabulary: Vocabulary) {
    const phrases: FoundConcept[] = [];
    const add = (id: string, text: string, strength: number) => {
      const stems = contentStems(text);
      // A phrase of weak words alone ("explain") would be found everywhere.
      if (stems.some((s) => !isWeak(s))) phrases.push({ id, strength, stems });
    };
    for (const topic of vocabulary.topics) {
      add(`topic:${topic.id}`, topic.name, 1);
      for (const term of topic.terms) add(`topic:${topic.id}`, term, 1);
      for (const cue of topic.cues) add(`topic:${topic.id}`, cue, CUE_STRENGTH);
    }
    for (const { short, long } of vocabulary.acronyms) {
      add(`acronym:${short.toLowerCase()}`, short, 1);
      add(`acronym:${short.toLowerCase()}`, long, 1);
    }
    for (const standard of vocabulary.standards) {
      for (const name of standard.names) add(`standard:${standard.id}`, name, 1);
    }
    NEAR_WORDS.forEach((group, i) => {
      for (const term of group) phrases.push({ id: `near:${i}`, strength: 1, stems: contentStems(term) });
    });
    const frequency = new Map<string, number>();
    for (const { stems } of phrases) for (const s of new Set(stems)) frequency.set(s, (frequency.get(s) ?? 0) + 1);
    for (const phrase of phrases) {
      const anchor = phrase.stems.reduce((a, b) => ((frequency.get(b) ?? 0) < (frequency.get(a) ?? 0) ? b : a));
      const list = this.#byAnchor.get(anchor);
      if (list) list.push(phrase);
      else this.#byAnchor.set(anchor, [phrase]);
    }
  }

  /** Concepts in `stems`, the strongest finding of each, in order of first appearance. */
  find(stems: readonly string[]): FoundConcept[] {
    const found: Finding[] = [];
    /** Those of several words, by each place they cover: a text that repeats a name is not to cost its square. */
    const longer = new Map<number, Finding[]>();
    stems.forEach((s, i) => {
      for (const phrase of this.#byAnchor.get(s) ?? []) {
        const positions = place(phrase.stems, stems, i);
        if (!positions) continue;
        const finding = { phrase, positions };
        found.push(finding);
        if (positions.length > 1) for (const p of positions) longer.set(p, [...(longer.get(p) ?? []), finding]);
      }
    });
    const best = new Map<string, FoundConcept>();
    for (const { phrase, positions } of found) {
      if (phrase.strength <= (best.get(phrase.id)?.strength ?? 0)) continue;
      const inside =
        !isNear(phrase.id) &&
        longer
          .get(positions[0] ?? -1)
          ?.some(
            (other) =>
              other.phrase.id !== phrase.id &&
              other.phrase.strength >= phrase.strength &&
              other.positions.length > positions.length &&
              positions.every((p) => other.positions.includes(p)),
          );
      if (!inside) best.set(phrase.id, phrase);
    }
    return [...best.values()];
  }
}

/** Where a phrase's stems stand around position `at` of its anchor; null where they do not. */
function place(phrase: readonly string[], stems: readonly string[], at: number): number[] | null {
  if (phrase.length === 1) return [at];
  if (phrase.length === 2 && phrase.some(isWeak)) {
    // "Data in use" is not any use of data: a phrase with one telling word is taken literally.
    const from = at - phrase.indexOf(stems[at] ?? "");
    return stems[from] === phrase[0] && stems[from + 1] === phrase[1] ? [from, from + 1] : null;
  }
  const reach = phrase.length - 1 + SLACK;
  const positions: number[] = [at];
  const anchor = stems[at];
  let anchorSeen = false;
  for (const wanted of phrase) {
    if (wanted === anchor && !anchorSeen) {
      anchorSeen = true;
      continue;
    }
    let best = -1;
    for (let j = Math.max(0, at - reach); j <= Math.min(stems.length - 1, at + reach); j++) {
      if (stems[j] === wanted && !positions.includes(j) && (best < 0 || Math.abs(j - at) < Math.abs(best - at)))
        best = j;
    }
    if (best < 0) return null;
    positions.push(best);
  }
  return Math.max(...positions) - Math.min(...positions) <= reach ? positions : null;
}

/** Stems of a text without stop words; a text of stop words only keeps them all. */
function contentStems(text: string): string[] {
  const tokens = tokenise(text);
  const content = tokens.filter((token) => !STOP_WORDS.has(token.text));
  return (content.length > 0 ? content : tokens).map((token) => stem(token.text));
}
