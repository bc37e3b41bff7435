/**
 * What a completed questionnaire would bring: answers that are new, those that the library gives already and that only
 * add a wording, and those that contradict it, with both texts. Nothing is saved.
 */
import type { Actor } from "../domain/actor.ts";
import type { StoredEntry } from "../domain/stored-entry.ts";
import { differenceOf } from "../library/index.ts";
import { storedEntries } from "../store/entry-store.ts";
import { allEntries } from "../store/library-store.ts";
import { entryIds } from "../store/whole-entry-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";
import { type AnswerFile, type ReadAnswers, readAnswers } from "./read-answers.ts";

export type PlannedAnswer = ReadAnswers["answers"][number];

export interface KnownAnswer {
  readonly answer: PlannedAnswer;
  readonly entry: StoredEntry;
}

export interface Conflict extends KnownAnswer {
  /** A sentence that says how the two differ. */
  readonly difference: string;
}

export interface AnswerPlan {
  readonly read: ReadAnswers;
  readonly fresh: readonly PlannedAnswer[];
  /** The library says the same; `adds` holds the wordings of the file that the entry does not have. */
  readonly same: readonly (KnownAnswer & { readonly adds: readonly string[] })[];
  readonly conflicts: readonly Conflict[];
  /** How many came with the same file before. */
  readonly known: number;
}

/** @throws AppError `forbidden`, `no_questions`, and what reading a workbook throws */
export async function planAnswers(context: AppContext, actor: Actor, file: AnswerFile): Promise<AnswerPlan> {
  authorize(actor, "curate");
  const { matcher } = await loadLibrary(context);
  const read = await readAnswers(context, file);
  const entries = (await allEntries(context.database)).filter(({ question }) => question !== "");
  const wordings = entries.flatMap((entry) => [entry.question, ...entry.phrasings].map((text) => ({ entry, text })));
  const findSame = matcher.sameQuestions(wordings.map(({ text }) => text));
  const taken = await entryIds(context.database);
  const fresh: PlannedAnswer[] = [];
  const matched: { answer: PlannedAnswer; ids: string[] }[] = [];
  let known = 0;
  read.answers.forEach((answer, at) => {
    if (taken.has(entryIdOf(read, at))) known++;
    else {
      const alike = wordingsOf(answer).flatMap((wording) => findSame(wording));
      const ids = new Set(alike.map((place) => wordings[place]?.entry.id ?? ""));
      if (ids.size === 0) fresh.push(answer);
      else matched.push({ answer, ids: [...ids] });
    }
  });
  const stored = await storedEntries(context.database, [...new Set(matched.flatMap(({ ids }) => ids))]);
  const byId = new Map(stored.map((entry) => [entry.id, entry]));
  const same: (KnownAnswer & { adds: string[] })[] = [];
  const conflicts: Conflict[] = [];
  for (const { answer, ids } of matched) {
    const found = ids.flatMap((id) => byId.get(id) ?? []);
    const compared = found.map((entry) => ({ entry, difference: differenceOf(entry, answer) }));
    const against = compared.find(({ difference }) => difference !== null);
    // A passage cannot take a wording: it is its document's text. An answer that says the same stands beside it.
    const alike = found.find(({ origin }) => origin !== "passage");
    if (against?.difference) conflicts.push({ answer, entry: against.entry, difference: against.difference });
    else if (alike) same.push({ answer, entry: alike, adds: newWordings(alike, wordingsOf(answer)) });
    else fresh.push(answer);
  }
  return { read, fresh, same, conflicts, known };
}

/** The id that an answer gets as an entry: the same file gives the same. */
export function entryIdOf({ parsed }: ReadAnswers, at: number): string {
  return `approved:${parsed.passages[at]?.id}`;
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();

/** How the file asks for an answer, its main question first. */
export function wordingsOf({ question, facts }: PlannedAnswer): string[] {
  return [question, ...newWordings({ question, phrasings: [] }, facts?.wordings ?? [])];
}

/** Those that an entry does not have, each once. */
export function newWordings(
  { question, phrasings }: Pick<StoredEntry, "question" | "phrasings">,
  wordings: readonly string[],
): string[] {
  const had = new Set([question, ...phrasings].map(plain));
  return wordings.filter((wording) => {
    const isNew = !had.has(plain(wording));
    had.add(plain(wording));
    return isNew;
  });
}
