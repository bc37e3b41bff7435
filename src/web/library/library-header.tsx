/** Above the library's pages: entries, documents, what to resolve, what runs out, and the way to bring more in. */
import { Button, Title } from "@mantine/core";
import { Link, NavLink } from "react-router";
import { UploadIcon } from "../shared/icons.tsx";
import { ExportMenu } from "./export-menu.tsx";
import classes from "./library.module.css";

export function LibraryHeader() {
  return (
    <div className={classes.header}>
      <Title order={1} size="h2">
        Library
      </Title>
      <nav className={classes.tabs} aria-label="Library">
        <NavLink to="/library" end>
          Entries
        </NavLink>
        <NavLink to="/library/documents" end>
          Documents
        </NavLink>
        <NavLink to="/library/resolve">To resolve</NavLink>
        <NavLink to="/library/proposals">Proposals</NavLink>
        <NavLink to="/library/freshness">Freshness</NavLink>
      </nav>
      <div className={classes.ways}>
        <ExportMenu />
        <Button component={Link} to="/library/import" variant="default" leftSection={<UploadIcon />}>
          Add to the library
        </Button>
      </div>
    </div>
  );
}
