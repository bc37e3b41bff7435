/** The filter of the library's list, kept in the page's address, so that it can be sent to somebody and survives a reload. */
import { useCallback } from "react";
import { useSearchParams } from "react-router";
import type { EntryFilter } from "./entry-requests.ts";

const NAMES = ["search", "origin", "status", "owner", "topic", "access"] as const;
/** Views in which somebody writes. */
const FORMS = ["edit", "new"];
const USUAL: EntryFilter = {
  search: "",
  origin: "answers",
  status: "live",
  owner: "",
  topic: "",
  access: "",
  stale: false,
};

export function useEntryFilter(): readonly [EntryFilter, (change: Partial<EntryFilter>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const filter = { ...USUAL, stale: parameters.has("stale") } as Record<string, unknown>;
  for (const name of NAMES) filter[name] = parameters.get(name) ?? USUAL[name];
  const change = useCallback(
    (wanted: Partial<EntryFilter>) => {
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(wanted)) {
            const usual = USUAL[name as keyof EntryFilter];
            if (value === usual) next.delete(name);
            else next.set(name, String(value));
          }
          // Another list: what was chosen in the one before may not be in it. A form stays: one looks things up while writing.
          if (!FORMS.includes(next.get("view") ?? "")) {
            next.delete("entry");
            next.delete("view");
          }
          return next;
        },
        { replace: true },
      );
    },
    [setParameters],
  );
  return [filter as unknown as EntryFilter, change];
}
