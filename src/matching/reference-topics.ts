/**
 * The bridge across frameworks: which topics an entry is about because of the control references it carries.
 *
 * A library built on PCI DSS and a question in the words of NIST share few words, but the vocabulary says which topics
 * stand behind `8.3.6` and behind `PR.AA-01`. A reference that stands for many topics says little about each. A bare
 * dotted number is a reference only in a library whose references are mostly such numbers: elsewhere it is a clause of
 * some document.
 */
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";

/** Topic concept id to strength, 0..1, for a set of lower-case references. */
export type ReferenceTopics = (references: ReadonlySet<string>) => ReadonlyMap<string, number>;

const BARE = /^\d+(?:\.\d+)*$/;

export function createReferenceTopics(entries: readonly LibraryEntry[], vocabulary: Vocabulary): ReferenceTopics {
  const topicsOf = new Map<string, Set<string>>();
  for (const topic of vocabulary.topics) {
    for (const reference of Object.values(topic.references).flat()) {
      const key = reference.toLowerCase();
      const topics = topicsOf.get(key) ?? new Set();
      topics.add(`topic:${topic.id}`);
      topicsOf.set(key, topics);
    }
  }
  const all = entries.flatMap(({ references }) => references);
  const bareCounts = all.filter((reference) => BARE.test(reference)).length > all.length / 2;
  return (references) => {
    const strengths = new Map<string, number>();
    for (const reference of references) {
      if (BARE.test(reference) && !bareCounts) continue;
      const topics = lookUp(topicsOf, reference);
      if (!topics) continue;
      for (const id of topics) strengths.set(id, Math.max(strengths.get(id) ?? 0, 1 / Math.sqrt(topics.size)));
    }
    return strengths;
  };
}

/** The topics of a reference or, where it has none, of the control it is a part of (`IAM-02.1` of `IAM-02`). */
function lookUp(topicsOf: ReadonlyMap<string, Set<string>>, reference: string): Set<string> | undefined {
  for (let key = reference; key !== ""; key = key.includes(".") ? key.slice(0, key.lastIndexOf(".")) : "") {
    const topics = topicsOf.get(key);
    if (topics) return topics;
  }
  return undefined;
}
