/** The record of decisions on one question, oldest first. */
import type { RecordedEvent } from "../domain/event.ts";
import { eventsOfQuestion } from "../store/event-store.ts";
import type { AppContext } from "./context.ts";
import { getQuestion } from "./decide-question.ts";

/** @throws AppError `not_found` */
export async function listEvents(context: AppContext, question: string): Promise<RecordedEvent[]> {
  await getQuestion(context, question);
  return eventsOfQuestion(context.database, question);
}
