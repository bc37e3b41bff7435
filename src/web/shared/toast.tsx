/** Short messages at the foot of the page, read aloud by screen readers, gone by themselves unless they are errors. */
import { CloseButton } from "@mantine/core";
import { useSyncExternalStore } from "react";
import classes from "./toast.module.css";

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

interface Toast {
  readonly id: number;
  readonly kind: "done" | "error";
  readonly text: string;
  readonly action: ToastAction | undefined;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/**
 * Shows a message; a newer one replaces it, so that fast work by keyboard never piles them up.
 *
 * @returns takes it away again, where it is still shown
 */
export function toast(text: string, kind: Toast["kind"] = "done", action?: ToastAction): () => void {
  const id = ++lastId;
  change([{ id, kind, text, action }]);
  // What offers something to do stays until it is done or dismissed.
  const dismiss = () => {
    if (toasts.some((shown) => shown.id === id)) change(toasts.filter((shown) => shown.id !== id));
  };
  if (!action || kind === "done") setTimeout(dismiss, kind === "done" ? 5_000 : 10_000);
  return dismiss;
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <div className={classes.region} role="status" aria-live="polite">
      {shown.map(({ id, kind, text, action }) => (
        <div key={id} className={classes.toast} data-kind={kind}>
          <span>{text}</span>
          {action && (
            <button
              type="button"
              className={classes.action}
              onClick={() => {
                change([]);
                action.run();
              }}
            >
              {action.label}
            </button>
          )}
          <CloseButton size="sm" variant="transparent" aria-label="Dismiss" onClick={() => change([])} />
        </div>
      ))}
    </div>
  );
}
