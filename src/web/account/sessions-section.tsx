/** Where a person is signed in, each to be ended. */
import { Button, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endOtherSessions, endSession, listSessions } from "../api/requests.ts";
import { Ago } from "../shared/time.tsx";
import classes from "./account.module.css";
import { FormError } from "./form-error.tsx";

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
            <div className={classes.what}>
              {browserOf(session.agent)}
              <span>
                {session.address ?? "unknown address"}, {session.via !== "password" && "through single sign-on, "}last
                used <Ago at={session.lastSeenAt} />
              </span>
            </div>
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

/** "Firefox on Linux", as far as the browser's own words allow it. */
function browserOf(agent: string | null): string {
  const browser = /Edg|Firefox|Chrome|Safari/.exec(agent ?? "")?.[0].replace("Edg", "Edge") ?? "A browser";
  const system = /Windows|Android|iPhone|iPad|Mac OS X|Linux/.exec(agent ?? "")?.[0];
  return system ? `${browser} on ${system}` : browser;
}
