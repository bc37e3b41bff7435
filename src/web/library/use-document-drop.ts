/** Files dropped anywhere on a page are its own, not questionnaires to upload: the window behind it hears nothing of them. */
import { useEffect, useState } from "react";
import { droppedFiles } from "./dropped-files.ts";

/** True while files are dragged over the page. */
export function useDocumentDrop(onDrop: (files: readonly File[]) => void): boolean {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const handle = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.type === "dragenter") depth++;
      if (event.type === "dragleave") depth = Math.max(0, depth - 1);
      if (event.type === "drop") {
        depth = 0;
        if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(onDrop);
      }
      setDragging(depth > 0);
    };
    const names = ["dragenter", "dragleave", "dragover", "drop"] as const;
    for (const name of names) document.addEventListener(name, handle);
    return () => {
      for (const name of names) document.removeEventListener(name, handle);
    };
  }, [onDrop]);
  return dragging;
}
