/**
 * The answers of a completed questionnaire or of another tool's library into ours, in one batch: the file, the document
 * that holds them and whom it was given to, an entry for each new answer, a wording for each known one, and what a person decided on each conflict.
 *
 * What contradicts the library is left out unless somebody says otherwise. The plan is made anew here, so that what was
 * added meanwhile counts; a decision names the version of the entry that was seen.
 */
import { strictest } from "../domain/access.ts";
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import { contentOf, type StoredEntry } from "../domain/stored-entry.ts";
import { citationOf, finishedEntry } from "../library/index.ts";
import { findColleagues } from "../store/colleague-store.ts";
import { type EntryChange, saveEntries } from "../store/entry-store.ts";
import { keepApart } from "../store/freshness-store.ts";
import { replaceDocument } from "../store/library-store.ts";
import { isToldOnRecord } from "../store/told-store.ts";
import { insertWholeEntries } from "../store/whole-entry-store.ts";
import { changeOf } from "./change-entry.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";
import { type Conflict, entryIdOf, newWordings, type PlannedAnswer, planAnswers, wordingsOf } from "./plan-answers.ts";
import type { AnswerFile, ReadAnswers } from "./read-answers.ts";

/** `keep` leaves the library as it is, `replace` gives its entry the file's answer, `both` keeps the two side by side. */
export const CONFLICT_ACTIONS = ["keep", "replace", "both"] as const;
export type ConflictAction = (typeof CONFLICT_ACTIONS)[number];

export interface ConflictDecision {
  /** Of the answer in the file, as the plan names it. */
  readonly place: string;
  readonly entry: string;
  /** The entry's version that was seen. */
  readonly version: number;
  readonly action: ConflictAction;
}

export interface ImportedAnswers {
  readonly document: string;
  readonly title: string;
  /** Whether the document that holds them was not here. */
  readonly isNew: boolean;
  readonly added: number;
  readonly phrasings: number;
  readonly replaced: number;
  readonly both: number;
  /** Conflicts in which the library stays as it is. */
  readonly left: number;
  readonly known: number;
  readonly skipped: number;
  /** Sentences for a person. */
  readonly warnings: readonly string[];
}

/**
 * @param decisions on conflicts of the plan; `otherwise` holds for those without
 * @throws AppError as `planAnswers`; `conflict` where an entry that a decision is about was changed meanwhile
 */
export async function importAnswers(
  context: AppContext,
  actor: Actor,
  file: AnswerFile,
  { decisions = [], otherwise = "keep" }: { decisions?: readonly ConflictDecision[]; otherwise?: ConflictAction } = {},
): Promise<ImportedAnswers> {
  const plan = await planAnswers(context, actor, file);
  const { read, fresh, same, conflicts, known } = plan;
  const { document, passages } = read.parsed;
  if (read.answers.length === 0) {
    throw new AppError(
      "no_questions",
      `${file.fileName} has no answer to import: ${read.skipped.length} questions without one. A questionnaire that is to be answered is uploaded as one.`,
    );
  }
  const at = context.clock.now().toISOString();
  const people = await ownersOf(context, read);
  const topics = new Map(
    (await loadLibrary(context)).vocabulary.topics.flatMap(({ id, name }) => [
      [id.toLowerCase(), id] as const,
      [name.toLowerCase(), id] as const,
    ]),
  );
  const make = (answer: PlannedAnswer) => newEntry(read, answer, { at, by: actor.name, people: people.ids, topics });

  const said = new Map(decisions.map((decision) => [decision.place, decision]));
  const decided = conflicts.map((conflict) => ({ ...conflict, action: actionFor(conflict, said, otherwise) }));
  const chosen = (action: ConflictAction) => decided.filter((conflict) => conflict.action === action);
  const both = chosen("both");
  const added = await Promise.all([...fresh, ...both.map(({ answer }) => answer)].map(make));
  const replaced = replacements(chosen("replace"));
  const adding = phrasingsFor(same);
  // An entry is changed once in a batch: what is replaced takes its further wordings with it.
  const phrased = adding.filter(({ entry }) => !replaced.some((one) => one.entry.id === entry.id));
  const changes: EntryChange[] = [
    ...(await Promise.all(
      phrased.map(({ entry, wordings }) => {
        const content = { ...contentOf(entry), phrasings: [...entry.phrasings, ...wordings] };
        return changeOf(entry, content, entry.version, "import", false);
      }),
    )),
    ...(await Promise.all(
      replaced.map(async ({ entry, answer }) => {
        const made = await make(answer);
        const { option, answer: text, citations, headings } = made;
        const further = adding.find((one) => one.entry.id === entry.id)?.wordings ?? [];
        const phrasings = [...entry.phrasings, ...newWordings(entry, [...wordingsOf(answer), ...further])];
        // The file may tighten who sees it, never loosen it.
        const access = strictest([entry.access, made.access]);
        const reviewBy = made.reviewBy ?? entry.reviewBy;
        const texts = { option, answer: text, citations, headings, phrasings };
        const content = { ...contentOf(entry), ...texts, access, reviewBy };
        return changeOf(entry, content, entry.version, "import", answer.facts?.standing !== "stale");
      }),
    )),
  ];
  const result: ImportedAnswers = {
    document: document.id,
    title: document.title,
    isNew: !read.known,
    added: fresh.length,
    phrasings: adding.reduce((sum, { wordings }) => sum + wordings.length, 0),
    replaced: replaced.length,
    both: both.length,
    left: chosen("keep").length,
    known: known + same.filter(({ adds }) => adds.length === 0).length,
    skipped: read.skipped.length,
    warnings: [
      ...read.notes,
      ...people.unknown.map(
        (name) => `Nobody here is called "${name}"; the answers that they own are without an owner now.`,
      ),
    ],
  };
  const told = { document: document.id, customer: file.customer?.trim() || null, date: file.date ?? null };
  // What a customer was told is kept even where the library knows it all, or says otherwise.
  const isKept = document.original === null || (await context.blobs.get(document.original.hash)) !== undefined;
  const isNews = added.length + changes.length > 0 || !read.known || !isKept;
  if (!isNews && (await isToldOnRecord(context.database, told))) return result;
  const original = document.original ? await context.blobs.put(document.original.hash, file.bytes) : [];
  const pairs = both.map(({ answer, entry }): [string, string] => {
    const [one, other] = [entryIdOf(read, read.answers.indexOf(answer)), entry.id].sort();
    return [one as string, other as string];
  });
  const saved = await saveEntries(
    context.database,
    changes,
    {
      at,
      actor,
      action: "import",
      after: { documents: [document.id], customer: told.customer, date: told.date, ...result },
    },
    [
      ...original,
      ...(read.known ? [] : replaceDocument(document, passages, at)),
      ...insertWholeEntries(added),
      ...(pairs.length > 0 ? [keepApart(pairs, at, actor.name)] : []),
    ],
  );
  if (!saved) throw changedMeanwhile();
  return result;
}

function actionFor(
  { answer, entry }: Conflict,
  said: ReadonlyMap<string, ConflictDecision>,
  otherwise: ConflictAction,
): ConflictAction {
  const decision = said.get(answer.place);
  if (decision && (decision.entry !== entry.id || decision.version !== entry.version)) throw changedMeanwhile();
  const action = decision?.action ?? otherwise;
  if (action !== "replace" || entry.origin !== "passage") return action;
  if (!decision) return "keep";
  throw new AppError(
    "invalid_input",
    `"${entry.question}" is a document's own text and cannot be replaced. Keep it, or keep both.`,
  );
}

function changedMeanwhile(): AppError {
  return new AppError(
    "conflict",
    "Somebody has changed the library in the meantime. Look at what the file would bring now, then decide again.",
  );
}

/** One line for each entry that gets wordings, whatever number of the file's questions it answers. */
function phrasingsFor(same: readonly { entry: StoredEntry; adds: readonly string[] }[]) {
  return [...Map.groupBy(same, ({ entry }) => entry.id).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const wordings = newWordings(
      first.entry,
      group.flatMap(({ adds }) => adds),
    );
    return wordings.length > 0 ? [{ entry: first.entry, wordings }] : [];
  });
}

/** @throws AppError `invalid_input` where two answers of the file are to replace one entry */
function replacements(chosen: readonly Conflict[]): readonly Conflict[] {
  const seen = new Set<string>();
  for (const { entry } of chosen) {
    if (seen.has(entry.id)) {
      throw new AppError(
        "invalid_input",
        `Two answers of the file contradict "${entry.question}"; let one of them replace it.`,
      );
    }
    seen.add(entry.id);
  }
  return chosen;
}

async function newEntry(
  read: ReadAnswers,
  answer: PlannedAnswer,
  given: {
    at: string;
    by: string;
    people: ReadonlyMap<string, string>;
    topics: ReadonlyMap<string, string>;
  },
): Promise<StoredEntry> {
  const { document, passages } = read.parsed;
  const at = read.answers.indexOf(answer);
  const passage = passages[at];
  if (!passage) throw new RangeError("an answer without its passage");
  const { facts } = answer;
  const known = facts?.topics.flatMap((topic) => given.topics.get(topic.toLowerCase()) ?? []) ?? [];
  const context = [answer.section, ...(facts?.topics ?? [])].filter((text) => text !== null);
  const entry = await finishedEntry({
    id: entryIdOf(read, at),
    origin: "approved",
    question: answer.question,
    phrasings: wordingsOf(answer).slice(1),
    answer: answer.answer,
    option: answer.option,
    citations: [citationOf(document, passage)],
    headings: [...new Set(context)],
    topics: [...new Set(known)],
    references: answer.ref ? [answer.ref] : [],
    access: strictest([facts?.access ?? document.access, document.access]),
  });
  return {
    ...entry,
    owner: (facts?.owner && given.people.get(facts.owner)) ?? null,
    cycle: facts?.cycle ?? null,
    reviewBy: facts?.reviewBy ?? null,
    reviewedAt: facts?.reviewed ?? null,
    reviewedBy: facts?.reviewed ? (facts.owner ?? given.by) : null,
    version: 1,
    createdAt: given.at,
    createdBy: given.by,
    updatedAt: null,
    updatedBy: null,
    archivedAt: null,
    mergedInto: null,
  };
}

/** Ids of the people whom the file names as owners, and the names of those whom nobody here has. */
async function ownersOf(
  { database }: AppContext,
  { answers }: ReadAnswers,
): Promise<{ ids: Map<string, string>; unknown: string[] }> {
  const ids = new Map<string, string>();
  const unknown: string[] = [];
  for (const name of new Set(answers.flatMap(({ facts }) => facts?.owner ?? []))) {
    const [only, ...others] = await findColleagues(database, name);
    if (only && others.length === 0) ids.set(name, only.id);
    else unknown.push(name);
  }
  return { ids, unknown };
}
