/** Documents that were read and wait for somebody to confirm what they are. */
import type { Original } from "../domain/document-kind.ts";
import type { Database, Statement } from "../ports/database.ts";
import { fromJson } from "./json.ts";

export interface StoredProposal {
  readonly id: string;
  readonly fileName: string;
  readonly original: Original;
  /** The parsed file without its text, and the proposed facts: in the library's shapes. */
  readonly reading: unknown;
  readonly proposed: unknown;
  readonly text: string;
  readonly editionOf: string | null;
  /** ISO timestamp in UTC. */
  readonly createdAt: string;
  readonly createdBy: string;
}

interface ProposalRow {
  id: string;
  file_name: string;
  original: string;
  reading: string;
  proposed: string;
  text: string;
  edition_of: string | null;
  created_at: string;
  created_by: string;
}

/** One for each file: the same bytes again take the place of the proposal before. */
export function saveProposal(proposal: StoredProposal): Statement[] {
  return [
    { sql: "DELETE FROM proposals WHERE original ->> 'hash' = ?", params: [proposal.original.hash] },
    {
      sql: `INSERT INTO proposals (id, file_name, original, reading, text, proposed, edition_of, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      params: [
        proposal.id,
        proposal.fileName,
        JSON.stringify(proposal.original),
        JSON.stringify(proposal.reading),
        proposal.text,
        JSON.stringify(proposal.proposed),
        proposal.editionOf,
        proposal.createdAt,
        proposal.createdBy,
      ],
    },
  ];
}

/** The oldest first. */
export async function allProposals(database: Database): Promise<StoredProposal[]> {
  return (await database.all<ProposalRow>("SELECT * FROM proposals ORDER BY created_at, id")).map(toProposal);
}

export async function findProposal(database: Database, id: string): Promise<StoredProposal | undefined> {
  const row = await database.first<ProposalRow>("SELECT * FROM proposals WHERE id = ?", id);
  return row && toProposal(row);
}

export function removeProposal(id: string): Statement {
  return { sql: "DELETE FROM proposals WHERE id = ?", params: [id] };
}

function toProposal(row: ProposalRow): StoredProposal {
  return {
    id: row.id,
    fileName: row.file_name,
    original: fromJson<Original>(row.original),
    reading: fromJson(row.reading),
    proposed: fromJson(row.proposed),
    text: row.text,
    editionOf: row.edition_of,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
