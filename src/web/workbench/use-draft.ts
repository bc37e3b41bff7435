/**
 * The answer being written for the current question.
 *
 * Saved as a draft soon after the last keystroke and whenever the question is left; not on every keystroke, because
 * each save stands on the record for good. What could not be saved is kept here until it can be.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Answer, Question } from "../api/types.ts";
import { isEmpty, sameAnswer, startingAnswer } from "./answers.ts";

const SAVE_AFTER_MS = 1_500;

interface Written {
  readonly answer: Answer;
  /**
   * The question as it was when the answer was sent; null while it has not been. The answer counts until that question
   * has given way to a newer one: the list is rendered a moment later than this, and the text must not jump back.
   */
  readonly sentOn: Question | null;
}

export interface Draft {
  readonly answer: Answer;
  /** True while something is written that has not been sent. */
  readonly dirty: boolean;
  /** Changes the answer; saved after a pause, or at once where `now`. */
  readonly change: (answer: Answer, now?: boolean) => void;
  /** Saves what is not saved, because the question or its editor is left. */
  readonly flush: () => void;
  /** What is written goes with a decision that has just been made, so it need not be saved by itself. */
  readonly settle: () => void;
  /** Forgets what is written, because another answer was chosen over it. */
  readonly drop: () => void;
  /** Takes an answer back whose saving failed. */
  readonly restore: (id: string, answer: Answer) => void;
}

const trimmed = (answer: Answer): Answer => ({ ...answer, text: answer.text.trim() });

const EMPTY: Answer = { option: null, text: "", entry: null, citations: [] };

/** @param save is given null where the answer was emptied, so that the draft that was saved before is to go */
export function useDraft(
  question: Question | undefined,
  save: (question: Question, answer: Answer | null) => void,
): Draft {
  const [written, setWritten] = useState<ReadonlyMap<string, Written>>(new Map());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const entry = question && written.get(question.id);
  const mine = entry && (entry.sentOn === null || entry.sentOn === question) ? entry : undefined;

  // What `flush` needs, as it is when it is called: by a timer, or when the question is left.
  const latest = useRef<{ question: Question; answer: Answer } | null>(null);
  latest.current = question && mine?.sentOn === null ? { question, answer: mine.answer } : null;
  const now = useRef({ question, save });
  now.current = { question, save };

  const put = useCallback((id: string, value: Written | null) => {
    setWritten((before) => {
      const after = new Map(before);
      if (value) after.set(id, value);
      else after.delete(id);
      return after;
    });
  }, []);

  const settle = useCallback(() => {
    clearTimeout(timer.current);
    const last = latest.current;
    latest.current = null;
    if (last) put(last.question.id, { answer: last.answer, sentOn: last.question });
  }, [put]);

  const drop = useCallback(() => {
    clearTimeout(timer.current);
    latest.current = null;
    if (now.current.question) put(now.current.question.id, null);
  }, [put]);

  const flush = useCallback(() => {
    const last = latest.current;
    settle();
    if (!last || sameAnswer(trimmed(last.answer), trimmed(startingAnswer(last.question)))) return;
    // An answer emptied again is no draft, and neither are spaces alone; what was decided otherwise stays.
    if (!isEmpty(last.answer)) now.current.save(last.question, last.answer);
    else if (last.question.review.state === "drafted") now.current.save(last.question, null);
  }, [settle]);

  const change = useCallback(
    (answer: Answer, atOnce = false) => {
      const { question } = now.current;
      if (!question) return;
      clearTimeout(timer.current);
      latest.current = { question, answer };
      if (atOnce) {
        flush();
      } else {
        put(question.id, { answer, sentOn: null });
        // Emptied, it may be about to be written anew: only leaving it so discards the draft.
        if (!isEmpty(answer)) timer.current = setTimeout(flush, SAVE_AFTER_MS);
      }
    },
    [flush, put],
  );

  const restore = useCallback((id: string, answer: Answer) => {
    // What has been written since is newer.
    setWritten((before) =>
      before.get(id)?.sentOn === null ? before : new Map(before).set(id, { answer, sentOn: null }),
    );
  }, []);

  // Leaving the page or the tab is leaving the question.
  useEffect(() => {
    const hidden = () => document.visibilityState === "hidden" && flush();
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      flush();
    };
  }, [flush]);

  const answer = mine?.answer ?? (question ? startingAnswer(question) : EMPTY);
  return { answer, dirty: mine?.sentOn === null, change, flush, settle, drop, restore };
}
