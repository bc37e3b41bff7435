/**
 * How the states of review and the bands of confidence look, the same wherever they appear: a shape as well as a
 * colour, so that neither print nor a colour-blind eye loses anything.
 */
import { VisuallyHidden } from "@mantine/core";
import type { ReviewState, Suggestion } from "../api/types.ts";
import classes from "./status.module.css";
import { BAND_NAMES, type BandName, bandOf, STATE_NAMES } from "./status-names.ts";

const STATE_SHAPES: Readonly<Record<ReviewState, string>> = {
  open: "",
  drafted: "M8 3.5a4.5 4.5 0 0 1 0 9z",
  approved: "M4.8 8.2 7.1 10.5 11.3 5.8",
  rejected: "M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8",
  not_applicable: "M5 8h6",
};

export function StateIcon({ state, size = 16 }: { readonly state: ReviewState; readonly size?: number }) {
  return (
    <svg className={classes.state} data-state={state} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.4" className={classes.ring} />
      <path d={STATE_SHAPES[state]} className={classes.shape} />
    </svg>
  );
}

export function StateBadge({ state }: { readonly state: ReviewState }) {
  return (
    <span className={classes.badge} data-state={state}>
      <StateIcon state={state} size={14} />
      {STATE_NAMES[state]}
    </span>
  );
}

const LIT: Readonly<Record<BandName, number>> = { high: 3, medium: 2, low: 1, none: 0, waiting: 0 };

/** Three bars, lit as far as the confidence goes. */
export function BandBars({ band, labelled = false }: { readonly band: BandName; readonly labelled?: boolean }) {
  return (
    <span className={classes.bars} data-band={band}>
      <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
        {[0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={bar * 5}
            y={8 - bar * 4}
            width="3.4"
            height={4 + bar * 4}
            rx="1"
            data-lit={bar < LIT[band]}
          />
        ))}
      </svg>
      {labelled ? BAND_NAMES[band] : <VisuallyHidden>{BAND_NAMES[band]}</VisuallyHidden>}
    </span>
  );
}

export function BandBadge({ suggestion }: { readonly suggestion: Suggestion | null }) {
  const band = bandOf(suggestion);
  const percent = suggestion?.outcome === "suggested" ? ` · ${Math.round(suggestion.confidence * 100)} %` : "";
  return (
    <span className={classes.badge} data-band={band}>
      <BandBars band={band} labelled />
      {percent}
    </span>
  );
}
