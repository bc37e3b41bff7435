/** The queue's filter as part of the address, so that it survives leaving the page, loading it anew and being shared. */
import { REVIEW_STATES } from "../../domain/review.ts";
import { BAND_NAMES, type BandName } from "../shared/status-names.ts";
import { EVERYTHING, type Filter } from "./filter.ts";

const VIEWS = ["all", "todo", "done"] as const;

/** Null for what is not set, so that the address of the whole queue stays bare. */
export function addressOf(filter: Filter): Readonly<Record<string, string | null>> {
  const { view, states, bands, assignee, within, expert, warned, search } = filter;
  return {
    show: view === "all" ? null : view,
    state: states.join(",") || null,
    band: bands.join(",") || null,
    who: assignee,
    in: within,
    expert: expert ? "yes" : null,
    warned: warned ? "yes" : null,
    q: search.trim() === "" ? null : search,
  };
}

/** What an address does not say, or says in words that are unknown, filters nothing. */
export function filterFrom(parameters: URLSearchParams): Filter {
  const of = <T extends string>(known: readonly T[], name: string): T[] => {
    const given = (parameters.get(name) ?? "").split(",");
    return known.filter((one) => given.includes(one));
  };
  return {
    ...EVERYTHING,
    view: of(VIEWS, "show")[0] ?? "all",
    states: of(REVIEW_STATES, "state"),
    bands: of(Object.keys(BAND_NAMES) as BandName[], "band"),
    assignee: parameters.get("who"),
    within: parameters.get("in"),
    expert: parameters.has("expert"),
    warned: parameters.has("warned"),
    search: parameters.get("q") ?? "",
  };
}
