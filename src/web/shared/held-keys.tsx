/**
 * Keeps what is pressed for a dialog that is on its way from acting on the page behind it.
 *
 * A dialog's code is loaded when it is first opened, and its focus comes a moment after it. Who presses Ctrl K and goes
 * on typing means the palette's field; on the workbench every letter meanwhile would be a decision. What was typed is put
 * into the field that takes the focus; every other key is dropped.
 */
import { useLayoutEffect } from "react";

/** Stands beside the dialog from when it is asked for; its work ends once the focus is in a dialog, or when it goes. */
export function HeldKeys(): null {
  useLayoutEffect(() => {
    let typed = "";
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key.length === 1) typed += event.key;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const focused = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || !target.closest('[role="dialog"]')) return;
      end();
      // The one way to type into a field that the browser can undo and React sees.
      if (typed && target.matches("input, textarea")) document.execCommand("insertText", false, typed);
    };
    const end = () => {
      window.removeEventListener("keydown", pressed, true);
      window.removeEventListener("focusin", focused);
    };
    window.addEventListener("keydown", pressed, true);
    window.addEventListener("focusin", focused);
    return end;
  }, []);
  return null;
}
