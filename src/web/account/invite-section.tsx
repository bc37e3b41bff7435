/** Invites somebody: an address and a role in, a link to send them out. */
import { Button, NativeSelect, TextInput, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ROLES, type Role } from "../../domain/role.ts";
import { invite } from "../api/requests.ts";
import classes from "./account.module.css";
import { FormError } from "./form-error.tsx";
import { LINKS } from "./links-section.tsx";
import { ShownOnce } from "./shown-once.tsx";

export function InviteSection() {
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("contributor");
  const client = useQueryClient();
  const offer = useMutation({
    mutationFn: () => invite(email, role),
    onSuccess: () => {
      setEmail("");
      return client.invalidateQueries({ queryKey: LINKS });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    offer.mutate();
  };
  return (
    <section className={classes.section} aria-labelledby="invite-title">
      <Title order={2} size="h4" id="invite-title">
        Invite somebody
      </Title>
      <FormError error={offer.error} />
      <form className={classes.row} onSubmit={submit}>
        <TextInput
          label="E-mail"
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          required
        />
        <NativeSelect
          label="Role"
          data={[...ROLES]}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
        />
        <Button type="submit" loading={offer.isPending}>
          Make a link
        </Button>
      </form>
      {offer.data && (
        <ShownOnce
          label="Send this link; it opens one account, within a week, and is shown only now:"
          text={window.location.origin + offer.data.path}
        />
      )}
    </section>
  );
}
