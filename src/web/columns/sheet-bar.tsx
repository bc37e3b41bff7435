/** Above a sheet's picture: whether it is in, what each tint means, and what a correction would replace. */
import { Button, Switch } from "@mantine/core";
import type { Block, SheetFinding } from "../api/types.ts";
import { UndoIcon } from "../shared/icons.tsx";
import { counted } from "../shared/numbers.ts";
import classes from "./columns.module.css";
import { COLUMN_ROLES, columnsWith, lackOf, ROLE_NAMES, type SheetDraft } from "./layout-draft.ts";
import { reasonOf } from "./sheet-reason.ts";
import type { ShownBlock } from "./use-layout.ts";

interface SheetBarProps {
  readonly sheet: SheetFinding;
  readonly taken: boolean;
  /** What the person says; absent where the sheet is as found. */
  readonly draft: SheetDraft | undefined;
  readonly shown: readonly ShownBlock[];
  readonly found: readonly Block[];
  readonly onTaken: (taken: boolean) => void;
  readonly onReset: () => void;
}

export function SheetBar({ sheet, taken, draft, shown, found, onTaken, onReset }: SheetBarProps) {
  const lack = draft && lackOf(draft);
  return (
    <div className={classes.bar}>
      <div className={classes.barHead}>
        <h2>{sheet.name}</h2>
        <Switch
          label="Has questions to answer"
          checked={taken}
          onChange={(event) => onTaken(event.currentTarget.checked)}
        />
        <Button
          className={classes.reset}
          variant="default"
          size="xs"
          leftSection={<UndoIcon size={14} />}
          disabled={!draft}
          onClick={onReset}
        >
          As found
        </Button>
      </div>
      <p className={classes.reason}>{reasonOf(sheet, draft)}</p>
      {lack && (
        <p className={classes.notice} role="status">
          {lack}
        </p>
      )}
      {shown.length > 0 && <Legend shown={shown} />}
      {!draft && found.length > 1 && (
        <p className={classes.reason}>
          {counted(found.length, "block")} of questions were found here. A correction describes one block and replaces
          all of them.
        </p>
      )}
    </div>
  );
}

/** The tints with their names, and the columns that have them in any block. */
function Legend({ shown }: { readonly shown: readonly ShownBlock[] }) {
  const drafts = shown.map((block) => ({ taken: true, ...block }));
  const headers = [...new Set(shown.flatMap(({ headerRow }) => headerRow ?? []))];
  return (
    <ul className={classes.legend} aria-label="Columns">
      <li>
        {headers.length === 0 ? "No header row" : `Header row ${headers.slice(0, 4).join(", ")}`}
        {headers.length > 4 && ` and ${headers.length - 4} more`}
      </li>
      <li className={classes.asking}>Row that asks</li>
      {COLUMN_ROLES.map((role) => {
        const columns = [...new Set(drafts.flatMap((draft) => columnsWith(draft, role)))];
        if (columns.length === 0) return null;
        return (
          <li key={role} data-role={role}>
            {ROLE_NAMES[role]} <strong>{columns.join(", ")}</strong>
          </li>
        );
      })}
    </ul>
  );
}
