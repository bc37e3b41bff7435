/**
 * Everything that can be done in the workbench: what it is called and which keys do it. One table, from which the
 * handlers, the help sheet and the command palette are all made, so that they cannot disagree.
 */
import { keyName } from "../shared/key-name.ts";

export interface Action {
  readonly id: string;
  readonly name: string;
  readonly group: Group;
  /**
   * Any of these. `Mod` is Ctrl, on a Mac the command key; `1-9` stands for each of the nine. Letters count without
   * Shift, signs as they are typed.
   */
  readonly keys: readonly string[];
  /** Where the key counts while a text is being written: there alone, there too, or not there (the rule). */
  readonly inText?: "only" | "too";
  /** Needs this permission to be offered. */
  readonly needs?: "contribute" | "review" | "curate";
  /** Done again and again while its key is held down; all else is done once, so that nothing is decided unread. */
  readonly repeats?: true;
  /** Of no use in the palette: it only makes sense where the hands are. */
  readonly keyOnly?: true;
}

export const GROUPS = ["Move", "Decide", "Answer", "Many at once", "Everything else"] as const;
type Group = (typeof GROUPS)[number];

export const ACTIONS = [
  { id: "next", name: "Next question", group: "Move", keys: ["J", "ArrowDown"], repeats: true },
  { id: "previous", name: "Previous question", group: "Move", keys: ["K", "ArrowUp"], repeats: true },
  { id: "nextToDo", name: "Next question to do", group: "Move", keys: ["T"] },
  { id: "fold", name: "Fold or unfold the section in the queue", group: "Move", keys: ["F"] },
  { id: "search", name: "Search the questions", group: "Move", keys: ["/"] },
  { id: "palette", name: "Go to anything, do anything", group: "Move", keys: ["Mod K"], inText: "too", keyOnly: true },
  {
    id: "leaveField",
    name: "Leave the search or the answer; what you wrote is kept",
    group: "Move",
    keys: ["Escape"],
    inText: "only",
    keyOnly: true,
  },
  {
    id: "approveAndNext",
    name: "Approve and go to the next to do",
    group: "Decide",
    keys: ["Enter", "Shift A"],
    needs: "review",
  },
  {
    id: "approveFromText",
    name: "While writing: approve and go to the next",
    group: "Decide",
    keys: ["Mod Enter"],
    inText: "too",
    needs: "review",
    keyOnly: true,
  },
  { id: "approve", name: "Approve", group: "Decide", keys: ["A"], needs: "review" },
  { id: "reject", name: "Reject the suggestion", group: "Decide", keys: ["R"], needs: "review" },
  { id: "notApplicable", name: "Not applicable", group: "Decide", keys: ["N"], needs: "review" },
  {
    id: "reopen",
    name: "Reopen a decided question, discard a draft",
    group: "Decide",
    keys: ["O"],
    needs: "contribute",
  },
  { id: "undo", name: "Undo your last change", group: "Decide", keys: ["U", "Mod Z"], needs: "contribute" },
  { id: "assignToMe", name: "Assign to yourself", group: "Decide", keys: ["I"], needs: "contribute" },
  { id: "assign", name: "Assign to somebody", group: "Decide", keys: ["G"], needs: "contribute" },
  { id: "edit", name: "Write or edit the answer", group: "Answer", keys: ["E"], needs: "contribute" },
  {
    id: "alternative",
    name: "Use that alternative",
    group: "Answer",
    keys: ["1-9"],
    needs: "contribute",
    keyOnly: true,
  },
  {
    id: "option",
    name: "Choose that option",
    group: "Answer",
    keys: ["Shift 1-9"],
    needs: "contribute",
    keyOnly: true,
  },
  { id: "compare", name: "Compare the alternatives side by side", group: "Answer", keys: ["V"] },
  {
    id: "library",
    name: "Search the library and insert with its citation",
    group: "Answer",
    keys: ["L"],
    needs: "contribute",
  },
  { id: "comment", name: "Comment", group: "Answer", keys: ["C"], needs: "contribute" },
  { id: "keep", name: "Teach the library the approved answer", group: "Answer", keys: ["B"], needs: "contribute" },
  {
    id: "approveHigh",
    name: "Approve everything of high confidence",
    group: "Many at once",
    keys: ["H"],
    needs: "review",
  },
  {
    id: "similar",
    name: "Give this answer to similar questions",
    group: "Many at once",
    keys: ["S"],
    needs: "contribute",
  },
  { id: "download", name: "Download the workbook", group: "Everything else", keys: ["D"] },
  { id: "help", name: "All keys", group: "Everything else", keys: ["?"] },
] as const satisfies readonly Action[];

export type ActionId = (typeof ACTIONS)[number]["id"];

/** @param number from 1, of the alternative or option */
export type Commands = Readonly<Record<ActionId, (number: number) => void>>;

/** Given to `keep`: as an entry of its own, whatever else is offered. */
export const KEEP = 1;

/** What the table needs of a key event; the browser's own has it. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export interface Meant {
  readonly action: Action & { readonly id: ActionId };
  /** Of the alternative or option; 0 for all else. */
  readonly number: number;
}

/** The action that a key stands for; undefined for keys that mean nothing here. @param inText a text is being written */
export function actionFor(pressed: Pressed, inText: boolean): Meant | undefined {
  for (const action of ACTIONS as readonly Meant["action"][]) {
    if (inText ? action.inText === undefined : action.inText === "only") continue;
    for (const key of action.keys) {
      const number = matches(key, pressed);
      if (number !== undefined) return { action, number };
    }
  }
  return undefined;
}

/** True for what a stray word of speech input or a trembling hand would press (WCAG 2.1.4): one character alone. */
export const isSingleKey = ({ key, ctrlKey, metaKey }: Pressed): boolean => key.length === 1 && !ctrlKey && !metaKey;

function matches(wanted: string, { key, code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): number | undefined {
  const parts = wanted.split(" ");
  const name = parts.at(-1) ?? "";
  if (altKey || parts.includes("Mod") !== (ctrlKey || metaKey)) return undefined;
  if (name === "1-9") {
    // By its place: what Shift makes of a digit differs between keyboards.
    const digit = shiftKey ? /^Digit([1-9])$/.exec(code)?.[1] : /^[1-9]$/.exec(key)?.[0];
    return digit !== undefined && parts.includes("Shift") === shiftKey ? Number(digit) : undefined;
  }
  if (/^[A-Z]$/.test(name)) {
    return key.toUpperCase() === name && parts.includes("Shift") === shiftKey ? 0 : undefined;
  }
  return key === name ? 0 : undefined;
}

/** The first key of an action, as shown beside its button. */
export function keyOf(id: ActionId): string {
  return keyName(ACTIONS.find((action) => action.id === id)?.keys[0] ?? "");
}
