/** The table of keys: no two actions on one key, and each key leads to its action wherever it counts. */
import { describe, expect, it } from "vitest";
import { keyName } from "../../src/web/shared/key-name.ts";
import { ACTIONS, type Action, actionFor, isSingleKey, type Pressed } from "../../src/web/workbench/actions.ts";

const table: readonly Action[] = ACTIONS;

/** What a browser says of a key of the table, on an American keyboard. */
function press(key: string, digit = 3): Pressed {
  const parts = key.split(" ");
  const name = parts.at(-1) ?? "";
  const shiftKey = parts.includes("Shift");
  const typed =
    name === "1-9" ? (shiftKey ? "#" : String(digit)) : name.length === 1 && !shiftKey ? name.toLowerCase() : name;
  const code = name === "1-9" ? `Digit${digit}` : name;
  return { key: typed, code, ctrlKey: parts.includes("Mod"), metaKey: false, altKey: false, shiftKey };
}

describe("actionFor", () => {
  it.each(table.flatMap(({ id, keys, inText }) => keys.map((key) => [key, id, inText] as const)))(
    "%s is %s",
    (key, id, inText) => {
      const outside = actionFor(press(key), false);
      const inside = actionFor(press(key), true);
      expect(outside?.action.id).toBe(inText === "only" ? undefined : id);
      expect(inside?.action.id).toBe(inText ? id : undefined);
      if (key.includes("1-9")) expect(outside?.number).toBe(3);
    },
  );

  it("takes the command key of a Mac for Ctrl", () => {
    const pressed = { ...press("Mod Z"), ctrlKey: false, metaKey: true };
    expect(actionFor(pressed, false)?.action.id).toBe("undo");
  });

  it("leaves the browser's own keys alone", () => {
    for (const key of ["R", "C", "L", "F", "A", "N", "T"])
      expect(actionFor(press(`Mod ${key}`), false)).toBeUndefined();
  });

  it("repeats moving while a key is held, and nothing that decides or writes", () => {
    expect(table.filter(({ repeats }) => repeats).map(({ id }) => id)).toEqual(["next", "previous"]);
  });

  it("writes letters where text is written", () => {
    for (const key of "abcdefghijklmnopqrstuvwxyz123/?") {
      expect(actionFor({ ...press(key.toUpperCase()), key, code: "" }, true)).toBeUndefined();
    }
  });
});

describe("isSingleKey", () => {
  it("is true of what a stray word could press, and of nothing else", () => {
    expect(["J", "1-9", "/", "Shift 1-9"].map((key) => isSingleKey(press(key)))).toEqual([true, true, true, true]);
    expect(["ArrowDown", "Enter", "Mod K", "Mod Z"].some((key) => isSingleKey(press(key)))).toBe(false);
  });
});

describe("keyName", () => {
  it("names keys as they stand on the keyboard", () => {
    expect([keyName("Mod Z", false), keyName("Mod Z", true), keyName("ArrowDown")]).toEqual(["Ctrl Z", "⌘ Z", "↓"]);
  });
});
