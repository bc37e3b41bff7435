/** The record of decisions on one question, oldest first. */
import type { Actor } from "../domain/actor.ts";
import type { RecordedEvent } from "../domain/event.ts";
import { eventsOfQuestion } from "../store/event-store.ts";
import type { AppContext } from "./context.ts";
import { getQuestion } from "./decide-question.ts";

/** @throws AppError `not_found` */
export async function listEvents(context: AppContext, actor: Actor, question: string): Promise<RecordedEvent[]> {
  await getQuestion(context, actor, question);
  return eventsOfQuestion(context.database, question);
}
