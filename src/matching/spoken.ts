/**
 * The sentence of an entry that says most of what is asked, and how much of the question it leaves unsaid.
 *
 * Documents are imported as passages: nobody has written above a paragraph which question it answers. There the evidence
 * is one sentence, read under its headings; that the rest of the passage holds a word of the question tells less. Input
 * are a weighed question and a candidate, output is the sentence with its shares, each 0..1.
 */
import type { PreparedEntry } from "./entry-index.ts";
import { sharedStems, type WeighedQuestion } from "./features.ts";
import type { Analysis } from "./text/analyse.ts";

export interface Sentence extends Analysis {
  readonly text: string;
}

export interface Spoken {
  /** Null where the entry has no text. */
  readonly sentence: Sentence | null;
  /** Share of the question's weight that the sentence says, under its headings and beside its neighbours. */
  readonly said: number;
  /** The same by the sentence alone. */
  readonly alone: number;
  /** The weightiest word that neither the sentence nor its headings have, relative to the weightiest of all. */
  readonly unsaid: number;
  /** Share of the sentence's own words that the question has. */
  readonly focus: number;
}

/** Where no sentence has been looked at. */
export const UNREAD: Spoken = { sentence: null, said: 0, alone: 0, unsaid: 1, focus: 0 };

/** How far a word counts that stands in a heading, or in another sentence of the passage. */
const IN_HEADING = 0.9;
const BESIDE = 0.5;

export function spokenFor(weighed: WeighedQuestion, prepared: PreparedEntry): Spoken {
  const { weights, total, greatest, question } = weighed;
  const asked = question.analysis;
  const inHeadings = sharedStems(asked, (id) => prepared.headings.concepts.get(id)?.strength ?? 0);
  for (const s of prepared.headings.stems) inHeadings.set(s, 1);
  const inPassage = sharedStems(asked, (id) => prepared.answer.concepts.get(id)?.strength ?? 0);
  for (const s of prepared.answer.stems) inPassage.set(s, 1);
  let best = UNREAD;
  for (const sentence of prepared.sentences()) {
    const here = sharedStems(asked, (id) => sentence.concepts.get(id)?.strength ?? 0);
    for (const s of sentence.stems) here.set(s, 1);
    let alone = 0;
    let said = 0;
    let unsaid = 0;
    for (const [s, weight] of weights) {
      const found = here.get(s) ?? 0;
      const headed = Math.max(found, IN_HEADING * (inHeadings.get(s) ?? 0));
      alone += weight * found;
      said += weight * Math.max(headed, BESIDE * (inPassage.get(s) ?? 0));
      unsaid = Math.max(unsaid, weight * (1 - headed));
    }
    const own = new Set(sentence.stems);
    let common = 0;
    for (const s of own) if (weights.has(s)) common++;
    const found: Spoken = {
      sentence,
      said: total > 0 ? said / total : 0,
      alone: total > 0 ? alone / total : 0,
      unsaid: greatest > 0 ? unsaid / greatest : 1,
      focus: own.size > 0 ? common / own.size : 0,
    };
    if (best.sentence === null || found.said > best.said + 1e-9) best = found;
  }
  return best;
}
