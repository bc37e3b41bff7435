/** What people share: who there is, what waits for one, talk about questions, and who is where. Requests and their queries. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { parseResponse } from "hono/client";
import { api, from, type Signal, until } from "./requests.ts";

export const workKeys = {
  colleagues: ["colleagues"] as const,
  work: ["work"] as const,
  list: ["work", "list"] as const,
  counts: ["work", "counts"] as const,
  comments: (question: string) => ["comments", question] as const,
  changes: (questionnaire: string) => ["changes", questionnaire] as const,
};

/** How often the count of one's open work is asked for. */
const COUNT_MS = 30_000;
/** How often an open questionnaire asks what others have changed, while its page is visible. */
const CHANGES_MS = 1_500;

export const colleaguesQuery = () =>
  queryOptions({
    queryKey: workKeys.colleagues,
    queryFn: async ({ signal }) => (await parseResponse(api.colleagues.$get({}, until(signal)))).items,
    staleTime: 60_000,
  });

export const workQuery = () =>
  infiniteQueryOptions({
    queryKey: workKeys.list,
    queryFn: ({ pageParam, signal }) => parseResponse(api.work.$get({ query: from(pageParam) }, until(signal))),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });

export const workCountsQuery = () =>
  queryOptions({
    queryKey: workKeys.counts,
    queryFn: ({ signal }) => parseResponse(api.work.counts.$get({}, until(signal))),
    refetchInterval: COUNT_MS,
  });

/** @param question all of them where it is left out */
export const markRead = (question?: string) =>
  parseResponse(api.work.read.$post({ json: question === undefined ? {} : { question } }));

export const commentsQuery = (question: string) =>
  queryOptions({
    queryKey: workKeys.comments(question),
    queryFn: async ({ signal }) =>
      (await parseResponse(api.questions[":id"].comments.$get({ param: { id: question } }, until(signal)))).items,
  });

export const addComment = (question: string, text: string) =>
  parseResponse(api.questions[":id"].comments.$post({ param: { id: question }, json: { text } }));

export const editComment = (id: string, version: number, text: string) =>
  parseResponse(api.comments[":id"].$patch({ param: { id }, json: { version, text } }));

export async function deleteComment(id: string): Promise<void> {
  await api.comments[":id"].$delete({ param: { id } });
}

export const askExpert = (question: string, expert: string, note: string) =>
  parseResponse(api.questions[":id"].expert.$put({ param: { id: question }, json: { expert, note } }));

export const withdrawExpert = (question: string) =>
  parseResponse(api.questions[":id"].expert.$delete({ param: { id: question } }));

/** @param at id of the question in view, `none`, or `left` */
export const getChanges = (questionnaire: string, since: number | undefined, at: string, signal?: Signal) =>
  parseResponse(
    api.questionnaires[":id"].changes.$get(
      { param: { id: questionnaire }, query: { at, ...(since === undefined ? {} : { since: String(since) }) } },
      until(signal),
    ),
  );

export type Changes = Awaited<ReturnType<typeof getChanges>>;

/**
 * What others have changed, asked for again and again while the page is visible.
 *
 * @param ask sends the request with the cursor and the question in view, and takes in what has changed
 */
export const changesQuery = (questionnaire: string, ask: (signal: Signal) => Promise<Changes>) =>
  queryOptions({
    queryKey: workKeys.changes(questionnaire),
    queryFn: ({ signal }) => ask(signal),
    refetchInterval: CHANGES_MS,
    // Hidden, it neither asks nor is shown to others; back in view it asks at once.
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: "always",
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
