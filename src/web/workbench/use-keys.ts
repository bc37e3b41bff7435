/** The keyboard of the workbench: when the keys of the table count. */
import { useEffect, useMemo, useRef } from "react";
import { useStored } from "../shared/stored.ts";
import { ACTIONS, type ActionId, actionFor, type Commands, isSingleKey, type Meant } from "./actions.ts";

const KEY = "countersign-single-keys";

/** Single keys can be switched off (WCAG 2.1.4): speech input and trembling hands press them by accident. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [value, set] = useStored(KEY);
  return [value !== "off", (on) => set(on ? "on" : "off")];
}

/** The commands as they are now behind functions that stay the same, so that what only calls them need not be drawn anew. */
export function useCommands(commands: Commands): Stable {
  const latest = useRef(commands);
  latest.current = commands;
  return useMemo(() => {
    const stable = ACTIONS.map(
      ({ id }) => [id, (number?: unknown) => latest.current[id](Number(number) || 0)] as const,
    );
    return Object.fromEntries(stable) as Stable;
  }, []);
}

/** May stand wherever a handler is wanted: what is no number counts for none. */
type Stable = Readonly<Record<ActionId, (number?: unknown) => void>>;

export function useKeys(commands: Commands): void {
  const [singleKeys] = useSingleKeys();
  const latest = useRef({ commands, singleKeys });
  latest.current = { commands, singleKeys };
  useEffect(() => {
    // The key that was pressed for a command and is still held down.
    let held: string | null = null;
    const pressed = (event: KeyboardEvent) => {
      const { commands, singleKeys } = latest.current;
      const meant = meantBy(event, singleKeys);
      if (event.repeat && !meant?.action.repeats) {
        // Neither again, nor into the field that the command has opened, nor on the button that a pointer left focused.
        if (held === event.code || meant || pressesButton(event)) event.preventDefault();
        return;
      }
      held = meant ? event.code : null;
      if (!meant) return;
      event.preventDefault();
      commands[meant.action.id](meant.number);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}

/** What a key does where the focus is; undefined where it is somebody else's. */
function meantBy(event: KeyboardEvent, singleKeys: boolean): Meant | undefined {
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.defaultPrevented || target.closest('[role="dialog"], [role="menu"]')) return undefined;
  const inText = target.matches("textarea, input:not([type=radio]):not([type=checkbox]), select");
  const meant = actionFor(event, inText);
  if (!meant || (!singleKeys && isSingleKey(event))) return undefined;
  // Controls have keys of their own: Enter presses a button, the arrows go round the options. An option has no use for Enter.
  if (pressesButton(event) || (event.key.startsWith("Arrow") && target.matches("input"))) return undefined;
  return meant;
}

function pressesButton({ key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  if (key !== "Enter" || ctrlKey || metaKey || !(target instanceof Element)) return false;
  return target.matches("button, a, input:not([type=radio]), summary");
}
