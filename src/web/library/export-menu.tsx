/** Takes the whole library away: three formats, downloaded as they are. */
import { Button, Popover } from "@mantine/core";
import { useState } from "react";
import { useMay } from "../api/actor.ts";
import classes from "./export-menu.module.css";

const FORMATS = [
  ["xlsx", "Excel workbook", "Answers, wordings and quotes, to read and edit; no documents, no history"],
  ["csv", "CSV", "The same as one table"],
  [
    "json",
    "JSON",
    "Everything, to move it: documents, history, whom past answers went to; originals as far as one upload holds them",
  ],
] as const;

export function ExportMenu() {
  const [opened, setOpened] = useState(false);
  if (!useMay("curate")) return null;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" className={classes.open ?? ""} onClick={() => setOpened(!opened)}>
          Export
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <nav className={classes.formats} aria-label="Export the library">
          {FORMATS.map(([format, name, what]) => (
            <a key={format} href={`/api/library/export?format=${format}`} download onClick={() => setOpened(false)}>
              <strong>{name}</strong>
              <small>{what}</small>
            </a>
          ))}
        </nav>
      </Popover.Dropdown>
    </Popover>
  );
}
