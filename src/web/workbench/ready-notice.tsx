/** Above the queue: how many suggestions of high confidence wait for nothing but a reviewer's look. */
import { Kbd } from "@mantine/core";
import type { Question } from "../api/types.ts";
import { BandBars } from "../shared/status.tsx";
import { keyOf } from "./actions.ts";
import classes from "./queue-filter.module.css";

/** Nobody has decided it, and the suggestion can be approved as it stands. */
export function isReady({ review, suggestion, answer }: Question): boolean {
  if (review.state !== "open" || suggestion?.band !== "high") return false;
  return suggestion.answer !== null && (answer.options.length === 0 || suggestion.option !== null);
}

/** Fewer are as quickly approved one by one. */
const FEWEST = 3;

export function ReadyNotice({ ready, onOpen }: { readonly ready: number; readonly onOpen: () => void }) {
  if (ready < FEWEST) return null;
  return (
    <button type="button" className={classes.ready} onClick={onOpen}>
      <BandBars band="high" />
      <span>Approve {ready} of high confidence</span>
      <Kbd size="xs">{keyOf("approveHigh")}</Kbd>
    </button>
  );
}
