/** What the pages about documents ask of the server: files on their way in, editions and what they change. */
import { queryOptions } from "@tanstack/react-query";
import { parseResponse } from "hono/client";
import { keys } from "../api/queries.ts";
import { api } from "../api/requests.ts";

export const proposeDocument = (file: File, signal: AbortSignal) =>
  parseResponse(api.documents.proposals.$post({ form: { file } }, { init: { signal } }));

export const listProposals = async () => (await parseResponse(api.documents.proposals.$get())).items;

export type Proposal = Awaited<ReturnType<typeof listProposals>>[number];
export type Facts = Proposal["facts"];

export const confirmProposal = (id: string, facts: Facts, editionOf: string | null) =>
  parseResponse(api.documents.proposals[":id"].confirm.$post({ param: { id }, json: { facts, editionOf } }));

export type Confirmed = Awaited<ReturnType<typeof confirmProposal>>;

export async function discardProposal(id: string): Promise<void> {
  await api.documents.proposals[":id"].$delete({ param: { id } });
}

const readChanges = (id: string, edition: string | null) =>
  parseResponse(
    api.documents[":id"].changes.$get({
      param: { id: encodeURIComponent(id) },
      query: edition ? { from: edition } : {},
    }),
  );

export type Changes = Awaited<ReturnType<typeof readChanges>>;
export type Waiting = Changes["waiting"][number];

export const citePresentEdition = (id: string, chosen: { entry: string; passage: string; seen: string }) =>
  parseResponse(api.documents[":id"].changes.$post({ param: { id: encodeURIComponent(id) }, json: chosen }));

export const proposalsQuery = () =>
  queryOptions({ queryKey: [...keys.documents, "proposals"], queryFn: listProposals });

export const changesQuery = (id: string, edition: string | null) =>
  queryOptions({ queryKey: [...keys.documents, "changes", id, edition], queryFn: () => readChanges(id, edition) });

const readUses = async (id: string, edition: string | null) =>
  (
    await parseResponse(
      api.documents[":id"].uses.$get({ param: { id: encodeURIComponent(id) }, query: edition ? { edition } : {} }),
    )
  ).items;

export type DocumentUse = Awaited<ReturnType<typeof readUses>>[number];

/** Where all of a document is used; the present edition without one. */
export const documentUsesQuery = (id: string, edition: string | null) =>
  queryOptions({ queryKey: [...keys.documents, "uses", id, edition], queryFn: () => readUses(id, edition) });

/** Where the browser opens the file that a document came from, at a page. */
export function originalAddress(id: string, edition: string | null, page?: number): string {
  const query = edition === null ? "" : `?edition=${edition}`;
  return `/api/documents/${encodeURIComponent(id)}/original${query}${page ? `#page=${page}` : ""}`;
}
