/**
 * Sends decisions, shows each at once, and takes them back.
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
import { type ManyOutcome, sendMany, type Wanted } from "./send-many.ts";
import type { UndoStep } from "./undo.ts";
import { type Undo, useUndo } from "./use-undo.ts";

export interface Conflict {
  /** What this person decided. */
  readonly mine: Decision;
  /** The question as somebody else has left it. */
  readonly current: Question;
}

export interface Decisions {
  /** False where the decision is not possible; the reason has then been shown. */
  readonly decide: (question: Question, decision: Decision) => boolean;
  /** Decides many in one go; undone in one go, too. */
  readonly decideMany: (wanted: readonly Wanted[]) => Promise<ManyOutcome>;
  readonly undo: Undo["undo"];
  /** Says what was decided last, with a button that takes it back. */
  readonly offerUndo: Undo["offer"];
  readonly conflict: Conflict | null;
  readonly settleConflict: (choice: "mine" | "theirs") => void;
}

/** @param onUnsaved is given each answer that could not be saved, so that what was written is not lost */
export function useDecisions(questionnaire: string, onUnsaved: (id: string, answer: Answer) => void): Decisions {
  const client = useQueryClient();
  const [conflict, showConflict] = useState<Conflict | null>(null);
  /** The same at once: what is written on before the dialog stands must not be saved over the newer version. */
  const unsettled = useRef<Conflict | null>(null);
  const setConflict = useCallback((next: Conflict | null) => {
    unsettled.current = next;
    showConflict(next);
  }, []);
  /** Of questions with a decision under way: how many, and the version that the last answer brought. */
  const underWay = useRef(new Map<string, { count: number; version: number }>());
  const sent = useRef(new Set<Promise<void>>());
  const reload = useRef(false);

  /** A list on its way was read before this decision and would hide it. */
  const holdList = useCallback(() => {
    if (client.isFetching({ queryKey: keys.questions(questionnaire) }) === 0) return;
    reload.current = true;
    void client.cancelQueries({ queryKey: keys.questions(questionnaire) });
  }, [client, questionnaire]);

  const deciding = useCallback((id: string) => underWay.current.has(id), []);
  const allSent = useCallback(() => Promise.all(sent.current), []);
  const { mine, remember, forget, offer, undo, quiet } = useUndo(questionnaire, { sent: allSent, holdList, deciding });

  const send = useCallback(
    (shown: Question, decision: Decision, step: UndoStep): boolean => {
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
      holdList();
      replaceQuestion(client, { ...question, review, decidedBy: actor(), decidedAt: new Date().toISOString() });
      remember(step);

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
        mine.set(id, stored.version);
        // A later decision on the same question is already shown; only the version is news then.
        const now = state.count === 1 ? stored : cachedQuestion(client, questionnaire, id);
        if (now) replaceQuestion(client, { ...now, version: stored.version });
      };
      const failed = (error: unknown) => {
        forget(step);
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
          run: () => send(cachedQuestion(client, questionnaire, id) ?? question, decision, step),
        });
      };
      // What is being taken back is shown as if it were done, and makes a version of its own.
      const undone = quiet();
      const done = client
        .getMutationCache()
        .build<Question, Error, void, unknown>(client, {
          scope: { id: `question:${id}` },
          networkMode: "always",
          mutationFn: async () => {
            await undone;
            return decideQuestion(id, Math.max(state.version, mine.get(id) ?? 0), decision);
          },
        })
        .execute()
        .then(succeeded, failed)
        .finally(settled);
      sent.current.add(done);
      void done.finally(() => sent.current.delete(done));
      return true;
    },
    [client, questionnaire, onUnsaved, holdList, setConflict, mine, remember, forget, quiet],
  );

  const decide = useCallback(
    (question: Question, decision: Decision) => {
      const open = unsettled.current;
      if (open?.current.id === question.id) {
        setConflict({ ...open, mine: decision });
        return true;
      }
      const { id, review: before } = cachedQuestion(client, questionnaire, question.id) ?? question;
      return send(question, decision, { action: decision.action, questions: [{ id, before }] });
    },
    [client, questionnaire, send, setConflict],
  );

  const decideMany = useCallback(
    async (wanted: readonly Wanted[]): Promise<ManyOutcome> => {
      await allSent();
      await quiet();
      holdList();
      const outcome = await sendMany(client, questionnaire, wanted);
      const before = new Map(wanted.map(({ question }) => [question.id, question.review]));
      for (const { id, version } of outcome.decided) mine.set(id, version);
      const questions = outcome.decided.flatMap(({ id }) => {
        const review = before.get(id);
        return review ? [{ id, before: review }] : [];
      });
      const action = wanted[0]?.decision.action;
      if (action && questions.length > 0) remember({ action, questions });
      return outcome;
    },
    [client, questionnaire, holdList, allSent, quiet, mine, remember],
  );

  const settleConflict = useCallback(
    (choice: "mine" | "theirs") => {
      const open = unsettled.current;
      setConflict(null);
      if (open && choice === "mine") decide(open.current, open.mine);
    },
    [decide, setConflict],
  );

  return { decide, decideMany, undo, offerUndo: offer, conflict, settleConflict };
}
