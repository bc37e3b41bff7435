/** The keyboard of the workbench: which keys there are, and when they count. */
import { useEffect, useRef } from "react";
import { useStored } from "../shared/stored.ts";

export interface KeyHelp {
  readonly keys: readonly string[];
  readonly does: string;
}

/** What the help sheet lists; the keys of one line are alternatives. */
export const KEY_GROUPS: readonly { readonly name: string; readonly lines: readonly KeyHelp[] }[] = [
  {
    name: "Move",
    lines: [
      { keys: ["J", "↓"], does: "Next question" },
      { keys: ["K", "↑"], does: "Previous question" },
      { keys: ["/"], does: "Search the questions" },
      { keys: ["Esc"], does: "Leave the search or the answer; what you wrote is kept" },
    ],
  },
  {
    name: "Decide",
    lines: [
      { keys: ["Enter", "Shift A"], does: "Approve and go to the next open question" },
      { keys: ["A"], does: "Approve" },
      { keys: ["R"], does: "Reject the suggestion" },
      { keys: ["N"], does: "Not applicable" },
      { keys: ["U"], does: "Undo your last decision, or reopen a decided question" },
      { keys: ["I"], does: "Assign to yourself" },
    ],
  },
  {
    name: "Answer",
    lines: [
      { keys: ["E"], does: "Write or edit the answer" },
      { keys: ["Ctrl Enter"], does: "While writing: approve and go to the next" },
      { keys: ["1 … 9"], does: "Use that alternative" },
      { keys: ["Shift 1 … 9"], does: "Choose that option" },
    ],
  },
  {
    name: "Everything else",
    lines: [
      { keys: ["D"], does: "Download the workbook" },
      { keys: ["?"], does: "This sheet" },
    ],
  },
];

export interface Commands {
  readonly next: () => void;
  readonly previous: () => void;
  readonly approve: () => void;
  readonly approveAndNext: () => void;
  readonly edit: () => void;
  readonly reject: () => void;
  readonly notApplicable: () => void;
  readonly undo: () => void;
  readonly assignToMe: () => void;
  /** Counted from 1. */
  readonly alternative: (number: number) => void;
  /** Counted from 1. */
  readonly option: (number: number) => void;
  readonly search: () => void;
  readonly leaveField: () => void;
  readonly download: () => void;
  readonly help: () => void;
}

const KEY = "countersign-single-keys";

/** Single keys can be switched off (WCAG 2.1.4): speech input and trembling hands press them by accident. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [value, set] = useStored(KEY);
  return [value !== "off", (on) => set(on ? "on" : "off")];
}

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
  if (target.matches("textarea, input:not([type=radio]):not([type=checkbox]), select")) {
    if (event.key === "Escape") return commands.leaveField;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return commands.approveAndNext;
    return undefined;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const onControl = target.matches("button, a, input, summary");
  switch (event.key) {
    case "ArrowDown":
      return target.matches("input") ? undefined : commands.next;
    case "ArrowUp":
      return target.matches("input") ? undefined : commands.previous;
    case "Enter":
      return onControl ? undefined : commands.approveAndNext;
  }
  if (!singleKeys) return undefined;
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (digit && event.shiftKey) return () => commands.option(Number(digit));
  if (/^[1-9]$/.test(event.key)) return () => commands.alternative(Number(event.key));
  if (event.key === "A") return commands.approveAndNext;
  return {
    j: commands.next,
    k: commands.previous,
    a: commands.approve,
    e: commands.edit,
    r: commands.reject,
    n: commands.notApplicable,
    u: commands.undo,
    i: commands.assignToMe,
    d: commands.download,
    "/": commands.search,
    "?": commands.help,
  }[event.key];
}
