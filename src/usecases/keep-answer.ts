/** Keeps an approved answer as a library entry, so that the next customer who asks gets it suggested. */
import { type Access, strictest } from "../domain/access.ts";
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { Answer } from "../domain/review.ts";
import { finishedEntry } from "../library/index.ts";
import { storedEntries } from "../store/entry-store.ts";
import { appendEvent } from "../store/event-store.ts";
import { saveLibrary } from "../store/library-store.ts";
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
    access: await accessOfWords(context, answer),
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

/** Keeping an answer is no way around the level of the entries it was taken from; of one that is gone nobody knows it. */
async function accessOfWords({ database }: AppContext, { entry, also = [] }: Answer): Promise<Access> {
  const ids = [...new Set([...(entry === null ? [] : [entry]), ...also])];
  const there = new Map((await storedEntries(database, ids)).map(({ id, access }) => [id, access]));
  return strictest(ids.map((id) => there.get(id) ?? "internal"));
}
