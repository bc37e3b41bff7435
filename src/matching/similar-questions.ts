/**
 * Finds among given questions those that ask nearly the same, with how nearly, so that one answer can be offered to all
 * of them. A person looks at the list before anything is written, so it may hold more than is right, but nothing that
 * asks the other way round.
 */
import { askingClause } from "./asking-clause.ts";
import { wordingOf } from "./entry-index.ts";
import { likeness } from "./features.ts";
import { isNegated, understand } from "./question.ts";
import type { Measures } from "./same-question.ts";

export interface SimilarQuestion {
  /** Position among the given questions. */
  readonly at: number;
  /** 0..1, as ranking measures two wordings. */
  readonly likeness: number;
}

/** The most alike first; a question that is among the given ones finds itself. */
export type SimilarQuestions = (text: string) => SimilarQuestion[];

/** Below this two questions of one questionnaire share a subject but not an answer. */
const ALIKE = 0.55;

/** Costs one pass over the texts; a look-up compares with each. */
export function createSimilarQuestions(
  texts: readonly string[],
  { analyser, index, weigh }: Measures,
): SimilarQuestions {
  const wordings = texts.map((text) => wordingOf(askingClause(text), analyser));
  return (text) => {
    const asked = askingClause(text);
    const weighed = weigh(understand({ text: asked }, analyser));
    const negated = isNegated(asked);
    return wordings
      .map((wording, at) => ({ at, wording, likeness: likeness(weighed, wording, index) }))
      .filter(({ likeness, wording }) => likeness >= ALIKE && isNegated(wording.text) === negated)
      .map(({ at, likeness }) => ({ at, likeness: Math.min(1, Math.round(likeness * 1000) / 1000) }))
      .sort((one, other) => other.likeness - one.likeness || one.at - other.at);
  };
}
