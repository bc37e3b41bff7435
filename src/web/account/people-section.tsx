/** Everybody who has an account, with what an admin can change about it. */
import { Button, NativeSelect, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { ROLES, type Role } from "../../domain/role.ts";
import { changePerson, listPeople, offerReset, switchOffSecondFactor } from "../api/requests.ts";
import classes from "./account.module.css";
import { FormError } from "./form-error.tsx";
import { LINKS } from "./links-section.tsx";
import { RoleWords } from "./role-words.tsx";
import { ShownOnce } from "./shown-once.tsx";

const WaysInDialog = lazy(() => import("./ways-in-dialog.tsx"));

const KEY = ["people"];

export function PeopleSection() {
  const client = useQueryClient();
  const [looking, setLooking] = useState<{ id: string; name: string } | null>(null);
  const { data = [], error } = useQuery({ queryKey: KEY, queryFn: listPeople });
  const change = useMutation({
    mutationFn: ({ id, ...what }: { id: string; role?: Role; disabled?: boolean }) => changePerson(id, what),
    onSettled: () =>
      // A link ends with the office of whoever made it.
      Promise.all([client.invalidateQueries({ queryKey: KEY }), client.invalidateQueries({ queryKey: LINKS })]),
  });
  const reset = useMutation({
    mutationFn: offerReset,
    onSuccess: () => client.invalidateQueries({ queryKey: LINKS }),
  });
  const switchOff = useMutation({
    mutationFn: switchOffSecondFactor,
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <section className={classes.section} aria-labelledby="people-title">
      <Title order={2} size="h4" id="people-title">
        Accounts
      </Title>
      <FormError error={error ?? change.error ?? reset.error ?? switchOff.error} />
      {reset.data && (
        <ShownOnce
          label="Send this link; it sets a new password, within a day, and is shown only now:"
          text={window.location.origin + reset.data.path}
        />
      )}
      <RoleWords />
      <ul className={classes.list}>
        {data.map(({ id, name, email, role, disabledAt, secondFactor }) => (
          <li key={id}>
            <div className={classes.what}>
              {name}
              <span>
                {email}
                {secondFactor && ", with a second factor"}
                {disabledAt && ", account shut"}
              </span>
            </div>
            <NativeSelect
              size="xs"
              aria-label={`Role of ${name}`}
              data={[...ROLES]}
              value={role}
              onChange={(event) => change.mutate({ id, role: event.currentTarget.value as Role })}
            />
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Sessions and tokens of ${name}`}
              onClick={() => setLooking({ id, name })}
            >
              Sessions
            </Button>
            {secondFactor && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`Switch off the second factor of ${name}`}
                onClick={() => switchOff.mutate(id)}
              >
                No second factor
              </Button>
            )}
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`New password for ${name}`}
              onClick={() => reset.mutate(id)}
            >
              New password
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={disabledAt ? `Open the account of ${name}` : `Shut the account of ${name}`}
              onClick={() => change.mutate({ id, disabled: disabledAt === null })}
            >
              {disabledAt ? "Open" : "Shut"}
            </Button>
          </li>
        ))}
      </ul>
      {looking && (
        <Suspense>
          <WaysInDialog person={looking} onClose={() => setLooking(null)} />
        </Suspense>
      )}
    </section>
  );
}
