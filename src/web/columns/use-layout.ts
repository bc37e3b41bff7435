/** The corrections a person is making, and what they would make of the questionnaire, asked shortly after each change. */
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { layoutPreviewQuery } from "../api/queries.ts";
import type { Block, LayoutCorrection, Questionnaire } from "../api/types.ts";
import { correctionFrom, draftFrom, lackOf, type SheetDraft } from "./layout-draft.ts";

type Drafts = ReadonlyMap<string, SheetDraft>;

/** Long enough for a second click that belongs to the first. */
const DEBOUNCE_MS = 250;

export function useLayout({ id, corrections: earlier }: Questionnaire) {
  const [drafts, setDrafts] = useState<Drafts>(() => draftsOf(earlier));
  const corrections = useMemo(() => correctionsOf(drafts), [drafts]);
  const [asked] = useDebouncedValue(corrections, DEBOUNCE_MS);
  const preview = useQuery(layoutPreviewQuery(id, asked));
  const changed = useMemo(
    () => JSON.stringify(corrections) !== JSON.stringify(correctionsOf(draftsOf(earlier))),
    [corrections, earlier],
  );
  const unfinished = [...drafts].flatMap(([sheet, draft]) => {
    const lack = lackOf(draft);
    return lack ? [{ sheet, lack }] : [];
  });
  return {
    drafts,
    corrections,
    changed,
    unfinished,
    preview: preview.data,
    error: preview.error,
    retry: () => void preview.refetch(),
    /** True while `preview` is not yet that of `corrections`. */
    pending: asked !== corrections || preview.isFetching || preview.isPlaceholderData,
    /** Sets a sheet's draft; null takes what was found. */
    set: (sheet: string, draft: SheetDraft | null) => {
      setDrafts((before) => {
        const after = new Map(before);
        if (draft) after.set(sheet, draft);
        else after.delete(sheet);
        return after;
      });
    },
  };
}

const draftsOf = (corrections: readonly LayoutCorrection[]): Drafts =>
  new Map(corrections.map((correction) => [correction.sheet, draftFrom(correction)]));

/** In the order of the sheets' names, so that equal corrections are equal texts. */
function correctionsOf(drafts: Drafts): LayoutCorrection[] {
  return [...drafts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([sheet, draft]) => correctionFrom(sheet, draft) ?? []);
}

/** The blocks to be shown on a sheet: the one that a person describes, else those found. */
export function blocksShown(sheet: string, draft: SheetDraft | undefined, found: readonly Block[]): ShownBlock[] {
  if (draft) return draft.taken ? [draft] : [];
  return found.filter((block) => block.sheet === sheet).map(draftFrom);
}

export type ShownBlock = Pick<SheetDraft, "headerRow" | "roles">;
