/**
 * A modal dialog with a title and a way to close it.
 *
 * Mantine's own header is a `header` element, which a screen reader would take for the banner of a second page, and its
 * close button has no name; here it is a plain line with a named button. The focus goes back to where it was, which
 * Mantine sees to only where a dialog outlives its closing.
 */
import { Modal } from "@mantine/core";
import { type ReactNode, useLayoutEffect } from "react";
import classes from "./dialog.module.css";

interface DialogProps {
  readonly title: string;
  readonly size?: "md" | "lg" | "xl" | "80rem";
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Dialog({ title, size = "md", onClose, children }: DialogProps) {
  useReturnedFocus();
  return (
    <Modal.Root opened onClose={onClose} size={size} centered>
      <Modal.Overlay />
      <Modal.Content className={classes.content ?? ""}>
        <div className={classes.head}>
          <Modal.Title className={classes.title ?? ""}>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Gives the focus back to what had it when the component came, once that goes. */
export function useReturnedFocus(): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      // After whatever the closing itself focuses.
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      });
    };
  }, []);
}
