/**
 * Where a one-time link leads: its holder chooses a name and a password and is in.
 *
 * The link's secret stands behind the `#`, which the browser keeps to itself, and goes from the address bar and the
 * history as soon as it was read.
 */
import { Button, PasswordInput, Text, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { setMe } from "../api/actor.ts";
import { ApiError } from "../api/client.ts";
import { lookAtLink, openLink } from "../api/requests.ts";
import { usePageTitle } from "../shared/page-title.ts";
import { PageLoading } from "../shell/page-loading.tsx";
import classes from "./account.module.css";
import { CodeField } from "./code-field.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { FormError } from "./form-error.tsx";

type Link = Awaited<ReturnType<typeof lookAtLink>>;

/** Read once for the life of the page, since it is taken out of the address at once. */
let secret = "";

function takeSecret(): string {
  const { hash, pathname } = window.location;
  if (hash.length > 1) {
    secret = decodeURIComponent(hash.slice(1));
    window.history.replaceState(window.history.state, "", pathname);
  }
  return secret;
}

const TITLES = { first: "Welcome: you are the first", invitation: "Welcome", reset: "Choose a new password" } as const;

export default function WelcomePage() {
  usePageTitle("Welcome");
  const [link, setLink] = useState<Link | null>(null);
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => {
    lookAtLink(takeSecret() || "none").then(setLink, setError);
  }, []);
  if (error) {
    return (
      <DoorFrame title="This link does not open">
        <Text>{error.message}</Text>
        <Button component="a" href="/" variant="default">
          Sign in
        </Button>
      </DoorFrame>
    );
  }
  return link ? <Opening link={link} /> : <PageLoading />;
}

function Opening({ link }: { readonly link: Link }) {
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [email, setEmail] = useState(link.email ?? "");
  const [password, setPassword] = useState("");
  /** Null until the server asks for one. */
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const isReset = link.kind === "reset";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      setMe(
        await openLink({ secret, password, ...(isReset ? {} : { name, email }), ...(code === null ? {} : { code }) }),
      );
      secret = "";
      navigate("/", { replace: true });
    } catch (cause) {
      const asksForCode = cause instanceof ApiError && cause.code === "second_factor_needed";
      setCode(asksForCode || code !== null ? "" : null);
      setError(asksForCode ? null : (cause as Error));
      setBusy(false);
    }
  };
  return (
    <DoorFrame title={TITLES[link.kind]}>
      <form className={classes.form} onSubmit={submit}>
        <Text c="dimmed">
          {link.kind === "first"
            ? "Nobody has an account here yet. Yours will be the admin's: you can then invite everybody else."
            : isReset
              ? "You will be signed out everywhere else."
              : `You are invited as ${link.role}.`}
        </Text>
        <FormError error={error} />
        {!isReset && (
          <TextInput
            label="Your name"
            description="It stands on the record beside everything you decide."
            name="name"
            autoComplete="name"
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.currentTarget.value)}
            required
          />
        )}
        <TextInput
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          readOnly={link.email !== null}
          onChange={(event) => setEmail(event.currentTarget.value)}
          required
        />
        <PasswordInput
          label="Password"
          description="At least 12 characters. A sentence that only you would say is a good one."
          name="password"
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          required
        />
        {code !== null && (
          <CodeField
            value={code}
            onChange={setCode}
            description="Of your authenticator app, or one of your recovery codes."
            focused
          />
        )}
        <Button type="submit" loading={busy}>
          {isReset ? "Save and sign in" : "Begin"}
        </Button>
      </form>
    </DoorFrame>
  );
}
