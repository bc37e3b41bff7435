/** Changing the own password. */
import { Button, PasswordInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { changePassword } from "../api/requests.ts";
import { toast } from "../shared/toast.tsx";
import classes from "./account.module.css";
import { FormError } from "./form-error.tsx";

export function PasswordSection() {
  const [before, setBefore] = useState("");
  const [after, setAfter] = useState("");
  const change = useMutation({
    mutationFn: () => changePassword(before, after),
    onSuccess: () => {
      setBefore("");
      setAfter("");
      toast("Your password is changed. Everywhere else you are signed out.");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <section className={classes.section} aria-labelledby="password-title">
      <Title order={2} size="h4" id="password-title">
        Password
      </Title>
      <form className={classes.form} onSubmit={submit}>
        <FormError error={change.error} />
        <PasswordInput
          label="Present password"
          autoComplete="current-password"
          value={before}
          onChange={(event) => setBefore(event.currentTarget.value)}
          required
        />
        <PasswordInput
          label="New password"
          description="At least 12 characters."
          autoComplete="new-password"
          value={after}
          onChange={(event) => setAfter(event.currentTarget.value)}
          required
        />
        <div>
          <Button type="submit" variant="default" loading={change.isPending}>
            Change the password
          </Button>
        </div>
      </form>
    </section>
  );
}
