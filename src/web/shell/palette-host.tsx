/** Opens the command palette on Ctrl K or the command key with K, wherever the focus is; its code comes only then. */
import { lazy, Suspense, useEffect, useState } from "react";
import { onOpenPalette } from "../shared/palette-source.ts";

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
    <Suspense>
      <Palette onClose={() => setOpened(false)} />
    </Suspense>
  ) : null;
}
