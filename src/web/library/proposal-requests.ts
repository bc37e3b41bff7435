/** What the page of proposals asks of the server. */
import { queryOptions } from "@tanstack/react-query";
import { parseResponse } from "hono/client";
import { keys } from "../api/queries.ts";
import { api, until } from "../api/requests.ts";

export const proposalsQuery = () =>
  queryOptions({
    queryKey: [...keys.library, "proposals"],
    queryFn: async ({ signal }) =>
      (await parseResponse(api["entry-proposals"].$get({ query: {} }, until(signal)))).items,
  });

export type EntryProposal = Awaited<ReturnType<NonNullable<ReturnType<typeof proposalsQuery>["queryFn"]>>>[number];

export const acceptProposal = (id: string, version: number) =>
  parseResponse(api["entry-proposals"][":id"].accept.$post({ param: { id }, json: { version } }));

export const declineProposal = (id: string, reason: string) =>
  parseResponse(api["entry-proposals"][":id"].decline.$post({ param: { id }, json: { reason } }));
