/** A person takes up what an approved answer can teach: its wording becomes an entry's, or its words are proposed to one. */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { EntryProposal, Offer } from "../domain/learning.ts";
import { contentOf, type ShownEntry } from "../domain/stored-entry.ts";
import { insertProposal } from "../store/entry-proposal-store.ts";
import { saveEntries } from "../store/entry-store.ts";
import { appendEvent } from "../store/event-store.ts";
import { forgetRefusals } from "../store/refusal-store.ts";
import { authorize } from "./authorize.ts";
import { changeOf, conflict } from "./change-entry.ts";
import type { AppContext } from "./context.ts";
import { getQuestion } from "./decide-question.ts";
import { getEntry, storedEntry } from "./get-entry.ts";
import { getQuestionnaire } from "./get-questionnaire.ts";
import { whatToLearn } from "./what-to-learn.ts";

/**
 * The question becomes a further phrasing of the entry that its approved answer came from unchanged.
 *
 * @throws AppError `forbidden`, `not_found`, `not_ready` where there is no such offer, `conflict`
 */
export async function addPhrasing(context: AppContext, actor: Actor, id: string): Promise<ShownEntry> {
  authorize(actor, "curate");
  const question = await getQuestion(context, actor, id);
  const offer = await offerOf(context, actor, id, "phrasing");
  const entry = await storedEntry(context, offer.entry);
  const before = contentOf(entry);
  const content = { ...before, phrasings: [...before.phrasings, question.text.trim()] };
  const change = await changeOf(entry, content, entry.version, "edit", false);
  const event = {
    at: context.clock.now().toISOString(),
    actor,
    action: "add_phrasing",
    questionnaire: question.questionnaire,
    question: id,
    before: { entry: entry.id, version: entry.version, ...before },
    after: { entry: entry.id, version: entry.version + 1, ...content },
  } as const;
  const saved = await saveEntries(context.database, [change], event, [forgetRefusals(entry.id, question.text)]);
  if (!saved) throw conflict(await storedEntry(context, entry.id));
  return (await getEntry(context, actor, entry.id)).entry;
}

/**
 * The edited words wait for whoever keeps the entry true; nothing of the entry changes until they accept.
 *
 * @throws AppError `forbidden`, `not_found`, `not_ready` where there is no such offer
 */
export async function proposeEdit(
  context: AppContext,
  actor: Actor,
  { id, note }: { id: string; note?: string | undefined },
): Promise<EntryProposal> {
  authorize(actor, "contribute");
  const question = await getQuestion(context, actor, id);
  const { entry, before, after } = await offerOf(context, actor, id, "edit");
  const { name, customer } = await getQuestionnaire(context, actor, question.questionnaire);
  const at = context.clock.now().toISOString();
  const proposal: EntryProposal = {
    id: crypto.randomUUID(),
    entry,
    before,
    after,
    note: note?.trim() || null,
    question: id,
    asked: question.text,
    questionnaire: name,
    customer,
    at,
    by: actor.name,
    byId: actor.id,
    state: "open",
    decidedAt: null,
    decidedBy: null,
    reason: null,
  };
  await context.database.batch([
    ...insertProposal(proposal),
    appendEvent({
      at,
      actor,
      action: "propose_change",
      questionnaire: question.questionnaire,
      question: id,
      after: proposal,
    }),
  ]);
  return proposal;
}

async function offerOf<K extends Offer["kind"]>(context: AppContext, actor: Actor, id: string, kind: K) {
  const offers = await whatToLearn(context, actor, id);
  const offer = offers.find((one): one is Extract<Offer, { kind: K }> => one.kind === kind);
  if (offer) return offer;
  throw new AppError(
    "not_ready",
    "This answer has nothing of the kind to teach the library; perhaps it is done already.",
  );
}
