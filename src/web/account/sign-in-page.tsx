/** Signing in: by e-mail address and password, a code where it is asked for, or at the provider that is set up here. */
import { Button, PasswordInput, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { setMe } from "../api/actor.ts";
import { ApiError } from "../api/client.ts";
import { getProvider, signIn } from "../api/requests.ts";
import { usePageTitle } from "../shared/page-title.ts";
import classes from "./account.module.css";
import { CodeField } from "./code-field.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { FormError } from "./form-error.tsx";

export default function SignInPage() {
  usePageTitle("Sign in");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  /** Null until the server asks for one. */
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const { data: provider } = useQuery({ queryKey: ["provider"], queryFn: getProvider });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      setMe(await signIn(email, password, code));
    } catch (cause) {
      const asksForCode = cause instanceof ApiError && cause.code === "second_factor_needed";
      setCode(asksForCode || code !== null ? "" : null);
      if (asksForCode) return;
      setError(cause as Error);
      if (code === null) setPassword("");
    } finally {
      setBusy(false);
    }
  };
  return (
    <DoorFrame title={code === null ? "Sign in" : "One more step"}>
      <form className={classes.form} onSubmit={submit}>
        <FormError error={error} />
        {code === null ? (
          <>
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
          </>
        ) : (
          <CodeField
            value={code}
            onChange={setCode}
            description="Of your authenticator app, or one of your recovery codes."
            focused
          />
        )}
        <Button type="submit" loading={busy}>
          Sign in
        </Button>
        {code === null && provider && (
          <Button component="a" variant="default" href="/api/provider/depart">
            Sign in with {provider}
          </Button>
        )}
        {code === null ? (
          <Text size="sm" c="dimmed">
            No account yet, or the password lost? An admin can give you a link.
          </Text>
        ) : (
          <Button variant="subtle" onClick={() => setCode(null)}>
            Back
          </Button>
        )}
      </form>
    </DoorFrame>
  );
}
