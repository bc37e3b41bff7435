/**
 * A person makes a library entry or edits one. Its citations are looked up here: a quote that its document does not
 * hold is refused, so that no entry ever rests on words that are not there.
 */
import type { Access } from "../domain/access.ts";
import type { Actor } from "../domain/actor.ts";
import { type Citation, resolves } from "../domain/citation.ts";
import type { Day } from "../domain/day.ts";
import { AppError } from "../domain/errors.ts";
import {
  contentOf,
  type EntryContent,
  type QuotedPlace,
  type ShownEntry,
  type StoredEntry,
} from "../domain/stored-entry.ts";
import { resolveQuote } from "../library/index.ts";
import { whoIsThere } from "../store/colleague-store.ts";
import { saveEntries } from "../store/entry-store.ts";
import { findDocument, passagesOf } from "../store/library-store.ts";
import { authorize } from "./authorize.ts";
import { changeEntry, changeOf, editable, nextReview } from "./change-entry.ts";
import type { AppContext } from "./context.ts";
import { getEntry } from "./get-entry.ts";
import { loadLibrary } from "./load-library.ts";

export interface EntryDraft {
  readonly question: string;
  readonly phrasings: readonly string[];
  readonly answer: string;
  readonly option: string | null;
  readonly citations: readonly QuotedPlace[];
  readonly topics: readonly string[];
  readonly references: readonly string[];
  readonly access: Access;
  readonly owner: string | null;
  /** Months. */
  readonly cycle: number | null;
  /** Left out, it follows from the cycle. */
  readonly reviewBy?: Day | null | undefined;
}

/** @throws AppError `forbidden`, `unresolved_citation`, `invalid_input` */
export async function createEntry(context: AppContext, actor: Actor, draft: EntryDraft): Promise<ShownEntry> {
  authorize(actor, "curate");
  const content = await contentFrom(context, draft, null);
  const entry = { id: `curated:${crypto.randomUUID()}`, origin: "curated" } as const;
  const at = context.clock.now().toISOString();
  const change = await changeOf(entry, content, null, "create", true);
  await saveEntries(context.database, [change], {
    at,
    actor,
    action: "create_entry",
    after: { entry: entry.id, version: 1, ...content },
  });
  return (await getEntry(context, actor, entry.id)).entry;
}

/**
 * An edit of what it says counts as a review.
 *
 * @throws AppError `forbidden`, `conflict`, `not_found`, `unresolved_citation`, `invalid_input`
 */
export async function editEntry(
  context: AppContext,
  actor: Actor,
  { id, version, draft }: { id: string; version: number; draft: EntryDraft },
): Promise<ShownEntry> {
  authorize(actor, "curate");
  const entry = await editable(context, id, version);
  const content = await contentFrom(context, draft, entry);
  if (JSON.stringify(content) === JSON.stringify(contentOf(entry))) return (await getEntry(context, actor, id)).entry;
  return changeEntry(context, actor, { entry, content, action: "edit", reviewed: saysOther(content, entry) });
}

async function contentFrom(context: AppContext, draft: EntryDraft, before: StoredEntry | null): Promise<EntryContent> {
  const question = draft.question.trim();
  const answer = draft.answer.trim();
  if (question === "") throw new AppError("invalid_input", "An entry needs the question that it answers.");
  if (answer === "") throw new AppError("invalid_input", "An entry needs an answer.");
  await knowOwner(context, draft.owner, before);
  await knowTopics(context, draft.topics, before);
  const cited = await cite(context, draft.citations, before);
  const sameCitations = before !== null && JSON.stringify(cited.citations) === JSON.stringify(before.citations);
  const content: EntryContent = {
    question,
    phrasings: distinct(draft.phrasings).filter((phrasing) => phrasing !== question),
    answer,
    option: draft.option?.trim() || null,
    citations: cited.citations,
    headings: sameCitations ? before.headings : cited.headings,
    topics: distinct(draft.topics),
    references: distinct(draft.references),
    access: draft.access,
    owner: draft.owner,
    cycle: draft.cycle,
    reviewBy: before?.reviewBy ?? null,
    archived: before !== null && before.archivedAt !== null,
    mergedInto: before?.mergedInto ?? null,
  };
  const reviewed = before === null || saysOther(content, before);
  return { ...content, reviewBy: reviewDay(context.clock.now(), draft, before, reviewed) };
}

/** A day that somebody set stands; else it is counted from today where the cycle is new or the entry was looked at. */
function reviewDay(now: Date, draft: EntryDraft, before: StoredEntry | null, reviewed: boolean): Day | null {
  const stood = before?.reviewBy ?? null;
  const { cycle, reviewBy = stood } = draft;
  if (reviewBy !== stood) return reviewBy;
  return cycle !== null && (reviewed || cycle !== before?.cycle) ? nextReview(now, cycle) : stood;
}

/** Whether what customers read has changed: whoever wrote it has looked at the entry. */
function saysOther(content: EntryContent, before: StoredEntry): boolean {
  const said = ({ question, answer, option, citations }: EntryContent | StoredEntry) => ({
    question,
    answer,
    option,
    citations,
  });
  return JSON.stringify(said(content)) !== JSON.stringify(said(before));
}

const distinct = (texts: readonly string[]): string[] => [
  ...new Set(texts.map((text) => text.trim()).filter((text) => text !== "")),
];

async function knowOwner({ database }: AppContext, owner: string | null, before: StoredEntry | null): Promise<void> {
  if (owner === null || owner === before?.owner) return;
  if ((await whoIsThere(database, [owner])).has(owner)) return;
  throw new AppError("invalid_input", "The owner has no open account here. Choose somebody else.");
}

async function knowTopics(context: AppContext, topics: readonly string[], before: StoredEntry | null): Promise<void> {
  const known = new Set((await loadLibrary(context)).vocabulary.topics.map(({ id }) => id));
  const strange = topics.find((topic) => known.size > 0 && !known.has(topic) && !before?.topics.includes(topic));
  if (strange !== undefined) throw new AppError("invalid_input", `The vocabulary has no topic "${strange}".`);
}

/** A citation that stands unchanged is kept even where its document has moved on: that is for the owner to mend. */
async function cite(
  { database }: AppContext,
  places: readonly QuotedPlace[],
  before: StoredEntry | null,
): Promise<{ citations: Citation[]; headings: string[] }> {
  const citations: Citation[] = [];
  const headings = new Set<string>();
  for (const { document: id, quote, start } of places) {
    const document = await findDocument(database, id);
    const kept = before?.citations.find((one) => one.document === id && one.quote === quote && one.start === start);
    if (kept && !(document && resolves(kept, document))) {
      citations.push(kept);
      continue;
    }
    if (!document)
      throw new AppError("unresolved_citation", `The library has no document "${id}" to quote from.`, { quote });
    const found = resolveQuote({ document, passages: await passagesOf(database, id) }, quote, start);
    if (citations.some(({ document: other, start: at }) => other === id && at === found.citation.start)) continue;
    citations.push(found.citation);
    for (const heading of found.headings) headings.add(heading);
  }
  return { citations, headings: [...headings] };
}
