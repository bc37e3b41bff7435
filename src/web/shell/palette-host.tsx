/** Opens the command palette on Ctrl K or the command key with K, wherever the focus is; its code comes only then. */
import { lazy, Suspense, useEffect, useState } from "react";
import { HeldKeys } from "../shared/held-keys.tsx";
import { SearchIcon } from "../shared/icons.tsx";
import { keyName } from "../shared/key-name.ts";
import { onOpenPalette, openPalette } from "../shared/palette-source.ts";
import classes from "./shell.module.css";

const Palette = lazy(() => import("./palette.tsx"));

export function PaletteHost() {
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      const inDialog = event.target instanceof Element && event.target.closest('[role="dialog"]');
      if (event.defaultPrevented || inDialog) return;
      event.preventDefault();
      setOpened(true);
    };
    window.addEventListener("keydown", pressed);
    onOpenPalette(() => setOpened(true));
    return () => {
      window.removeEventListener("keydown", pressed);
      onOpenPalette(null);
    };
  }, []);
  return opened ? (
    <>
      <HeldKeys />
      <Suspense>
        <Palette onClose={() => setOpened(false)} />
      </Suspense>
    </>
  ) : null;
}

/** For the hand on the pointer, and to say that there is such a thing. */
export function PaletteButton() {
  return (
    <button type="button" className={classes.find} onClick={openPalette}>
      <SearchIcon size={14} />
      <span>Find or do</span>
      <small aria-hidden="true">{keyName("Mod K")}</small>
    </button>
  );
}
