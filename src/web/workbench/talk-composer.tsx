/** Writes a comment: a text field in which `@` offers people, sent with Ctrl Enter or by its button. */
import { Button, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Colleague } from "../../domain/colleague.ts";
import { colleaguesQuery } from "../api/shared-work.ts";
import { Avatar } from "../shared/people.tsx";
import classes from "./talk.module.css";
import { type MentionStart, meantBy, mentionAt, toMentions } from "./talk-mentions.ts";

const unsent = new Map<string, string>();

interface TalkComposerProps {
  readonly label: string;
  readonly send: string;
  /** What stands in it at first. */
  readonly initial?: string;
  /** Under what it is kept while it is not sent, so that going to another question and back loses nothing. */
  readonly keep?: string;
  readonly autoFocus?: boolean;
  /** The text with its mentions as ids. Rejects where it was not saved; what was written then stays. */
  readonly onSend: (text: string) => Promise<unknown>;
  readonly onCancel?: () => void;
}

export function TalkComposer(props: TalkComposerProps) {
  const { label, send, initial = "", keep, autoFocus = false, onSend, onCancel } = props;
  const { data: colleagues = [] } = useQuery(colleaguesQuery());
  const [text, setShown] = useState((keep && unsent.get(keep)) || initial);
  const [start, setStart] = useState<MentionStart | null>(null);
  const [chosen, setChosen] = useState(0);
  const [sending, setSending] = useState(false);
  const picked = useRef(new Map<string, string>());
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const offered = start ? meantBy(start.typed, colleagues) : [];
  const open = offered.length > 0;

  const setText = (next: string) => {
    setShown(next);
    if (keep) unsent.set(keep, next);
  };
  const follow = () => {
    const { value, selectionStart } = field.current ?? { value: text, selectionStart: text.length };
    setStart(mentionAt(value, selectionStart));
    setChosen(0);
  };
  const pick = ({ id, name }: Colleague) => {
    if (!start || !field.current) return;
    picked.current.set(name, id);
    const before = `${text.slice(0, start.at)}@${name} `;
    const after = text.slice(field.current.selectionStart).replace(/^ /, "");
    // At once, so that the next letter cannot come between the new text and its caret.
    flushSync(() => {
      setText(before + after);
      setStart(null);
    });
    field.current.focus();
    field.current.setSelectionRange(before.length, before.length);
  };
  const submit = async () => {
    if (text.trim() === "" || sending) return;
    setSending(true);
    try {
      await onSend(toMentions(text, colleagues, picked.current));
      setText("");
      setStart(null);
    } catch {
      // Whoever sends has said why; the text stays to be sent again.
    } finally {
      setSending(false);
    }
  };
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
    else if (open && step) setChosen((chosen + step + offered.length) % offered.length);
    else if (open && (event.key === "Enter" || event.key === "Tab")) pick(offered[chosen] as Colleague);
    else if (open && event.key === "Escape") setStart(null);
    else if (event.key === "Escape" && onCancel) onCancel();
    else return;
    event.preventDefault();
  };
  return (
    <div className={classes.composer}>
      <Textarea
        ref={field}
        aria-label={label}
        placeholder={`${label}. @ mentions somebody.`}
        rows={1}
        classNames={{ input: classes.writing ?? "" }}
        maxLength={4_000}
        value={text}
        data-comment-field={onCancel ? undefined : true}
        data-autofocus={autoFocus || undefined}
        autoFocus={autoFocus}
        aria-autocomplete="list"
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open ? `${listId}-${chosen}` : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          follow();
        }}
        onClick={follow}
        onKeyDown={pressed}
        onKeyUp={(event) => /^(Arrow(Left|Right)|Home|End)$/.test(event.key) && follow()}
        onBlur={() => setStart(null)}
      />
      {open && (
        <div className={classes.offered} role="listbox" id={listId} aria-label="People">
          {offered.map((one, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus, this is its active descendant
            <div
              key={one.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === chosen}
              className={classes.option}
              // Before the field loses its focus and the list goes.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(one)}
            >
              <Avatar name={one.name} said="" />
              {one.name}
            </div>
          ))}
        </div>
      )}
      {(text.trim() !== "" || onCancel) && (
        <div className={classes.buttons}>
          <Button size="compact-sm" loading={sending} disabled={text.trim() === ""} onClick={() => void submit()}>
            {send}
          </Button>
          {onCancel && (
            <Button size="compact-sm" variant="default" onClick={onCancel}>
              Cancel
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
