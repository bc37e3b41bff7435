/** The keyboard of the workbench: when the keys of the table count. */
import { useEffect, useMemo, useRef } from "react";
import { useStored } from "../shared/stored.ts";
import { ACTIONS, type ActionId, actionFor, type Commands, isSingleKey } from "./actions.ts";

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
    const pressed = (event: KeyboardEvent) => {
      const run = commandOf(event, latest.current.commands, latest.current.singleKeys);
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}

function commandOf(event: KeyboardEvent, commands: Commands, singleKeys: boolean): (() => void) | undefined {
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.defaultPrevented || target.closest('[role="dialog"], [role="menu"]')) return undefined;
  const inText = target.matches("textarea, input:not([type=radio]):not([type=checkbox]), select");
  const meant = actionFor(event, inText);
  if (!meant || (!singleKeys && isSingleKey(event))) return undefined;
  // Controls have keys of their own: Enter presses a button, the arrows go round the options.
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && target.matches("button, a, input, summary")) return;
  if (event.key.startsWith("Arrow") && target.matches("input")) return undefined;
  return () => commands[meant.action.id](meant.number);
}
