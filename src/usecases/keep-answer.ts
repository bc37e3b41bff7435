/** Keeps an approved answer as a library entry, so that the next customer who asks gets it suggested. */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { LibraryEntry } from "../domain/library-entry.ts";
import { finishedEntry } from "../library/index.ts";
import { appendEvent } from "../store/event-store.ts";
import { findEntry, saveLibrary } from "../store/library-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { getQuestion } from "./decide-question.ts";

/**
 * Keeping the same question's answer again replaces the entry kept before.
 *
 * @param wording the question as it should stand in the library; the customer's own wording is then kept as a phrasing
 * @throws AppError `not_ready` where the answer is not approved
 */
export async function keepAnswer(
  context: AppContext,
  actor: Actor,
  {
    id,
    wording,
    phrasings = [],
  }: { id: string; wording?: string | undefined; phrasings?: readonly string[] | undefined },
): Promise<LibraryEntry> {
  authorize(actor, "curate");
  const question = await getQuestion(context, actor, id);
  const { state, answer } = question.review;
  if (state !== "approved" || !answer || answer.text.trim() === "") {
    throw new AppError(
      "not_ready",
      "Only an approved answer with a text can be kept in the library. Approve it first.",
    );
  }
  const stated = wording?.trim() || question.text;
  const entry = await finishedEntry({
    id: `approved:${id}`,
    origin: "approved",
    question: stated,
    phrasings: [...new Set([question.text, ...phrasings].map((text) => text.trim()))].filter(
      (text) => text !== "" && text !== stated,
    ),
    answer: answer.text,
    option: answer.option,
    citations: answer.citations,
    headings: question.section ? [question.section] : [],
    topics: [],
    references: question.ref ? [question.ref] : [],
    // Keeping an answer must not be a way around the level of the entry it was taken from.
    access: (answer.entry !== null && (await findEntry(context.database, answer.entry))?.access) || "public",
  });
  const at = context.clock.now().toISOString();
  const record = {
    at,
    actor,
    action: "keep",
    questionnaire: question.questionnaire,
    question: id,
    after: entry,
  } as const;
  await saveLibrary(
    context.database,
    { documents: [], entries: [entry] },
    { at, by: actor.name, also: [appendEvent(record)] },
  );
  return entry;
}
