/** Invitations and links to a new password that are out and still open, each to be withdrawn. */
import { Button, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { listLinks, withdrawLink } from "../api/requests.ts";
import { Ago, Day } from "../shared/time.tsx";
import classes from "./account.module.css";
import { FormError } from "./form-error.tsx";

export const LINKS = ["links"];

export function LinksSection() {
  const client = useQueryClient();
  const { data = [], error } = useQuery({ queryKey: LINKS, queryFn: listLinks });
  const withdraw = useMutation({
    mutationFn: withdrawLink,
    onSettled: () => client.invalidateQueries({ queryKey: LINKS }),
  });
  if (data.length === 0 && !error && !withdraw.error) return null;
  return (
    <section className={classes.section} aria-labelledby="links-title">
      <Title order={2} size="h4" id="links-title">
        Links that are out
      </Title>
      <FormError error={error ?? withdraw.error} />
      <ul className={classes.list}>
        {data.map(({ id, kind, email, role, offeredBy, createdAt, expiresAt }) => (
          <li key={id}>
            <div className={classes.what}>
              {email}
              <span>
                {kind === "reset" ? "New password" : `Invitation as ${role}`}, made {offeredBy && `by ${offeredBy} `}
                <Ago at={createdAt} />, until <Day date={expiresAt} />
              </span>
            </div>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Withdraw the link for ${email}`}
              onClick={() => withdraw.mutate(id)}
            >
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
