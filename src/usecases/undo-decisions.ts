/**
 * Takes a person's own newest decisions back: each question is again what it was before, and that stands on the record
 * as a step of its own.
 *
 * Only what nobody has touched since is taken back: the question must still have the version that the decision made. Undoing
 * an undo is doing it again.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { EventAction, RecordedEvent } from "../domain/event.ts";
import { type Answer, DECISION_ACTIONS, type Review, suggestedAnswer } from "../domain/review.ts";
import type { StoredQuestion } from "../domain/stored-questionnaire.ts";
import type { Database } from "../ports/database.ts";
import { eventsOfQuestion, newestEvents } from "../store/event-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { allowOwnAnswer, sameWords } from "./decide-question.ts";
import { changeQuestions, type ManyDecided } from "./decide-questions.ts";

const CHANGES: readonly EventAction[] = [...DECISION_ACTIONS, "undo"];

/** @throws AppError `forbidden` where the role allows none of it, `not_found` */
export async function undoDecisions(
  context: AppContext,
  actor: Actor,
  questionnaire: string,
  wanted: readonly { readonly id: string; readonly version: number }[],
): Promise<ManyDecided> {
  const ids = wanted.map(({ id }) => id);
  const events = await newestEvents(context.database, ids, CHANGES);
  return changeQuestions(context, actor, questionnaire, wanted, async (question, _, at) => {
    const event = events.get(question.id);
    const before = reviewIn(event?.before);
    const after = reviewIn(event?.after);
    if (!event || !before || event.actorId !== actor.id || !sameReview(after, question.review)) {
      throw new AppError("invalid_input", "There is no decision of yours on this question that could be taken back.");
    }
    const drafting = [before, question.review].every(({ state }) => state === "open" || state === "drafted");
    authorize(actor, drafting || event.action === "assign" ? "contribute" : "review");
    const answeredBy = await authorOf(context.database, before.answer, question);
    if (before.state === "approved" && question.review.state !== "approved" && answeredBy === actor.id) {
      await allowOwnAnswer(context);
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

/** The review in an event, without the reason that may stand beside it. */
function reviewIn(value: unknown): Review | undefined {
  if (typeof value !== "object" || value === null || !("state" in value)) return undefined;
  const { state, answer, assignee, due } = value as Review;
  // Events from before there were due dates have none.
  return { state, answer, assignee, due: due ?? null };
}

/** The events hold what was stored, so equal reviews have equal JSON but for the order of an answer's fields. */
function sameReview(one: Review | undefined, other: Review): boolean {
  if (!one || one.state !== other.state || one.assignee !== other.assignee || one.due !== other.due) return false;
  if (!one.answer || !other.answer) return one.answer === other.answer;
  return sameWords(one.answer, other.answer) && one.answer.entry === other.answer.entry;
}

/** Whoever first gave the answer these words; null where they are the library's. */
async function authorOf(
  database: Database,
  answer: Answer | null,
  { id, review, suggestion, answeredBy }: StoredQuestion,
): Promise<string | null> {
  if (!answer) return null;
  if (review.answer && sameWords(answer, review.answer)) return answeredBy;
  const suggested = suggestedAnswer(suggestion);
  if (suggested && sameWords(answer, suggested)) return null;
  const gave = ({ after }: RecordedEvent) => {
    const given = reviewIn(after)?.answer;
    return given ? sameWords(given, answer) : false;
  };
  return (await eventsOfQuestion(database, id)).find(gave)?.actorId ?? null;
}
