/** Asks what an approved answer could teach the library, and takes it up: kept, added as a wording, or proposed. */
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { parseResponse } from "hono/client";
import { keys } from "../api/queries.ts";
import { api, keepAnswer, until } from "../api/requests.ts";
import type { Question } from "../api/types.ts";

type Asked = Pick<Question, "id" | "version">;

/** The version that a decision is about to make is asked for only when the server has made it. */
export const learnQuery = ({ id, version }: Asked) =>
  queryOptions({
    queryKey: ["learn", id, version],
    queryFn: async ({ signal }) =>
      (await parseResponse(api.questions[":id"].learn.$get({ param: { id } }, until(signal)))).items,
    staleTime: 0,
  });

/** Takes up the first offer; without one, or if asked to, the answer is kept as an entry. @returns what was done */
export async function learnFrom(client: QueryClient, { id, version }: Asked, keep: boolean): Promise<string> {
  const [offer] = keep ? [] : await client.fetchQuery(learnQuery({ id, version }));
  const said = await takeUp(id, offer?.kind);
  void client.invalidateQueries({ queryKey: keys.library });
  void client.invalidateQueries({ queryKey: ["learn", id] });
  return said;
}

async function takeUp(id: string, kind: "keep" | "phrasing" | "edit" | undefined): Promise<string> {
  if (kind === "phrasing") {
    await parseResponse(api.questions[":id"].learn.phrasing.$post({ param: { id } }));
    return "Added: the next customer who asks it so gets this answer.";
  }
  if (kind === "edit") {
    await parseResponse(api.questions[":id"].learn.edit.$post({ param: { id }, json: {} }));
    return "Proposed: whoever keeps the entry decides, under Library, Proposals.";
  }
  await keepAnswer(id);
  return "Kept: the next customer who asks this gets it suggested.";
}
