/** What the library's pages ask of the server about entries and their upkeep, and what a write makes old. */
import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { parseResponse } from "hono/client";
import { keys } from "../api/queries.ts";
import { api, from, type Signal, until } from "../api/requests.ts";
import type { Access, EntryDraft } from "./entry-types.ts";

/** How many rows a scroll brings at once. */
const PAGE = "100";

/** What the list is narrowed to; an empty text narrows nothing. */
export interface EntryFilter {
  readonly search: string;
  readonly origin: "answers" | "approved" | "curated" | "passage" | "";
  readonly status: "live" | "due" | "archived";
  readonly owner: string;
  readonly topic: string;
  readonly access: Access | "";
  readonly stale: boolean;
}

const given = <T extends string>(name: string, value: T | "") => (value === "" ? {} : { [name]: value });

export const entriesQuery = (filter: EntryFilter) =>
  infiniteQueryOptions({
    queryKey: [...keys.library, "list", filter],
    queryFn: ({ pageParam, signal }) =>
      parseResponse(
        api.library.$get(
          {
            query: {
              ...from(pageParam),
              limit: PAGE,
              status: filter.status,
              ...given("search", filter.search),
              ...given("origin", filter.origin),
              ...given("owner", filter.owner),
              ...given("topic", filter.topic),
              ...given("access", filter.access),
              ...(filter.stale ? { stale: "true" as const } : {}),
            },
          },
          until(signal),
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });

/** The client puts parameters into the address as they are. */
const param = (id: string) => ({ id: encodeURIComponent(id) });

export const entryQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.library, "entry", id],
    queryFn: ({ signal }) => parseResponse(api.entries[":id"].$get({ param: param(id) }, until(signal))),
  });

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.library, "entry", id, "versions"],
    queryFn: async ({ signal }) =>
      (await parseResponse(api.entries[":id"].versions.$get({ param: param(id) }, until(signal)))).items,
  });

export const topicsQuery = () =>
  queryOptions({
    queryKey: [...keys.library, "topics"],
    queryFn: async ({ signal }) => (await parseResponse(api.library.topics.$get({}, until(signal)))).items,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const findingsQuery = () =>
  queryOptions({
    queryKey: [...keys.library, "findings"],
    queryFn: async ({ signal }) => (await parseResponse(api.library.findings.$get({}, until(signal)))).items,
  });

export type Finding = Awaited<ReturnType<NonNullable<ReturnType<typeof findingsQuery>["queryFn"]>>>[number];

export const contradictedQuery = () =>
  queryOptions({
    queryKey: [...keys.library, "contradicted"],
    queryFn: async ({ signal }) => (await parseResponse(api.library.contradicted.$get({}, until(signal)))).items,
  });

export type ContradictedAnswer = Awaited<
  ReturnType<NonNullable<ReturnType<typeof contradictedQuery>["queryFn"]>>
>[number];

export const freshnessQuery = (months: number) =>
  queryOptions({
    queryKey: [...keys.library, "freshness", months],
    queryFn: ({ signal }) =>
      parseResponse(api.library.freshness.$get({ query: { months: String(months) } }, until(signal))),
  });

export const careQuery = (document: string) =>
  queryOptions({
    queryKey: [...keys.library, "care", document],
    queryFn: ({ signal }: { signal: Signal }) =>
      parseResponse(api.documents[":id"].care.$get({ param: param(document) }, until(signal))),
  });

export type DocumentCare = Awaited<ReturnType<typeof saveCare>>;

export const saveCare = (
  document: string,
  care: {
    readonly version: number;
    readonly access: Access;
    readonly owner: string | null;
    readonly validUntil: string | null;
    readonly reviewBy: string | null;
    readonly supersededBy: string | null;
  },
) => parseResponse(api.documents[":id"].care.$put({ param: param(document), json: care }));

export const restingQuery = (document: string) =>
  queryOptions({
    queryKey: [...keys.library, "resting", document],
    queryFn: ({ signal }: { signal: Signal }) =>
      parseResponse(api.documents[":id"].resting.$get({ param: param(document) }, until(signal))),
  });

export const retireDocument = (
  document: string,
  wanted: { readonly version: number; readonly retired: boolean; readonly why: string | null },
) => parseResponse(api.documents[":id"].retired.$put({ param: param(document), json: wanted }));

export const createEntry = (draft: EntryDraft) => parseResponse(api.entries.$post({ json: draft }));

export const editEntry = (id: string, version: number, draft: EntryDraft) =>
  parseResponse(api.entries[":id"].$put({ param: param(id), json: { version, ...draft } }));

export const renewEntry = (id: string, version: number) =>
  parseResponse(api.entries[":id"].renew.$post({ param: param(id), json: { version } }));

export const archiveEntry = (id: string, version: number, archived: boolean) =>
  parseResponse(api.entries[":id"].archive.$post({ param: param(id), json: { version, archived } }));

export const restoreEntry = (id: string, version: number, to: number) =>
  parseResponse(api.entries[":id"].restore.$post({ param: param(id), json: { version, to } }));

export interface MergeWanted {
  readonly survivor: { readonly id: string; readonly version: number };
  readonly other: { readonly id: string; readonly version: number };
  readonly answer?: string;
  readonly option?: string | null;
}

export const mergeEntries = (merge: MergeWanted) => parseResponse(api.entries.merge.$post({ json: merge }));

export async function keepBoth(entries: string[]): Promise<void> {
  await api.library.findings["keep-both"].$post({ json: { entries } });
}

/** After any write: lists, findings, the calendar and what documents say are read anew. */
export function libraryChanged(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: keys.library });
  void client.invalidateQueries({ queryKey: keys.documents });
}
