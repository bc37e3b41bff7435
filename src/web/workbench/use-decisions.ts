/**
 * Sends decisions and shows each at once.
 *
 * The domain's own `decide` gives the review that the server will come to, so the page need not wait for it. Decisions
 * on one question are sent one after the other, each with the version that the one before it made; decisions on
 * different questions do not wait for each other. Where somebody else was faster, the newer question is shown and the
 * conflict handed to the page.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { decide as reviewAfter } from "../../domain/review.ts";
import { actor } from "../api/actor.ts";
import { ApiError } from "../api/client.ts";
import { keys } from "../api/queries.ts";
import { decideQuestion } from "../api/requests.ts";
import type { Answer, Decision, Question, Review } from "../api/types.ts";
import { toast } from "../shared/toast.tsx";
import { cachedQuestion, replaceQuestion } from "./question-cache.ts";
import { wayBack } from "./way-back.ts";

export interface Conflict {
  /** What this person decided. */
  readonly mine: Decision;
  /** The question as somebody else has left it. */
  readonly current: Question;
}

export interface Decisions {
  /** False where the decision is not possible; the reason has then been shown. */
  readonly decide: (question: Question, decision: Decision) => boolean;
  /** Takes back the last decision made here; its question's id, or null where there is none. */
  readonly undo: () => string | null;
  readonly conflict: Conflict | null;
  readonly settleConflict: (choice: "mine" | "theirs") => void;
}

/** @param onUnsaved is given each answer that could not be saved, so that what was written is not lost */
export function useDecisions(questionnaire: string, onUnsaved: (id: string, answer: Answer) => void): Decisions {
  const client = useQueryClient();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const undoable = useRef<{ id: string; before: Review }[]>([]);
  /** Of questions with a decision under way: how many, and the version that the last answer brought. */
  const underWay = useRef(new Map<string, { count: number; version: number }>());
  const reload = useRef(false);

  const send = useCallback(
    (shown: Question, decision: Decision): boolean => {
      // A draft saved a moment ago may be newer than what the caller has seen rendered.
      const question = cachedQuestion(client, questionnaire, shown.id) ?? shown;
      let review: Review;
      try {
        review = reviewAfter(question.review, decision, {
          options: question.answer.options,
          suggestion: question.suggestion,
        });
      } catch (error) {
        toast(error instanceof Error ? error.message : String(error), "error");
        return false;
      }
      // A list on its way was read before this decision and would hide it.
      if (client.isFetching({ queryKey: keys.questions(questionnaire) }) > 0) {
        reload.current = true;
        void client.cancelQueries({ queryKey: keys.questions(questionnaire) });
      }
      replaceQuestion(client, { ...question, review, decidedBy: actor(), decidedAt: new Date().toISOString() });

      const { id } = question;
      const state = underWay.current.get(id) ?? { count: 0, version: question.version };
      state.count++;
      underWay.current.set(id, state);

      const settled = () => {
        state.count--;
        if (state.count === 0) underWay.current.delete(id);
        if (underWay.current.size === 0 && reload.current) {
          reload.current = false;
          void client.invalidateQueries({ queryKey: keys.questions(questionnaire) });
        }
        void client.invalidateQueries({ queryKey: keys.questionnaires });
      };
      const succeeded = (stored: Question) => {
        state.version = stored.version;
        // A later decision on the same question is already shown; only the version is news then.
        const now = state.count === 1 ? stored : cachedQuestion(client, questionnaire, id);
        if (now) replaceQuestion(client, { ...now, version: stored.version });
      };
      const failed = (error: unknown) => {
        if (error instanceof ApiError && error.code === "conflict" && error.details.current) {
          const current = error.details.current as Question;
          replaceQuestion(client, current);
          setConflict({ mine: decision, current });
          return;
        }
        replaceQuestion(client, question);
        if ("answer" in decision && decision.answer) onUnsaved(id, decision.answer);
        reload.current = true;
        const message = error instanceof Error ? error.message : String(error);
        toast(`Not saved: ${message}`, "error", {
          label: "Try again",
          run: () => send(cachedQuestion(client, questionnaire, id) ?? question, decision),
        });
      };
      client
        .getMutationCache()
        .build<Question, Error, void, unknown>(client, {
          scope: { id: `question:${id}` },
          networkMode: "always",
          mutationFn: () => decideQuestion(id, state.version, decision),
        })
        .execute()
        .then(succeeded, failed)
        .finally(settled);
      return true;
    },
    [client, questionnaire, onUnsaved],
  );

  const decide = useCallback(
    (question: Question, decision: Decision): boolean => {
      if (!send(question, decision)) return false;
      undoable.current.push({ id: question.id, before: question.review });
      return true;
    },
    [send],
  );

  const undo = useCallback((): string | null => {
    const last = undoable.current.pop();
    const question = last && cachedQuestion(client, questionnaire, last.id);
    if (!question) return null;
    for (const decision of wayBack(question.review, last.before)) {
      send(cachedQuestion(client, questionnaire, last.id) ?? question, decision);
    }
    return last.id;
  }, [client, questionnaire, send]);

  const settleConflict = useCallback(
    (choice: "mine" | "theirs") => {
      if (conflict && choice === "mine") decide(conflict.current, conflict.mine);
      setConflict(null);
    },
    [conflict, decide],
  );

  return { decide, undo, conflict, settleConflict };
}
