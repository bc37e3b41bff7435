/** The files of this visit, a line each, with how far they are. */
import { Button, Loader } from "@mantine/core";
import { CheckIcon, FileIcon, WarningIcon } from "../shared/icons.tsx";
import { fileSize } from "../shared/numbers.ts";
import classes from "./import.module.css";
import type { ReadFile, Reading } from "./use-reading.ts";

const STATE_NAMES: Readonly<Record<ReadFile["state"], string>> = {
  waiting: "Waiting",
  reading: "Reading",
  read: "Read: confirm it below.",
  known: "Known",
  refused: "Not added",
};

export function ReadingList({ reading: { files, done, stop } }: { readonly reading: Reading }) {
  if (files.length === 0) return null;
  const running = done < files.length;
  return (
    <section aria-labelledby="reading" className={classes.reading}>
      <div className={classes.progress}>
        <h2 id="reading" aria-live="polite">
          {running ? `Reading ${done + 1} of ${files.length}` : `${done} of ${files.length} read`}
        </h2>
        <progress aria-labelledby="reading" value={done} max={files.length} />
        {running && (
          <Button variant="subtle" size="compact-sm" onClick={stop}>
            Stop
          </Button>
        )}
      </div>
      <ul>
        {files.map((file) => (
          <li key={file.key} data-state={file.state}>
            <StateIcon state={file.state} />
            <span className={classes.fileName}>{file.name}</span>
            <small>{fileSize(file.size)}</small>
            <span className={classes.message}>
              {file.state === "read" && STATE_NAMES.read}{" "}
              {file.message || (file.state === "read" ? "" : STATE_NAMES[file.state])}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function StateIcon({ state }: { readonly state: ReadFile["state"] }) {
  if (state === "reading") return <Loader size={14} aria-hidden="true" />;
  if (state === "refused") return <WarningIcon size={14} />;
  return state === "waiting" ? <FileIcon size={14} /> : <CheckIcon size={14} />;
}
