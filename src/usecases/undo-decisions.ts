/**
 * Takes a person's own newest decisions back: each question is again what it was before, and that stands on the record
 * as a step of its own.
 *
 * Only what nobody has touched since is taken back: the question must still have the version that the person made last. Each
 * further undo goes one decision further back, as far as they are that person's own.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { EventAction, RecordedEvent } from "../domain/event.ts";
import { type Answer, DECISION_ACTIONS, type Review, suggestedAnswer } from "../domain/review.ts";
import type { StoredQuestion } from "../domain/stored-questionnaire.ts";
import { eventsOfQuestions } from "../store/event-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { sameWords } from "./decide-question.ts";
import { changeQuestions, type ManyDecided } from "./decide-questions.ts";
import { refusalOfOwnWords } from "./own-words.ts";

/** What changes a review, and what takes that back. */
export const CHANGES: readonly EventAction[] = [...DECISION_ACTIONS, "undo"];

/** @throws AppError `forbidden` where the role allows none of it, `not_found` */
export async function undoDecisions(
  context: AppContext,
  actor: Actor,
  questionnaire: string,
  wanted: readonly { readonly id: string; readonly version: number }[],
): Promise<ManyDecided> {
  const ids = wanted.map(({ id }) => id);
  const events = await eventsOfQuestions(context.database, ids, CHANGES);
  const refuseOwnWords = refusalOfOwnWords(context, actor);
  return changeQuestions(context, actor, questionnaire, wanted, async (question, _, at) => {
    const own = events.get(question.id) ?? [];
    const event = newestOf(actor, own);
    const before = reviewIn(event?.before);
    if (!event || !before || !sameReview(reviewIn(event.after), question.review)) {
      throw new AppError("invalid_input", "There is no decision of yours on this question that could be taken back.");
    }
    const drafting = [before, question.review].every(({ state }) => state === "open" || state === "drafted");
    authorize(actor, drafting || event.action === "assign" ? "contribute" : "review");
    const answeredBy = authorOf(before.answer, question, own);
    if (before.state === "approved" && question.review.state !== "approved") {
      await refuseOwnWords(before.answer, answeredBy);
    }
    const undecided = before.state === "open";
    return {
      action: "undo",
      review: before,
      after: before,
      answeredBy,
      decidedBy: undecided ? null : actor.name,
      decidedAt: undecided ? null : at,
    };
  });
}

/** The newest decision that has not been taken back; undefined where it, or a step after it, is somebody else's. */
function newestOf(actor: Actor, events: readonly RecordedEvent[]): RecordedEvent | undefined {
  let takenBack = 0;
  for (const event of events.toReversed()) {
    if (event.actorId !== actor.id) return undefined;
    if (event.action === "undo") takenBack++;
    else if (takenBack > 0) takenBack--;
    else return event;
  }
  return undefined;
}

/** The review in an event, without the reason that may stand beside it. */
function reviewIn(value: unknown): Review | undefined {
  if (typeof value !== "object" || value === null || !("state" in value)) return undefined;
  const { state, answer, assignee, due } = value as Review;
  return { state, answer, assignee, due: due ?? null };
}

/** The events hold what was stored, so equal reviews have equal JSON but for the order of an answer's fields. */
function sameReview(one: Review | undefined, other: Review): boolean {
  if (!one || one.state !== other.state || one.assignee !== other.assignee || one.due !== other.due) return false;
  if (!one.answer || !other.answer) return one.answer === other.answer;
  return sameWords(one.answer, other.answer) && one.answer.entry === other.answer.entry;
}

/** Whoever first gave the answer these words; null where they are the library's. */
function authorOf(
  answer: Answer | null,
  { review, suggestion, answeredBy }: StoredQuestion,
  events: readonly RecordedEvent[],
): string | null {
  if (!answer) return null;
  if (review.answer && sameWords(answer, review.answer)) return answeredBy;
  const suggested = suggestedAnswer(suggestion);
  if (suggested && sameWords(answer, suggested)) return null;
  const gave = ({ after }: RecordedEvent) => {
    const given = reviewIn(after)?.answer;
    return given ? sameWords(given, answer) : false;
  };
  return events.find(gave)?.actorId ?? null;
}
