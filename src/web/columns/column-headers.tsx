/** The line of column letters, each with its role and the menu that changes it. */
import { Menu, VisuallyHidden } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { DownIcon } from "../shared/icons.tsx";
import classes from "./grid.module.css";
import type { GridColumn } from "./grid-columns.ts";
import { COLUMN_ROLES, type ColumnRole, ROLE_NAMES } from "./layout-draft.ts";
import type { ShownBlock } from "./use-layout.ts";

const NONE = "none";
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

interface ColumnHeadersProps {
  readonly columns: readonly GridColumn[];
  readonly blocks: readonly ShownBlock[];
  readonly onRole: (letters: string, role: ColumnRole | null, besides: boolean) => void;
}

export function ColumnHeaders({ columns, blocks, onRole }: ColumnHeadersProps) {
  const [columnAt, setColumnAt] = useState(0);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    if (step === undefined || !(event.target instanceof HTMLElement) || !event.target.dataset.column) return;
    event.preventDefault();
    const next = Math.min(Math.max(columnAt + step, 0), columns.length - 1);
    setColumnAt(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-column="${columns[next]?.letters}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid, whose rows are placed by the virtualizer
    // biome-ignore lint/a11y/useFocusableInteractive: the buttons inside are
    <div role="row" aria-rowindex={1} className={classes.letters} onKeyDown={move}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: it only names the numbers */}
      <div role="columnheader" aria-colindex={1} className={classes.corner}>
        Row
      </div>
      {columns.map((column, index) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: the button inside is
        <div
          key={column.letters}
          role="columnheader"
          aria-colindex={index + 2}
          className={classes.letter}
          style={{ width: column.width }}
        >
          <ColumnMenu
            column={column}
            roles={[...new Set(blocks.flatMap(({ roles }) => roles[column.letters] ?? []))]}
            otherAnswers={blocks.length === 1 ? answersBesides(blocks[0], column.letters) : []}
            reachable={index === columnAt}
            onFocus={() => setColumnAt(index)}
            onRole={onRole}
          />
        </div>
      ))}
    </div>
  );
}

interface ColumnMenuProps {
  readonly column: GridColumn;
  /** Several where blocks below each other use the column differently. */
  readonly roles: readonly ColumnRole[];
  readonly otherAnswers: readonly string[];
  readonly reachable: boolean;
  readonly onFocus: () => void;
  readonly onRole: ColumnHeadersProps["onRole"];
}

function ColumnMenu({ column, roles, otherAnswers, reachable, onFocus, onRole }: ColumnMenuProps) {
  const { letters, hidden } = column;
  const [only] = roles;
  const value = only ?? NONE;
  return (
    // In place, so that it stays within the page's landmarks; fixed, so that the grid does not cut it off.
    // The role it has takes the focus, where Mantine would give it to an element without a name.
    <Menu
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      floatingStrategy="fixed"
      position="bottom-start"
      width={230}
      zIndex={20}
    >
      <Menu.Target>
        <button type="button" data-column={letters} data-role={only} tabIndex={reachable ? 0 : -1} onFocus={onFocus}>
          <VisuallyHidden>Column </VisuallyHidden>
          <strong>{letters}</strong>{" "}
          <span title={roles.map((role) => ROLE_NAMES[role]).join(", ") || undefined}>
            {roles.length > 0 ? (
              roles.map((role) => ROLE_NAMES[role]).join(", ")
            ) : (
              <VisuallyHidden>no role</VisuallyHidden>
            )}
            {hidden && " (hidden)"}
          </span>
          <DownIcon size={11} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={value}
          onChange={(role) => onRole(letters, COLUMN_ROLES.find((one) => one === role) ?? null, false)}
        >
          {COLUMN_ROLES.map((role) => (
            <Menu.RadioItem key={role} value={role} closeMenuOnClick data-autofocus={role === value || undefined}>
              {ROLE_NAMES[role]}
            </Menu.RadioItem>
          ))}
          <Menu.RadioItem value={NONE} closeMenuOnClick data-autofocus={value === NONE || undefined}>
            Nothing of these
          </Menu.RadioItem>
        </Menu.RadioGroup>
        {otherAnswers.length > 0 && value !== "answer" && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onRole(letters, "answer", true)}>
              Answer besides {otherAnswers.join(", ")}: a column for each option
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

const answersBesides = (block: ShownBlock | undefined, letters: string): string[] =>
  Object.entries(block?.roles ?? {})
    .filter(([at, role]) => role === "answer" && at !== letters)
    .map(([at]) => at);
