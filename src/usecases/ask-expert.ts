/** Asks a person who knows to answer a question, and takes the request back; beside the review, and on the record. */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import { type ExpertRequest, LONGEST_NOTE } from "../domain/expert-request.ts";
import type { StoredQuestion } from "../domain/stored-questionnaire.ts";
import { deleteExpertRequest, insertExpertRequest } from "../store/expert-store.ts";
import { authorize } from "./authorize.ts";
import { colleagueWhoAnswers } from "./colleagues.ts";
import type { AppContext } from "./context.ts";
import { getQuestion } from "./decide-question.ts";

/**
 * @param expert a person's id, e-mail address, or name where only one has it
 * @throws AppError `forbidden`, `not_found`, `invalid_input` for nobody or a decided question, `conflict` with
 *   `details.current` where an expert is asked already
 */
export async function askExpert(
  context: AppContext,
  actor: Actor,
  { question: id, expert, note }: { question: string; expert: string; note: string },
): Promise<StoredQuestion> {
  authorize(actor, "contribute");
  const question = await getQuestion(context, actor, id);
  const { state } = question.review;
  if (state === "approved" || state === "not_applicable") {
    throw new AppError("invalid_input", "This question is decided. Reopen it first, then ask an expert.");
  }
  if (note.length > LONGEST_NOTE) {
    throw new AppError("invalid_input", `A note has at most ${LONGEST_NOTE} characters.`);
  }
  const { id: asked } = await colleagueWhoAnswers(context, expert);
  const at = context.clock.now().toISOString();
  const request: ExpertRequest = {
    expert: asked,
    askerId: actor.id,
    asker: actor.name,
    note: note.trim(),
    askedAt: at,
  };
  const after = { expert: asked, note: request.note };
  const event = {
    at,
    actor,
    action: "ask_expert",
    questionnaire: question.questionnaire,
    question: id,
    after,
  } as const;
  const made = await insertExpertRequest(context.database, id, request, event);
  const current = await getQuestion(context, actor, id);
  if (made) return current;
  throw new AppError("conflict", "An expert is asked already, or the question was decided in the meantime.", {
    current,
  });
}

/** Nothing happens where nobody is asked. @throws AppError `forbidden`, `not_found` */
export async function withdrawExpert(context: AppContext, actor: Actor, id: string): Promise<StoredQuestion> {
  authorize(actor, "contribute");
  const question = await getQuestion(context, actor, id);
  const { expert: request, questionnaire } = question;
  if (!request) return question;
  const at = context.clock.now().toISOString();
  const before = { expert: request.expert, note: request.note };
  await deleteExpertRequest(context.database, id, {
    at,
    actor,
    action: "withdraw_expert",
    questionnaire,
    question: id,
    before,
  });
  return getQuestion(context, actor, id);
}
