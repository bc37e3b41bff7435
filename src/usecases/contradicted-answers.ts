/**
 * Answers that were sent out and that the library contradicts today, with whom they were sent to, when, and why.
 *
 * Input is the record of what left and the library as it is; output a line for each question whose last answer does not
 * hold any more: its entry took another side or was archived, numbers, dates or editions that were sent are gone from the
 * entry or from the evidence, or the evidence has run out or been replaced since the approval. Other words for the same are
 * no contradiction.
 */
import type { Actor } from "../domain/actor.ts";
import { resolves } from "../domain/citation.ts";
import type { SourceDocument } from "../domain/source-document.ts";
import { agree, type Stated, statedIn } from "../domain/stated-values.ts";
import type { EntryContent, StoredEntry } from "../domain/stored-entry.ts";
import { evidenceWarnings, sideTaken } from "../library/index.ts";
import { type Meaning, meaningOf } from "../matching/index.ts";
import type { Database } from "../ports/database.ts";
import { storedEntries } from "../store/entry-store.ts";
import { allDocuments } from "../store/library-store.ts";
import { type SentAnswer, sentAnswers, supersededSince } from "../store/sent-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";

export interface ContradictedAnswer
  extends Pick<SentAnswer, "customer" | "questionnaire" | "name" | "question" | "text" | "at"> {
  readonly said: { readonly option: string | null; readonly text: string };
  /** The entry as it is, or the one that took it in; null where the answer came from none, or it is gone. */
  readonly now: Pick<StoredEntry, "id" | "origin" | "option" | "answer"> | null;
  /** A sentence each. */
  readonly why: readonly string[];
}

/** Newest export first, then by place in the questionnaire. */
export async function contradictedAnswers(context: AppContext, actor: Actor): Promise<ContradictedAnswer[]> {
  authorize(actor, "read");
  const { database, clock } = context;
  const sent = await sentAnswers(database);
  if (sent.length === 0) return [];
  const [{ vocabulary }, documents, superseded, entryNow] = await Promise.all([
    loadLibrary(context),
    allDocuments(database),
    supersededSince(database),
    entriesNow(
      database,
      sent.flatMap(({ answer }) => answer.entry ?? []),
    ),
  ]);
  const byId = new Map(documents.map((document) => [document.id, document]));
  // That a review is due says nothing against what was sent.
  const unreviewed = new Map(documents.map((document) => [document.id, { ...document, reviewBy: null }]));
  const warningsAt = ({ answer, text }: SentAnswer, day: Date) =>
    evidenceWarnings(answer.citations, unreviewed, vocabulary, day, text);
  const today = clock.now();
  return sent.flatMap((one) => {
    const now = one.answer.entry === null ? undefined : entryNow(one.answer.entry);
    const knownThen = new Set(warningsAt(one, new Date(one.approvedAt)));
    const why = [
      ...againstEntry(one, now),
      ...againstDocuments(one, byId, superseded),
      ...warningsAt(one, today).filter((warning) => !knownThen.has(warning)),
    ];
    if (why.length === 0) return [];
    const { customer, questionnaire, name, question, text, at, answer } = one;
    const said = { option: answer.option, text: answer.text };
    const shown = now ? { id: now.id, origin: now.origin, option: now.option, answer: now.answer } : null;
    return [{ customer, questionnaire, name, question, text, at, said, now: shown, why }];
  });
}

/** Finds an entry, or the one that took it in at last. */
async function entriesNow(
  database: Database,
  ids: readonly string[],
): Promise<(id: string) => StoredEntry | undefined> {
  const byId = new Map<string, StoredEntry>();
  for (let missing = [...new Set(ids)]; missing.length > 0; ) {
    const found = await storedEntries(database, missing);
    for (const entry of found) byId.set(entry.id, entry);
    missing = [...new Set(found.flatMap(({ mergedInto }) => mergedInto ?? []))].filter((id) => !byId.has(id));
  }
  return (id) => {
    const seen = new Set<string>();
    let entry = byId.get(id);
    while (entry?.mergedInto && !seen.has(entry.id)) {
      seen.add(entry.id);
      entry = byId.get(entry.mergedInto);
    }
    return entry;
  };
}

function againstEntry({ answer, entryThen, approvedAt }: SentAnswer, now: StoredEntry | undefined): string[] {
  if (!now) return [];
  if (now.archivedAt !== null) {
    return now.archivedAt > approvedAt
      ? [`The entry it came from was archived on ${now.archivedAt.slice(0, 10)}.`]
      : [];
  }
  if (!entryThen) return [];
  const why: string[] = [];
  const [before, today, told] = [side(entryThen), side(now), side({ option: answer.option, answer: answer.text })];
  // A person who had already said what the entry says today is contradicted by nothing.
  if (before !== null && today !== null && before !== today && told !== today) {
    why.push(`The entry it came from now says ${now.option ?? sideTaken(now.answer)}.`);
  }
  const [had, has] = [statedIn(entryThen.answer), statedIn(now.answer)];
  const added = has.filter((value) => !isAmong(value, had));
  const cited = statedIn(now.citations.map(({ quote }) => quote).join("\n"));
  // A number that was only left out is still true where the evidence has it.
  const gone = statedIn(answer.text).filter(
    (value) => isAmong(value, had) && !isAmong(value, has) && (added.length > 0 || !isAmong(value, cited)),
  );
  if (gone.length > 0) {
    const instead = added.length > 0 ? `, but ${listed(added)}` : "";
    why.push(`The entry it came from does not say ${listed(gone)} any more${instead}.`);
  }
  return why;
}

function againstDocuments(
  { answer, approvedAt }: SentAnswer,
  documents: ReadonlyMap<string, SourceDocument>,
  superseded: ReadonlyMap<string, string>,
): string[] {
  const why = new Set<string>();
  const told = statedIn(answer.text);
  for (const citation of answer.citations) {
    const document = documents.get(citation.document);
    if (!document) continue;
    if ((superseded.get(document.id) ?? "") > approvedAt) {
      const by = documents.get(document.supersededBy ?? "")?.title ?? document.supersededBy;
      why.add(`"${document.title}" has been replaced by "${by}".`);
    }
    if (resolves(citation, document)) continue;
    const says = statedIn(document.text);
    const gone = statedIn(citation.quote).filter((value) => isAmong(value, told) && !isAmong(value, says));
    if (gone.length > 0) why.add(`The present edition of "${document.title}" does not say ${listed(gone)} any more.`);
  }
  return [...why];
}

function side({ option, answer }: Pick<EntryContent, "option" | "answer">): Meaning | null {
  return meaningOf(option ?? sideTaken(answer) ?? "");
}

const isAmong = (value: Stated, others: readonly Stated[]): boolean => others.some((other) => agree(value, other));

const listed = (values: readonly Stated[]): string =>
  new Intl.ListFormat("en-GB").format([...new Set(values.map(({ text }) => text))]);
