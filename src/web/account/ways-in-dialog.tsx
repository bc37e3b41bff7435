/** Where somebody is signed in and which API tokens they have, for admins to end. */
import { Button, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endSessionOf, endTokenOf, endWaysIn, listWaysIn } from "../api/requests.ts";
import { Dialog } from "../shared/dialog.tsx";
import classes from "./account.module.css";
import { FormError } from "./form-error.tsx";
import { browserOf, SessionWhat } from "./session-what.tsx";
import { TokenWhat } from "./token-what.tsx";

interface WaysInDialogProps {
  readonly person: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

export default function WaysInDialog({ person: { id, name }, onClose }: WaysInDialogProps) {
  const client = useQueryClient();
  const key = ["ways-in", id];
  const { data, error } = useQuery({ queryKey: key, queryFn: () => listWaysIn(id) });
  const end = useMutation({
    mutationFn: (what: { session: string } | { token: string } | "all") => {
      if (what === "all") return endWaysIn(id);
      return "session" in what ? endSessionOf(id, what.session) : endTokenOf(id, what.token);
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  const { sessions = [], tokens = [] } = data ?? {};
  return (
    <Dialog title={`Sessions and tokens of ${name}`} size="lg" onClose={onClose}>
      <div className={classes.ways}>
        <FormError error={error ?? end.error} />
        <Title order={3} size="h5">
          Signed in
        </Title>
        {data && sessions.length === 0 && <Text c="dimmed">Nowhere.</Text>}
        <ul className={classes.list}>
          {sessions.map((session) => (
            <li key={session.id}>
              <SessionWhat session={session} />
              {session.current ? (
                <span>This one</span>
              ) : (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`End the session in ${browserOf(session.agent)}`}
                  onClick={() => end.mutate({ session: session.id })}
                >
                  End
                </Button>
              )}
            </li>
          ))}
        </ul>
        <Title order={3} size="h5">
          API tokens
        </Title>
        {data && tokens.length === 0 && <Text c="dimmed">None.</Text>}
        <ul className={classes.list}>
          {tokens.map((token) => (
            <li key={token.id}>
              <TokenWhat token={token} />
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`End the token ${token.name}`}
                onClick={() => end.mutate({ token: token.id })}
              >
                End
              </Button>
            </li>
          ))}
        </ul>
        {sessions.length + tokens.length > 1 && !sessions.some(({ current }) => current) && (
          <div>
            <Button variant="default" loading={end.isPending} onClick={() => end.mutate("all")}>
              End all of them
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
