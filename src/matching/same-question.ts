/**
 * Finds among questions asked before those that ask the very same, so that one customer is not told two things.
 *
 * Input are the earlier questions, prepared once; output for a question are the positions of those that it repeats. They
 * are as alike as ranking measures it and ask the same way round, of the same actor, with the same numbers: a wrong pair
 * would accuse a right answer.
 */

import { actorIn } from "./actor.ts";
import { askingClause } from "./asking-clause.ts";
import { SAME_WORDING } from "./doubts/index.ts";
import { valuesIn } from "./doubts/unnamed.ts";
import { type EntryIndex, type Wording, wordingOf } from "./entry-index.ts";
import { likeness, type WeighedQuestion } from "./features.ts";
import { isNegated, type Question, understand } from "./question.ts";
import type { Analyser } from "./text/analyse.ts";
import { turningWords } from "./turning.ts";

/** Positions of the earlier questions that ask the same, ascending. */
export type SameQuestions = (text: string) => number[];

/** Where fewer of the question's words, by weight, stand in an earlier one, likeness need not be computed. */
const WORTH_A_LOOK = 0.5;

/** The ranking's own measure, as it stands for the library at hand. */
export interface Measures {
  readonly analyser: Analyser;
  readonly index: EntryIndex;
  weigh(question: Question): WeighedQuestion;
}

/** Costs one pass over the texts; each look-up touches only those that share words with the question. */
export function createSameQuestions(texts: readonly string[], { analyser, index, weigh }: Measures): SameQuestions {
  const wordings = texts.map((text) => wordingOf(askingClause(text), analyser));
  const byStem = new Map<string, number[]>();
  wordings.forEach(({ unique }, i) => {
    for (const s of unique) {
      const list = byStem.get(s);
      if (list) list.push(i);
      else byStem.set(s, [i]);
    }
  });
  return (text) => {
    const weighed = weigh(understand({ text: askingClause(text) }, analyser));
    const shared = new Map<number, number>();
    for (const [s, weight] of weighed.weights) {
      for (const i of byStem.get(s) ?? []) shared.set(i, (shared.get(i) ?? 0) + weight);
    }
    return [...shared]
      .filter(([i, weight]) => {
        const wording = wordings[i];
        return weight >= WORTH_A_LOOK * weighed.total && wording !== undefined && asksSame(weighed, wording, index);
      })
      .map(([i]) => i)
      .sort((a, b) => a - b);
  };
}

function asksSame(weighed: WeighedQuestion, wording: Wording, index: EntryIndex): boolean {
  const [here, there] = [weighed.question.text, wording.text];
  return (
    likeness(weighed, wording, index) >= SAME_WORDING &&
    isNegated(here) === isNegated(there) &&
    actorIn(here) === actorIn(there) &&
    sameSet(valuesIn(here), valuesIn(there)) &&
    sameSet(turningWords(here), turningWords(there))
  );
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
