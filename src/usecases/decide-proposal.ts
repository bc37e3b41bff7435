/**
 * Proposed changes of entries: listed with the entries as they now are, accepted or declined by whoever keeps them true.
 *
 * An entry's owner decides, and everybody who may curate the library. Accepting makes a new version of the entry.
 */
import { type Actor, may } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { EntryProposal, ProposalState } from "../domain/learning.ts";
import { contentOf, type ShownEntry, type StoredEntry } from "../domain/stored-entry.ts";
import { ConstraintError } from "../ports/database.ts";
import { decideProposal, findProposal, listProposals } from "../store/entry-proposal-store.ts";
import { saveEntries, storedEntries } from "../store/entry-store.ts";
import { appendEvent } from "../store/event-store.ts";
import { authorize } from "./authorize.ts";
import { changeOf, conflict, editable, nextReview } from "./change-entry.ts";
import type { AppContext } from "./context.ts";
import { getEntry, storedEntry } from "./get-entry.ts";
import { loadLibrary } from "./load-library.ts";
import { showEntry } from "./show-entries.ts";

export interface ShownProposal extends EntryProposal {
  /** As it now is; null where it is gone. */
  readonly current: ShownEntry | null;
  /** Whether whoever asked may accept or decline it. */
  readonly yours: boolean;
}

/** Newest first. @throws AppError `forbidden` */
export async function entryProposals(
  context: AppContext,
  actor: Actor,
  state?: ProposalState | undefined,
): Promise<ShownProposal[]> {
  authorize(actor, "read");
  const proposals = await listProposals(context.database, { state });
  const library = await loadLibrary(context);
  const now = context.clock.now();
  const entries = await storedEntries(context.database, [...new Set(proposals.map(({ entry }) => entry))]);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return proposals.map((proposal) => {
    const entry = byId.get(proposal.entry);
    const yours = proposal.state === "open" && mayDecide(actor, entry);
    return { ...proposal, current: entry ? showEntry(library, entry, now) : null, yours };
  });
}

/**
 * The proposed words become the entry's answer.
 *
 * @param version of the entry that the person saw
 * @throws AppError `forbidden`, `not_found`, `conflict` with `details.current`, `not_ready` where it is decided already
 */
export async function acceptProposal(
  context: AppContext,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<ShownEntry> {
  const proposal = await openProposal(context, actor, id);
  const entry = await editable(context, proposal.entry, version);
  allow(actor, entry);
  const now = context.clock.now();
  const at = now.toISOString();
  const before = contentOf(entry);
  const reviewBy = nextReview(now, entry.cycle) ?? before.reviewBy;
  const content = { ...before, answer: proposal.after, reviewBy };
  const change = await changeOf(entry, content, version, "edit", true);
  const event = {
    at,
    actor,
    action: "accept_change",
    before: { proposal: id, entry: entry.id, version, ...before },
    after: { proposal: id, entry: entry.id, version: version + 1, ...content },
  } as const;
  const decided = decideProposal(id, { state: "accepted", at, by: actor.name });
  if (!(await saveEntries(context.database, [change], event, decided))) {
    await openProposal(context, actor, id);
    throw conflict(await storedEntry(context, entry.id));
  }
  return (await getEntry(context, actor, entry.id)).entry;
}

/** @throws AppError as `acceptProposal`, `invalid_input` without a reason */
export async function declineProposal(
  context: AppContext,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<EntryProposal> {
  const proposal = await openProposal(context, actor, id);
  const [entry] = await storedEntries(context.database, [proposal.entry]);
  allow(actor, entry);
  if (reason.trim() === "") throw new AppError("invalid_input", "Say why, so that whoever proposed it learns from it.");
  const at = context.clock.now().toISOString();
  const declined = {
    ...proposal,
    state: "declined",
    decidedAt: at,
    decidedBy: actor.name,
    reason: reason.trim(),
  } as const;
  try {
    await context.database.batch([
      ...decideProposal(id, { state: "declined", at, by: actor.name, reason: declined.reason }),
      appendEvent({ at, actor, action: "decline_change", before: proposal, after: declined }),
    ]);
  } catch (error) {
    if (error instanceof ConstraintError) await openProposal(context, actor, id);
    throw error;
  }
  return declined;
}

async function openProposal(context: AppContext, actor: Actor, id: string): Promise<EntryProposal> {
  authorize(actor, "contribute");
  const proposal = await findProposal(context.database, id);
  if (!proposal) throw new AppError("not_found", "There is no such proposal.");
  if (proposal.state === "open") return proposal;
  throw new AppError("not_ready", `${proposal.decidedBy} has ${proposal.state} this proposal already.`);
}

/** The owner of an entry may, whatever their role lets them curate besides. */
function mayDecide(actor: Actor, entry: StoredEntry | undefined): boolean {
  return may(actor, "curate") || (may(actor, "contribute") && entry !== undefined && entry.owner === actor.id);
}

function allow(actor: Actor, entry: StoredEntry | undefined): void {
  if (!mayDecide(actor, entry)) authorize(actor, "curate");
}
