/**
 * Two entries that say the same become one: phrasings, citations, topics and references of both, the other's question
 * as one more phrasing. The other is archived and points to the survivor; both keep their history.
 */
import { strictest } from "../domain/access.ts";
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import {
  contentOf,
  type EntryContent,
  type ShownEntry,
  type StoredEntry,
  sameCitation,
} from "../domain/stored-entry.ts";
import { saveEntries } from "../store/entry-store.ts";
import { authorize } from "./authorize.ts";
import { changeOf, conflict, editable } from "./change-entry.ts";
import type { AppContext } from "./context.ts";
import { getEntry, storedEntry } from "./get-entry.ts";

export interface Merge {
  /** The one that stays, and the version of it that the person saw. */
  readonly survivor: { readonly id: string; readonly version: number };
  readonly other: { readonly id: string; readonly version: number };
  /** Where the survivor's own are not to be kept. */
  readonly question?: string | undefined;
  readonly answer?: string | undefined;
  readonly option?: string | null | undefined;
}

/** @throws AppError `forbidden`, `conflict`, `not_found`, `invalid_input` */
export async function mergeEntries(context: AppContext, actor: Actor, merge: Merge): Promise<ShownEntry> {
  authorize(actor, "curate");
  if (merge.survivor.id === merge.other.id)
    throw new AppError("invalid_input", "An entry cannot be merged with itself.");
  const survivor = await editable(context, merge.survivor.id, merge.survivor.version);
  const other = await editable(context, merge.other.id, merge.other.version);
  if (survivor.archivedAt !== null || other.archivedAt !== null) {
    throw new AppError("invalid_input", "An archived entry cannot be merged. Take it back first.");
  }
  const united = uniteEntries(survivor, other, merge);
  const gone: EntryContent = { ...contentOf(other), archived: true, mergedInto: survivor.id };
  const at = context.clock.now().toISOString();
  const saved = await saveEntries(
    context.database,
    [
      await changeOf(survivor, united, survivor.version, "merge", true),
      await changeOf(other, gone, other.version, "merge", false),
    ],
    {
      at,
      actor,
      action: "merge_entries",
      before: {
        survivor: { entry: survivor.id, ...contentOf(survivor) },
        other: { entry: other.id, ...contentOf(other) },
      },
      after: { survivor: { entry: survivor.id, ...united }, other: { entry: other.id, mergedInto: survivor.id } },
    },
    [{ sql: "UPDATE entries SET merged_into = ? WHERE merged_into = ?", params: [survivor.id, other.id] }],
  );
  if (!saved) {
    const now = await storedEntry(context, survivor.id);
    throw conflict(now.version === survivor.version ? await storedEntry(context, other.id) : now);
  }
  return (await getEntry(context, actor, survivor.id)).entry;
}

/** What the survivor holds after the merge. A merge never loosens who may see it. */
function uniteEntries(
  survivor: StoredEntry,
  other: StoredEntry,
  {
    question = survivor.question,
    answer = survivor.answer,
    option = survivor.option,
  }: Pick<Merge, "question" | "answer" | "option"> = {},
): EntryContent {
  const unite = (one: readonly string[], two: readonly string[]) => [...new Set([...one, ...two])];
  const added = other.citations.filter((citation) => !survivor.citations.some((own) => sameCitation(own, citation)));
  const asked = [survivor.question, ...survivor.phrasings, other.question, ...other.phrasings];
  return {
    ...contentOf(survivor),
    question: question.trim() || survivor.question,
    answer: answer.trim() || survivor.answer,
    option,
    phrasings: unite(asked, []).filter((phrasing) => phrasing !== "" && phrasing !== question),
    citations: [...survivor.citations, ...added],
    headings: unite(survivor.headings, other.headings),
    topics: unite(survivor.topics, other.topics),
    references: unite(survivor.references, other.references),
    access: strictest([survivor.access, other.access]),
    owner: survivor.owner ?? other.owner,
    cycle: shorter(survivor.cycle, other.cycle),
    reviewBy: earlier(survivor.reviewBy, other.reviewBy),
  };
}

const shorter = (one: number | null, two: number | null) =>
  one === null || two === null ? (one ?? two) : Math.min(one, two);

const earlier = (one: string | null, two: string | null) =>
  one === null || two === null ? (one ?? two) : one < two ? one : two;
