/**
 * The command palette: one field for everything that can be done and gone to. The page's own actions and questions,
 * then the pages, the questionnaires and the library's entries.
 */
import { Kbd, Modal } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useMe } from "../api/actor.ts";
import { questionnairesQuery } from "../api/queries.ts";
import { searchLibrary } from "../api/requests.ts";
import type { Permission } from "../api/types.ts";
import { useReturnedFocus } from "../shared/dialog.tsx";
import { finds, type PaletteItem, pageItems } from "../shared/palette-source.ts";
import { beforeLeaving } from "../shared/use-leave-guard.ts";
import classes from "./palette.module.css";

/** Of each kind; typing more finds the rest. */
const MOST = 6;
const SEARCH_AFTER_MS = 150;

export default function Palette({ onClose }: { readonly onClose: () => void }) {
  useReturnedFocus();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const items = useItems(typed.trim());
  const chosen = Math.min(at, items.length - 1);
  const current = items[chosen];

  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen item is what this waits for
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current?.id]);

  const run = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose();
    // Once the focus is back where it was, so that an action may move it.
    setTimeout(item.run, 20);
  };
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((chosen + step + items.length) % Math.max(items.length, 1));
    else if (event.key === "Enter") run(current);
    else return;
    event.preventDefault();
  };
  return (
    <Modal.Root opened onClose={onClose} size="lg" yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label="Go to anything, do anything" className={classes.content ?? ""}>
        <input
          className={classes.field}
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={current ? `palette-${chosen}` : undefined}
          aria-label="What to do or where to go"
          placeholder="What to do or where to go"
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={pressed}
        />
        <div className={classes.list} id="palette-list" role="listbox" aria-label="Found" ref={list}>
          {items.map((item, index) => (
            <div key={item.id} role="presentation">
              {item.group !== items[index - 1]?.group && (
                <p className={classes.group} role="presentation">
                  {item.group}
                </p>
              )}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys for all of them */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: the field has the focus */}
              <div
                id={`palette-${index}`}
                className={classes.item}
                role="option"
                aria-selected={index === chosen}
                onMouseMove={() => index !== chosen && setAt(index)}
                onClick={() => run(item)}
              >
                <span className={classes.name}>
                  {item.name}
                  {item.detail && <small>{item.detail}</small>}
                </span>
                {item.key && <Kbd size="xs">{item.key}</Kbd>}
              </div>
            </div>
          ))}
          {items.length === 0 && <p className={classes.none}>Nothing is called so.</p>}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

interface PalettePage {
  readonly to: string;
  readonly name: string;
  /** Offered to those alone who may do what it is for. */
  readonly needs?: Permission;
}

const PAGES: readonly PalettePage[] = [
  { to: "/", name: "Questionnaires" },
  { to: "/work", name: "Your work" },
  { to: "/library", name: "Library" },
  { to: "/library/documents", name: "Source documents" },
  { to: "/library/import", name: "Add to the library", needs: "curate" },
  { to: "/library/resolve", name: "Library: to resolve" },
  { to: "/library/proposals", name: "Library: proposals" },
  { to: "/library/freshness", name: "Library: freshness" },
  { to: "/insight", name: "Insight" },
  { to: "/account", name: "Your account" },
  { to: "/people", name: "People", needs: "administer" },
  { to: "/record", name: "Record", needs: "administer" },
];

function useItems(typed: string): readonly PaletteItem[] {
  const navigate = useNavigate();
  const me = useMe();
  const [searched] = useDebouncedValue(typed, SEARCH_AFTER_MS);
  const { data: questionnaires } = useQuery(questionnairesQuery());
  const { data: entries } = useQuery({
    queryKey: ["library", "palette", searched],
    queryFn: ({ signal }) => searchLibrary(searched, signal),
    enabled: searched.length > 2,
    placeholderData: (before) => before,
  });
  return useMemo(() => {
    const to = (path: string) => () => beforeLeaving(() => void navigate(path));
    const pages = PAGES.filter(
      ({ name, needs }) => (!needs || me?.permissions.includes(needs)) && finds(typed, name, "go to"),
    );
    const workbooks = (questionnaires ?? []).filter(({ name, customer }) => finds(typed, name, customer));
    const found = typed.length > 2 ? (entries?.items ?? []) : [];
    return [
      ...pageItems(typed),
      ...workbooks.slice(0, MOST).map(({ id, name, customer }) => ({
        id: `questionnaire:${id}`,
        group: "Questionnaires",
        name: customer ? `${customer}: ${name}` : name,
        run: to(`/questionnaires/${id}`),
      })),
      ...pages.map(({ to: path, name }) => ({ id: path, group: "Pages", name, run: to(path) })),
      ...found.slice(0, MOST).map(({ id, question, answer }) => ({
        id: `entry:${id}`,
        group: "Library",
        name: question || answer,
        ...(question ? { detail: answer } : {}),
        run: to(`/library?entry=${encodeURIComponent(id)}`),
      })),
    ];
  }, [typed, questionnaires, entries, me, navigate]);
}
