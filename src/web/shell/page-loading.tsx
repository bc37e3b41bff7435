/** Stands in while a page's code is on its way. */
import { Loader } from "@mantine/core";
import classes from "./shell.module.css";

export function PageLoading() {
  return (
    <main className={classes.loading}>
      <Loader aria-label="Loading the page" />
    </main>
  );
}
