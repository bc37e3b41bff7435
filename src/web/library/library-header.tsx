/** Above the library's pages: entries or documents, and the way to bring more in. */
import { Button, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { NavLink } from "react-router";
import { keys } from "../api/queries.ts";
import { importFiles } from "../api/requests.ts";
import { UploadIcon } from "../shared/icons.tsx";
import { counted } from "../shared/numbers.ts";
import { toast } from "../shared/toast.tsx";
import classes from "./library.module.css";

export function LibraryHeader() {
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const add = useMutation({
    mutationFn: importFiles,
    onSuccess: ({ documents, entries, warnings }) => {
      const said = `${counted(documents, "document")} and ${counted(entries, "entry", "entries")} are new or changed.`;
      toast([said, ...warnings].join(" "));
      void client.invalidateQueries({ queryKey: keys.library });
      void client.invalidateQueries({ queryKey: keys.documents });
    },
    onError: (error) => toast(error.message, "error"),
  });
  return (
    <div className={classes.header}>
      <Title order={1} size="h2">
        Library
      </Title>
      <nav className={classes.tabs} aria-label="Library">
        <NavLink to="/library" end>
          Entries
        </NavLink>
        <NavLink to="/library/documents">Documents</NavLink>
      </nav>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".md,.txt,.yaml,.yml"
        aria-label="Documents or answers to add"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          if (files.length > 0) add.mutate(files);
        }}
      />
      <Button
        variant="default"
        leftSection={<UploadIcon />}
        loading={add.isPending}
        onClick={() => input.current?.click()}
      >
        Add documents
      </Button>
    </div>
  );
}
