/**
 * What an approved answer could teach the library, so that the next customer who asks is answered better.
 *
 * Input is a question, output the offers that fit its answer as the library stands now: none where it is not approved, or
 * where the library knows already.
 */
import type { Actor } from "../domain/actor.ts";
import { type Offer, sameText } from "../domain/learning.ts";
import type { Answer } from "../domain/review.ts";
import type { StoredEntry } from "../domain/stored-entry.ts";
import { meaningOf } from "../matching/index.ts";
import { listProposals } from "../store/entry-proposal-store.ts";
import { findStoredEntry } from "../store/entry-store.ts";
import type { AppContext } from "./context.ts";
import { getQuestion } from "./decide-question.ts";

/** @throws AppError `forbidden`, `not_found` */
export async function whatToLearn(context: AppContext, actor: Actor, id: string): Promise<Offer[]> {
  const question = await getQuestion(context, actor, id);
  const { state, answer } = question.review;
  if (state !== "approved" || !answer || answer.text.trim() === "") return [];
  const { database } = context;
  const kept = await findStoredEntry(database, `approved:${id}`);
  if (kept && kept.archivedAt === null && sameText(kept.answer, answer.text)) return [];
  const entry = answer.entry === null ? undefined : await findStoredEntry(database, answer.entry);
  const own = entry && entry.origin !== "passage" && entry.archivedAt === null && !answer.also?.length;
  if (!entry || answer.also?.length) return [{ kind: "keep" }];
  if (isUnchanged(entry, answer)) {
    if ([entry.question, ...entry.phrasings].some((wording) => sameText(wording, question.text))) return [];
    return own && !isTurned(entry, answer)
      ? [{ kind: "phrasing", entry: entry.id, question: entry.question }]
      : [{ kind: "keep" }];
  }
  // What matching put together of several entries is nobody's edit of one.
  if (!own || sameText(answer.text, question.suggestion?.answer ?? "")) return [{ kind: "keep" }];
  const earlier = await listProposals(database, { question: id });
  if (earlier.some((one) => one.entry === entry.id && one.after === answer.text)) return [];
  return [{ kind: "edit", entry: entry.id, question: entry.question, before: entry.answer, after: answer.text }];
}

/** Whether the answer says what the entry says; a suggestion leaves a leading Yes or No out that answers another question. */
function isUnchanged(entry: StoredEntry, { text }: Answer): boolean {
  return sameText(text, entry.answer) || sameText(text, entry.answer.replace(/^(?:yes|no)[,:;.]\s+/i, ""));
}

/** The same words under the opposite option: asked so, the entry's own option would be wrong. */
function isTurned(entry: StoredEntry, { option }: Answer): boolean {
  const [own, given] = [entry.option, option].map((one) => (one === null ? null : meaningOf(one)));
  return own !== null && given !== null && own !== given;
}
