/**
 * Takes a workbook from anywhere on any page: dropped on the window or chosen from the disk. Both end in the same
 * dialog, which uploads it and goes on to its questions.
 */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { UploadIcon } from "../shared/icons.tsx";
import classes from "./upload.module.css";
import { UploadDialog } from "./upload-dialog.tsx";

const Choose = createContext<() => void>(() => {});

/** Opens the file chooser; what is chosen is uploaded. */
export const useChooseWorkbook = (): (() => void) => useContext(Choose);

export const ACCEPTED = ".xlsx,.xlsm,.csv";

export function UploadProvider({ children }: { readonly children: ReactNode }) {
  const [file, setFile] = useState<File | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const choose = useMemo(() => () => input.current?.click(), []);
  const dragging = useFileDrop(setFile);
  return (
    <Choose value={choose}>
      {children}
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label="Workbook to upload"
        onChange={(event) => {
          setFile(event.currentTarget.files?.[0] ?? null);
          // So that the same file, mended, can be chosen again.
          event.currentTarget.value = "";
        }}
      />
      {dragging && (
        <div className={classes.overlay}>
          <div className={classes.target}>
            <UploadIcon size={28} />
            Drop the questionnaire to upload it
          </div>
        </div>
      )}
      {file && <UploadDialog file={file} onChooseOther={choose} onClose={() => setFile(null)} />}
    </Choose>
  );
}

/** True while files are dragged over the window; hands over the first that is dropped. */
function useFileDrop(onDrop: (file: File) => void): boolean {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    // Enter and leave fire for every element on the way, so their difference tells whether the window was left.
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth++;
      setDragging(true);
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setDragging(false);
    };
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setDragging(false);
      const file = event.dataTransfer?.files[0];
      if (file) onDrop(file);
    };
    window.addEventListener("dragenter", enter);
    window.addEventListener("dragleave", leave);
    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragenter", enter);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
    };
  }, [onDrop]);
  return dragging;
}
