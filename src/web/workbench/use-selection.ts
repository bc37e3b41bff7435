/**
 * Which question is worked on: at first the one that the address names, and never lost when a filter or a decision takes
 * it out of the queue.
 */
import { useCallback, useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import type { Question } from "../api/types.ts";
import { isDone } from "./filter.ts";

export interface Selection {
  readonly current: Question | undefined;
  readonly select: (id: string) => void;
}

/** @param questions all of the questionnaire's, in order */
export function useSelection(questions: readonly Question[] | undefined): Selection {
  const [parameters] = useSearchParams();
  const [id, setId] = useState<string | null>(() => parameters.get("question"));
  const current =
    questions?.find((question) => question.id === id) ??
    questions?.find((question) => !isDone(question)) ??
    questions?.[0];

  // Without this the first undecided question would run away as soon as it is decided.
  const currentId = current?.id;
  useEffect(() => {
    if (currentId) setId(currentId);
  }, [currentId]);

  return { current, select: useCallback((next: string) => setId(next), []) };
}

/** The question `step` places away in the queue, or undefined at its ends. */
export function neighbour(queue: readonly Question[], current: Question, step: number): Question | undefined {
  const at = queue.findIndex(({ id }) => id === current.id);
  return at < 0 ? queue[0] : queue[at + step];
}

/** The next question of the queue that still needs a person, going round once; undefined where none is left. */
export function nextToDo(queue: readonly Question[], current: Question): Question | undefined {
  const at = queue.findIndex(({ id }) => id === current.id);
  return [...queue.slice(at + 1), ...queue.slice(0, Math.max(at, 0))].find((question) => !isDone(question));
}
