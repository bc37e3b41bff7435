/** Signing in by e-mail address and password. */
import { Button, PasswordInput, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { setMe } from "../api/actor.ts";
import { signIn } from "../api/requests.ts";
import { usePageTitle } from "../shared/page-title.ts";
import classes from "./account.module.css";
import { DoorFrame } from "./door-frame.tsx";
import { FormError } from "./form-error.tsx";

export default function SignInPage() {
  usePageTitle("Sign in");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      setMe(await signIn(email, password));
    } catch (cause) {
      setError(cause as Error);
      setPassword("");
    } finally {
      setBusy(false);
    }
  };
  return (
    <DoorFrame title="Sign in">
      <form className={classes.form} onSubmit={submit}>
        <FormError error={error} />
        <TextInput
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          required
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          required
        />
        <Button type="submit" loading={busy}>
          Sign in
        </Button>
        <Text size="sm" c="dimmed">
          No account yet, or the password lost? An admin can give you a link.
        </Text>
      </form>
    </DoorFrame>
  );
}
