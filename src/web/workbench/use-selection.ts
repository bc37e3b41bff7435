/**
 * Which question is worked on: kept in the address, so that it can be shared and come back to, and never lost when a
 * filter or a decision takes it out of the queue.
 */
import { useCallback, useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import type { Question } from "../api/types.ts";
import { isDone } from "./filter.ts";

/** Browsers refuse an address that changes too often, as it would while a key is held down. */
const ADDRESS_AFTER_MS = 250;

export interface Selection {
  readonly current: Question | undefined;
  readonly select: (id: string) => void;
}

/** @param questions all of the questionnaire's, in order */
export function useSelection(questions: readonly Question[] | undefined): Selection {
  const [parameters, setParameters] = useSearchParams();
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

  useEffect(() => {
    if (!id || parameters.get("question") === id) return;
    const page = window.location.pathname;
    const timer = setTimeout(() => {
      // The next page may still be on its way while its address is there already; it must not be taken back.
      if (window.location.pathname !== page) return;
      setParameters((before) => new URLSearchParams({ ...Object.fromEntries(before), question: id }), {
        replace: true,
      });
    }, ADDRESS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [id, parameters, setParameters]);

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
