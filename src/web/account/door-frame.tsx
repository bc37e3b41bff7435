/** What every page before the door looks like: the mark, a heading, a form. */
import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Logo } from "../shell/logo.tsx";
import classes from "./account.module.css";

export function DoorFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className={classes.door}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <Logo />
          <span>Countersign</span>
        </div>
        <Title order={1} size="h3">
          {title}
        </Title>
        {children}
      </div>
    </main>
  );
}
