/** Where a person is signed in, each to be ended. */
import { Button, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endOtherSessions, endSession, listSessions } from "../api/requests.ts";
import classes from "./account.module.css";
import { FormError } from "./form-error.tsx";
import { SessionWhat } from "./session-what.tsx";

export const SESSIONS = ["sessions"];

export function SessionsSection() {
  const client = useQueryClient();
  const { data = [], error } = useQuery({ queryKey: SESSIONS, queryFn: listSessions });
  const end = useMutation({
    mutationFn: (id: string | null) => (id === null ? endOtherSessions() : endSession(id)),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSIONS }),
  });
  return (
    <section className={classes.section} aria-labelledby="sessions-title">
      <Title order={2} size="h4" id="sessions-title">
        Where you are signed in
      </Title>
      <FormError error={error ?? end.error} />
      <ul className={classes.list}>
        {data.map((session) => (
          <li key={session.id}>
            <SessionWhat session={session} />
            {session.current ? (
              <span>This one</span>
            ) : (
              <Button variant="default" size="compact-sm" onClick={() => end.mutate(session.id)}>
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      {data.length > 1 && (
        <div>
          <Button variant="default" onClick={() => end.mutate(null)}>
            End all others
          </Button>
        </div>
      )}
    </section>
  );
}
