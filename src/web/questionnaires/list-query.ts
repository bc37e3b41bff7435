/** The list of questionnaires as its page reads it: by status, person and words, in pages. */
import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { isRunning, keys } from "../api/queries.ts";
import { pageOfQuestionnaires } from "../api/requests.ts";

export const SHOWN = ["open", "done", "archived", "all"] as const;

export interface ListFilter {
  readonly shown: (typeof SHOWN)[number];
  readonly mine: boolean;
  readonly search: string;
}

export const AT_HAND: ListFilter = { shown: "open", mine: false, search: "" };

/** How often a running job is asked for its progress. */
const POLL_MS = 1_000;

export const questionnaireListQuery = ({ shown, mine, search }: ListFilter) =>
  infiniteQueryOptions({
    queryKey: [...keys.questionnaireList, shown, mine, search],
    queryFn: ({ pageParam, signal }) =>
      pageOfQuestionnaires(
        {
          ...(shown === "all" ? {} : { status: shown }),
          ...(mine ? { mine: "true" as const } : {}),
          ...(search ? { search } : {}),
        },
        pageParam,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ job }) => isRunning(job))) ? POLL_MS : false,
  });

/** The filter as it stands in the page's address; what is not known there is passed over. */
export function filterIn(parameters: URLSearchParams): ListFilter {
  const shown = SHOWN.find((one) => one === parameters.get("show")) ?? AT_HAND.shown;
  return { shown, mine: parameters.get("mine") === "yes", search: parameters.get("search") ?? "" };
}

/** The filter as parameters of the address: nothing where it is the usual one. */
export function parametersOf({ shown, mine, search }: ListFilter): Record<string, string> {
  return {
    ...(shown === AT_HAND.shown ? {} : { show: shown }),
    ...(mine ? { mine: "yes" } : {}),
    ...(search.trim() === "" ? {} : { search }),
  };
}
