/** Who else is at the questionnaire in view, kept beside React: a row of the queue is drawn anew only when its own people change. */
import { useSyncExternalStore } from "react";
import type { Presence } from "../../domain/presence.ts";

let people: readonly Presence[] = [];
const listeners = new Set<() => void>();

export function setPresent(next: readonly Presence[]): void {
  if (JSON.stringify(next) === JSON.stringify(people)) return;
  people = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Names, joined so that equal ones are one value. */
const SEPARATOR = "\n";

/** Names of the others who are here. @param question only those who look at it; everybody where it is left out */
export function usePresent(question?: string): readonly string[] {
  const names = useSyncExternalStore(subscribe, () =>
    people
      .filter((one) => question === undefined || one.question === question)
      .map(({ name }) => name)
      .join(SEPARATOR),
  );
  return names === "" ? [] : names.split(SEPARATOR);
}
