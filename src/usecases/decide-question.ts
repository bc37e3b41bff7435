/**
 * A person's decision on one question: the state machine of the domain, applied under an optimistic lock, on the record.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import { type Answer, type Decision, decide, type Review, suggestedAnswer } from "../domain/review.ts";
import type { Permission } from "../domain/role.ts";
import type { StoredQuestion } from "../domain/stored-questionnaire.ts";
import { findQuestion, saveReview } from "../store/question-store.ts";
import { authorize } from "./authorize.ts";
import { colleagueWhoAnswers } from "./colleagues.ts";
import type { AppContext } from "./context.ts";
import { type GivenAnswer, withEvidence } from "./evidence-of-answer.ts";
import { type RefuseOwnWords, refusalOfOwnWords } from "./own-words.ts";

export type GivenDecision =
  | { readonly action: "approve"; readonly answer?: GivenAnswer | undefined }
  | { readonly action: "edit"; readonly answer: GivenAnswer }
  | Exclude<Decision, { action: "approve" | "edit" }>;

/**
 * @param version of the question that the person saw
 * @throws AppError `forbidden`, `conflict` with `details.current` where it has changed since, `not_found`, `invalid_input`
 */
export async function decideQuestion(
  context: AppContext,
  actor: Actor,
  { id, version, decision }: { id: string; version: number; decision: GivenDecision },
): Promise<StoredQuestion> {
  const question = await getQuestion(context, actor, id);
  if (question.version !== version) {
    // Decided meanwhile, it is a reviewer's to change; whoever wrote on what they saw is shown that, not refused.
    authorize(actor, decision.action === "edit" ? "contribute" : permissionFor(decision, question));
    throw conflict(question);
  }
  const { review, answeredBy } = await reviewAfter(context, actor, question, decision);
  const event = {
    at: context.clock.now().toISOString(),
    actor,
    action: decision.action,
    questionnaire: question.questionnaire,
    question: id,
    before: question.review,
    after: recorded(review, decision),
  };
  const saved = await saveReview(context.database, { id, version, before: question.review, review, answeredBy, event });
  if (!saved) throw conflict(await getQuestion(context, actor, id));
  return saved;
}

/**
 * What a decision would make of a question as it stands, and whose words its answer is then; nothing is saved.
 *
 * @param refuseOwnWords shared by the decisions of one request
 * @throws AppError `forbidden`, `not_found` for an entry that is gone, `invalid_input`
 */
export async function reviewAfter(
  context: AppContext,
  actor: Actor,
  question: StoredQuestion,
  decision: GivenDecision,
  refuseOwnWords: RefuseOwnWords = refusalOfOwnWords(context, actor),
): Promise<{ review: Review; answeredBy: string | null }> {
  authorize(actor, permissionFor(decision, question));
  const review = decide(question.review, await complete(context, decision, question), {
    options: question.answer.options,
    suggestion: question.suggestion,
  });
  const answeredBy = authorOf(review.answer, actor, question);
  if (decision.action === "approve") await refuseOwnWords(review.answer, answeredBy);
  return { review, answeredBy };
}

/** What the record says of a review: the review, with the reason where one was given. */
export function recorded(review: Review, decision: GivenDecision): unknown {
  return "reason" in decision && decision.reason ? { ...review, reason: decision.reason } : review;
}

/** @throws AppError `forbidden`, `not_found` */
export async function getQuestion(context: AppContext, actor: Actor, id: string): Promise<StoredQuestion> {
  authorize(actor, "read");
  const question = await findQuestion(context.database, id);
  if (!question) throw new AppError("not_found", "There is no such question; its questionnaire may have been deleted.");
  return question;
}

/** Drafts and assignments are anybody's work; what decides, or undoes a reviewer's decision, is a reviewer's. */
function permissionFor({ action }: GivenDecision, { review }: StoredQuestion): Permission {
  const undecided = review.state !== "approved" && review.state !== "not_applicable";
  const drafts = action === "edit" || action === "discard";
  return action === "assign" || (drafts && undecided) ? "contribute" : "review";
}

/** Id of the person whose words the answer is; null where they are the library's. */
function authorOf(
  answer: Answer | null,
  actor: Actor,
  { review, suggestion, answeredBy }: StoredQuestion,
): string | null {
  if (!answer) return null;
  if (review.answer && sameWords(answer, review.answer)) return answeredBy;
  const suggested = suggestedAnswer(suggestion);
  return suggested && sameWords(answer, suggested) ? null : actor.id;
}

export const sameWords = (one: Answer, other: Answer) => one.option === other.option && one.text === other.text;

function conflict(current: StoredQuestion): AppError {
  return new AppError(
    "conflict",
    `${current.decidedBy ?? "Somebody else"} has changed this question in the meantime. Look at the newer version, then decide again.`,
    { current },
  );
}

async function complete(context: AppContext, decision: GivenDecision, question: StoredQuestion): Promise<Decision> {
  if (decision.action === "approve") {
    const { answer } = decision;
    return answer
      ? { action: "approve", answer: await withEvidence(context, answer, question) }
      : { action: "approve" };
  }
  if (decision.action === "edit") {
    return { action: "edit", answer: await withEvidence(context, decision.answer, question) };
  }
  if (decision.action === "assign" && decision.assignee !== null && decision.assignee !== question.review.assignee) {
    return { ...decision, assignee: (await colleagueWhoAnswers(context, decision.assignee)).id };
  }
  return decision;
}
