/**
 * Who acts. There are no accounts yet: a person says their name once, this browser keeps it, and each request carries
 * it, so that the record of decisions can name them.
 */
import { stored, useStored } from "../shared/stored.ts";

const KEY = "countersign-actor";
export const NOBODY = "reviewer";

/** The name that goes on the record now. */
export function actor(): string {
  return stored(KEY)?.trim() || NOBODY;
}

/** The person's name (null until they said it), and how to change it. */
export function useActor(): [string | null, (name: string) => void] {
  const [name, setName] = useStored(KEY);
  return [name?.trim() || null, setName];
}
