/** Searches the library beside the question and puts an entry's or passage's text, with its citation, into the answer. */
import { Button, Loader, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { searchLibrary } from "../api/requests.ts";
import type { LibraryEntry, Question } from "../api/types.ts";
import { Citations } from "../shared/citations.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { SearchIcon } from "../shared/icons.tsx";
import { Problem } from "../shared/problem.tsx";
import classes from "./library-dialog.module.css";

const SEARCH_AFTER_MS = 150;
/** What a search finds beyond these is not worth reading. */
const MOST = 40;

const ORIGIN_NAMES: Readonly<Record<LibraryEntry["origin"], string>> = {
  passage: "Passage",
  curated: "Curated",
  approved: "Approved",
};

interface LibraryDialogProps {
  readonly question: Question;
  readonly onInsert: (entry: LibraryEntry) => void;
  readonly onClose: () => void;
}

export default function LibraryDialog({ question, onInsert, onClose }: LibraryDialogProps) {
  const [typed, setTyped] = useState("");
  const [wanted] = useDebouncedValue(typed.trim(), SEARCH_AFTER_MS);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  // Before anything is typed the library is asked what the customer asks.
  const asked = wanted === "" ? question.text.slice(0, 1000) : wanted;
  const { data, error, refetch } = useQuery({
    queryKey: ["library", "insert", asked],
    queryFn: ({ signal }) => searchLibrary(asked, signal),
    placeholderData: (before) => before,
  });
  const entries = data?.items.slice(0, MOST) ?? [];
  const chosen = Math.max(0, Math.min(at, entries.length - 1));
  const entry = entries[chosen];

  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen entry is what this waits for
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [entry?.id]);

  const insert = (one: LibraryEntry | undefined) => {
    if (!one) return;
    onClose();
    onInsert(one);
  };
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt(Math.max(0, Math.min(chosen + step, entries.length - 1)));
    else if (event.key === "Enter") insert(entry);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Insert from the library" size="80rem" onClose={onClose}>
      <div className={classes.dialog}>
        <p className={classes.question}>{question.text}</p>
        <TextInput
          data-autofocus
          role="combobox"
          aria-label="Search the library"
          aria-expanded="true"
          aria-controls="insert-list"
          aria-activedescendant={entry ? `insert-${chosen}` : undefined}
          autoComplete="off"
          placeholder="Search answers and passages; the nearest to the question are shown"
          leftSection={<SearchIcon />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={pressed}
        />
        {error && <Problem title="The library could not be searched" error={error} retry={() => void refetch()} />}
        {!data && !error && <Loader aria-label="Searching the library" />}
        {data && entries.length === 0 && <p className={classes.none}>The library holds nothing like this.</p>}
        {entries.length > 0 && (
          <div className={classes.panes}>
            <div className={classes.list} id="insert-list" role="listbox" aria-label="Entries" ref={list}>
              {entries.map((one, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys for all of them
                // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus
                <div
                  key={one.id}
                  id={`insert-${index}`}
                  role="option"
                  aria-selected={index === chosen}
                  className={classes.entry}
                  onClick={() => setAt(index)}
                  onDoubleClick={() => insert(one)}
                >
                  <small>
                    {ORIGIN_NAMES[one.origin]}
                    {one.question && `: ${one.question}`}
                  </small>
                  <span>
                    {one.option && <strong>{one.option}</strong>} {one.answer}
                  </span>
                </div>
              ))}
            </div>
            {entry && (
              <div className={classes.shown}>
                <p className={classes.answer}>
                  {entry.option && <strong>{entry.option}</strong>} {entry.answer}
                </p>
                <Citations citations={entry.citations} />
                {entry.citations.length === 0 && <p className={classes.none}>It cites no document.</p>}
              </div>
            )}
          </div>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={!entry} onClick={() => insert(entry)}>
            Insert with its citation
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
