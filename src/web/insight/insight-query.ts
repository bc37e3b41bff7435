/** The requests of the insight page. */
import { queryOptions } from "@tanstack/react-query";
import { parseResponse } from "hono/client";
import { api, until } from "../api/requests.ts";

export const PERIODS = [
  { days: 90, name: "90 days" },
  { days: 365, name: "12 months" },
  { days: 3660, name: "10 years" },
] as const;

/** How many months ahead of today evidence that runs out is told. */
export const AHEAD_MONTHS = 6;

export const insightQuery = (days: number) =>
  queryOptions({
    queryKey: ["insight", days],
    queryFn: ({ signal }) => parseResponse(api.insight.$get({ query: { days: String(days) } }, until(signal))),
    // Another period takes the place of the last when it is there.
    placeholderData: (before) => before,
  });

export const aheadQuery = () =>
  queryOptions({
    queryKey: ["insight", "ahead"],
    queryFn: ({ signal }) =>
      parseResponse(api.library.freshness.$get({ query: { months: String(AHEAD_MONTHS) } }, until(signal))),
  });
