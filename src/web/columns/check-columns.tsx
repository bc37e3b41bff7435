/**
 * Check columns: the customer's sheets as they see them, with what was found on each, to be set right before anybody
 * spends time on the answers.
 *
 * Nothing is changed until it is applied; until then the preview says what the corrections would make of it.
 */
import { Alert } from "@mantine/core";
import { useState } from "react";
import { useSearchParams } from "react-router";
import type { Questionnaire } from "../api/types.ts";
import { WarningIcon } from "../shared/icons.tsx";
import classes from "./columns.module.css";
import { ColumnsHeader } from "./columns-header.tsx";
import { type ColumnRole, draftFrom, EMPTY_DRAFT, type SheetDraft, withRole } from "./layout-draft.ts";
import { SheetBar } from "./sheet-bar.tsx";
import { SheetGrid } from "./sheet-grid.tsx";
import { SheetList } from "./sheet-list.tsx";
import { blocksShown, useLayout } from "./use-layout.ts";

const NO_ROWS: readonly number[] = [];

export function CheckColumns({ questionnaire }: { readonly questionnaire: Questionnaire }) {
  const layout = useLayout(questionnaire);
  const { drafts, preview, error, unfinished } = layout;
  const sheets = preview?.sheets ?? questionnaire.sheets;
  const found = preview?.blocks ?? questionnaire.blocks;
  const [params] = useSearchParams();
  const [chosen, setChosen] = useState(() => {
    const wanted = params.get("sheet");
    const known = questionnaire.sheets.some(({ name }) => name === wanted);
    return (known && wanted) || (questionnaire.blocks[0]?.sheet ?? questionnaire.sheets[0]?.name ?? "");
  });
  const sheet = sheets.find(({ name }) => name === chosen);
  const draft = drafts.get(chosen);
  const foundHere = found.filter((block) => block.sheet === chosen);
  const shown = blocksShown(chosen, draft, found);
  const taken = draft ? draft.taken : foundHere.length > 0;

  /** What a change starts from: the draft, else the found block that has the column, else the first. */
  const base = (letters?: string): SheetDraft => {
    if (draft) return draft;
    const blocks = foundHere.map(draftFrom);
    return blocks.find(({ roles }) => letters !== undefined && roles[letters]) ?? blocks[0] ?? EMPTY_DRAFT;
  };
  const setRole = (letters: string, role: ColumnRole | null, besides: boolean) =>
    layout.set(chosen, withRole(base(letters), letters, role, besides));
  const setHeader = (headerRow: number | null) => layout.set(chosen, { ...base(), taken: true, headerRow });
  const setTaken = (now: boolean) => {
    const start = base();
    // Where nothing is known of the columns there is nothing to take out, and what was found comes back in by itself.
    const known = Object.keys(start.roles).length > 0;
    if (now) layout.set(chosen, known ? { ...start, taken: true } : draft ? null : EMPTY_DRAFT);
    else layout.set(chosen, known ? { ...start, taken: false } : null);
  };

  return (
    <main className={classes.page}>
      <ColumnsHeader questionnaire={questionnaire} layout={layout} />
      {error && (
        <Alert className={classes.failure} icon={<WarningIcon />} role="alert">
          {error.message}{" "}
          <button type="button" onClick={layout.retry}>
            Try again
          </button>
        </Alert>
      )}
      {questionnaire.counts.total === 0 && (
        <p className={classes.notice}>
          No questions were found in this workbook. Every sheet says why. Where one does ask, click the number of its
          header row, then the letters of the columns that ask and that take the answer. The next workbook like this is
          read the same way.
        </p>
      )}
      {unfinished
        .filter((one) => one.sheet !== chosen)
        .map((one) => (
          <p key={one.sheet} className={classes.notice}>
            Sheet “{one.sheet}” is not finished.{" "}
            <button type="button" onClick={() => setChosen(one.sheet)}>
              Go to it
            </button>
          </p>
        ))}
      <div className={classes.panes}>
        <SheetList sheets={sheets} drafts={drafts} chosen={chosen} onChoose={setChosen} />
        {sheet && (
          <section className={classes.sheet} aria-label={`Sheet ${chosen}`}>
            <SheetBar
              sheet={sheet}
              taken={taken}
              draft={draft}
              shown={shown}
              found={foundHere}
              onTaken={setTaken}
              onReset={() => layout.set(chosen, null)}
            />
            <SheetGrid
              key={chosen}
              questionnaire={questionnaire.id}
              sheet={chosen}
              blocks={shown}
              asked={preview && (preview.asked.find((one) => one.sheet === chosen)?.rows ?? NO_ROWS)}
              onRole={setRole}
              onHeader={setHeader}
            />
          </section>
        )}
      </div>
    </main>
  );
}
