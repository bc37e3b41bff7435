/**
 * What the command palette offers beyond the pages: whatever the page in view puts here. Kept beside React, since the
 * palette belongs to the shell and is not there until it is opened.
 */
import { useEffect, useRef } from "react";

export interface PaletteItem {
  readonly id: string;
  readonly name: string;
  /** The heading it stands under. */
  readonly group: string;
  /** Shown small, and found as well. */
  readonly detail?: string;
  /** As shown beside it. */
  readonly key?: string;
  readonly run: () => void;
}

/** The page's items for what has been typed, best first; for nothing typed what is of most use. */
export type PaletteSource = (typed: string) => readonly PaletteItem[];

let source: { readonly current: PaletteSource } | null = null;
let open: (() => void) | null = null;

/** Offers a page's items while it is in view. */
export function usePaletteSource(items: PaletteSource): void {
  const latest = useRef(items);
  latest.current = items;
  useEffect(() => {
    source = latest;
    return () => {
      if (source === latest) source = null;
    };
  }, []);
}

export const pageItems: PaletteSource = (typed) => source?.current(typed) ?? [];

export function openPalette(): void {
  open?.();
}

/** The shell says how it is opened. */
export function onOpenPalette(run: (() => void) | null): void {
  open = run;
}

/** True where every word of what was typed occurs, in any order and case. */
export function finds(typed: string, ...texts: readonly (string | null | undefined)[]): boolean {
  const haystack = texts.join(" ").toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
