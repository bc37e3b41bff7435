/**
 * The answer being written for the current question.
 *
 * Saved as a draft soon after the last keystroke and whenever the question is left, so that nothing written is ever
 * lost; not on every keystroke, because each save stands on the record for good.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Answer, Question } from "../api/types.ts";
import { isEmpty, sameAnswer, startingAnswer } from "./answers.ts";

const SAVE_AFTER_MS = 1_500;

export interface Draft {
  readonly answer: Answer;
  /** True while something is written that has not been saved. */
  readonly dirty: boolean;
  /** Changes the answer; saved after a pause, or at once where `now`. */
  readonly change: (answer: Answer, now?: boolean) => void;
  /** Saves what is not saved. */
  readonly flush: () => void;
  /** Forgets what is not saved, because a decision carries or replaces it. */
  readonly drop: () => void;
}

export function useDraft(question: Question | undefined, save: (question: Question, answer: Answer) => void): Draft {
  const [written, setWritten] = useState<{ id: string; answer: Answer } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const mine = question && written?.id === question.id ? written.answer : null;
  const answer = mine ?? (question ? startingAnswer(question) : null);

  // What `flush` needs, as it is when it is called: by a timer, or after the question was left.
  const latest = useRef<{ question: Question; answer: Answer } | null>(null);
  latest.current = question && mine ? { question, answer: mine } : null;
  const saveRef = useRef(save);
  saveRef.current = save;

  const drop = useCallback(() => {
    clearTimeout(timer.current);
    latest.current = null;
    setWritten(null);
  }, []);

  const flush = useCallback(() => {
    const last = latest.current;
    drop();
    // An answer emptied again is no draft: what was saved before stays.
    if (last && !isEmpty(last.answer) && !sameAnswer(last.answer, startingAnswer(last.question))) {
      saveRef.current(last.question, last.answer);
    }
  }, [drop]);

  const change = useCallback(
    (next: Answer, now = false) => {
      if (!question) return;
      clearTimeout(timer.current);
      latest.current = { question, answer: next };
      if (now) {
        flush();
      } else {
        setWritten({ id: question.id, answer: next });
        timer.current = setTimeout(flush, SAVE_AFTER_MS);
      }
    },
    [question, flush],
  );

  // Leaving the page or the tab is leaving the question.
  useEffect(() => {
    const hidden = () => document.visibilityState === "hidden" && flush();
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      flush();
    };
  }, [flush]);

  return {
    answer: answer ?? { option: null, text: "", entry: null, citations: [] },
    dirty: mine !== null,
    change,
    flush,
    drop,
  };
}
