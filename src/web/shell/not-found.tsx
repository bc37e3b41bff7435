/** What an unknown address shows. */
import { Text, Title } from "@mantine/core";
import { Link } from "react-router";
import { usePageTitle } from "../shared/page-title.ts";
import classes from "./shell.module.css";

export function NotFound() {
  usePageTitle("Not found");
  return (
    <main className={classes.loading}>
      <div>
        <Title order={1} size="h3">
          There is no such page
        </Title>
        <Text c="dimmed">
          It may have been deleted. <Link to="/">All questionnaires</Link>
        </Text>
      </div>
    </main>
  );
}
