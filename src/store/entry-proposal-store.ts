/** Proposed changes of entries, in SQL: written once, decided once. */
import type { EntryProposal, ProposalState } from "../domain/learning.ts";
import type { Database, Statement } from "../ports/database.ts";
import { onlyIf } from "./guard.ts";

interface ProposalRow extends Omit<EntryProposal, "byId" | "decidedAt" | "decidedBy"> {
  by_id: string | null;
  decided_at: string | null;
  decided_by: string | null;
}

function toProposal({ by_id, decided_at, decided_by, ...same }: ProposalRow): EntryProposal {
  return { ...same, byId: by_id, decidedAt: decided_at, decidedBy: decided_by };
}

/** Newest first, at most 500. @param entries only of these */
export async function listProposals(
  database: Database,
  { state, question }: { state?: ProposalState | undefined; question?: string | undefined },
): Promise<EntryProposal[]> {
  const rows = await database.all<ProposalRow & Record<string, string | null>>(
    `SELECT * FROM entry_proposals WHERE state = coalesce(?, state) AND (? IS NULL OR question = ?)
     ORDER BY at DESC, id LIMIT 500`,
    state ?? null,
    question ?? null,
    question ?? null,
  );
  return rows.map(toProposal);
}

export async function findProposal(database: Database, id: string): Promise<EntryProposal | undefined> {
  const row = await database.first<ProposalRow & Record<string, string | null>>(
    "SELECT * FROM entry_proposals WHERE id = ?",
    id,
  );
  return row && toProposal(row);
}

/** An open proposal from the same question for the same entry gives way to the newer one. */
export function insertProposal(made: EntryProposal): Statement[] {
  const { id, entry, before, after, note, question, asked, questionnaire, customer, at, by, byId } = made;
  return [
    {
      sql: "DELETE FROM entry_proposals WHERE question = ? AND entry = ? AND state = 'open'",
      params: [question, entry],
    },
    {
      sql: `INSERT INTO entry_proposals (id, entry, before, after, note, question, asked, questionnaire, customer, at, by, by_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      params: [id, entry, before, after, note, question, asked, questionnaire, customer, at, by, byId],
    },
  ];
}

/** The batch fails where somebody else has decided it meanwhile. */
export function decideProposal(
  id: string,
  { state, at, by, reason = null }: { state: "accepted" | "declined"; at: string; by: string; reason?: string | null },
): Statement[] {
  return [
    onlyIf("EXISTS (SELECT 1 FROM entry_proposals WHERE id = ? AND state = 'open')", id),
    {
      sql: "UPDATE entry_proposals SET state = ?, decided_at = ?, decided_by = ?, reason = ? WHERE id = ?",
      params: [state, at, by, reason, id],
    },
  ];
}
