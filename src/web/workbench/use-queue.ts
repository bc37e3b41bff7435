/**
 * The queue as a person has it before them: narrowed by the filter, which the address keeps, with sections folded, and
 * counted. What is gone through by keys is what can be seen; what is still to do is looked for in folded sections too.
 */
import { useCallback, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import type { Question } from "../api/types.ts";
import { type Filter, isDone, matching, type View, withCurrent } from "./filter.ts";
import { addressOf, filterFrom } from "./filter-address.ts";
import { sectionKey, sectionsOf } from "./rows.ts";
import { useAddress } from "./use-address.ts";

export interface ShownQueue {
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
  /** What the filter lets through, and the current question. */
  readonly queue: readonly Question[];
  /** The same without what is folded away. */
  readonly walked: readonly Question[];
  /** Keys of the folded sections. */
  readonly folded: ReadonlySet<string>;
  /** Folds a section, or unfolds it. */
  readonly fold: (section: string) => void;
  readonly sections: ReadonlyMap<string, readonly string[]>;
  readonly counts: Readonly<Record<View, number>>;
  /** Ids of the people that questions are assigned to. */
  readonly assignees: readonly string[];
}

export function useQueue(questions: readonly Question[], currentId: string | undefined): ShownQueue {
  const [parameters] = useSearchParams();
  const [filter, setFilter] = useState<Filter>(() => filterFrom(parameters));
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  useAddress({ question: currentId ?? null, ...addressOf(filter) });

  // The current question stays in the queue even when a decision takes it out of the filter, so that nothing jumps.
  const matched = useMemo(() => matching(questions, filter), [questions, filter]);
  const queue = useMemo(() => withCurrent(matched, questions, currentId), [matched, questions, currentId]);
  const walked = useMemo(
    () => (folded.size === 0 ? queue : queue.filter((one) => one.id === currentId || !folded.has(sectionKey(one)))),
    [queue, folded, currentId],
  );
  const fold = useCallback(
    (section: string) =>
      setFolded(
        (before) => new Set(before.has(section) ? [...before].filter((one) => one !== section) : [...before, section]),
      ),
    [],
  );
  const sections = useMemo(() => sectionsOf(questions), [questions]);
  const counts = useMemo(() => {
    const done = questions.filter(isDone).length;
    return { all: questions.length, done, todo: questions.length - done };
  }, [questions]);
  const assignees = useMemo(
    () => [...new Set(questions.flatMap(({ review }) => review.assignee ?? []))].sort(),
    [questions],
  );
  return { filter, setFilter, queue, walked, folded, fold, sections, counts, assignees };
}
