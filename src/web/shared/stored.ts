/** A value kept in this browser (`localStorage`) that every component using it sees change at once. */
import { useCallback, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

/** The stored text, or null; where storage is forbidden always null. */
export function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Forbidden or full: the value then lives no longer than the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

export function useStored(key: string): [string | null, (value: string) => void] {
  const value = useSyncExternalStore(subscribe, () => stored(key));
  const set = useCallback((next: string) => store(key, next), [key]);
  return [value, set];
}
