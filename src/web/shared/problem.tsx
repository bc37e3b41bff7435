/** What a page shows instead of its content: why, what to do, and a way to try again. */
import { Button, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./problem.module.css";

interface ProblemProps {
  readonly title: string;
  readonly error: Error;
  readonly retry?: () => void;
  readonly children?: ReactNode;
}

export function Problem({ title, error, retry, children }: ProblemProps) {
  return (
    <div className={classes.problem} role="alert">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="dimmed">{error.message}</Text>
      <div className={classes.actions}>
        {retry && (
          <Button variant="default" onClick={retry}>
            Try again
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}
