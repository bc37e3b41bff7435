/** What the states of review and the bands of confidence are called. */
import type { Band, ReviewState, Suggestion } from "../api/types.ts";

export const STATE_NAMES: Readonly<Record<ReviewState, string>> = {
  open: "Open",
  drafted: "Drafted",
  approved: "Approved",
  rejected: "Rejected",
  not_applicable: "Not applicable",
};

/** A band, `none` for *no match*, or `waiting` where matching has not come by yet. */
export type BandName = Band | "none" | "waiting";

export const BAND_NAMES: Readonly<Record<BandName, string>> = {
  high: "High confidence",
  medium: "Medium confidence",
  low: "Low confidence",
  none: "No match",
  waiting: "Not matched yet",
};

export function bandOf(suggestion: Suggestion | null): BandName {
  if (!suggestion) return "waiting";
  return suggestion.outcome === "no_match" ? "none" : (suggestion.band ?? "low");
}
