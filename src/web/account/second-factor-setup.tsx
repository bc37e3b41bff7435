/** Setting up a second factor in three steps: the password, a scan and its first code, the recovery codes. */
import { Button, PasswordInput, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, lazy, Suspense, useState } from "react";
import { beginSecondFactor, confirmSecondFactor } from "../api/requests.ts";
import classes from "./account.module.css";
import { CodeField } from "./code-field.tsx";
import { FormError } from "./form-error.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

const QrCode = lazy(() => import("./qr-code.tsx"));

export function SecondFactorSetup({ onDone }: { readonly onDone: () => void }) {
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const begin = useMutation({ mutationFn: () => beginSecondFactor(password), onSuccess: () => setPassword("") });
  const confirm = useMutation({ mutationFn: () => confirmSecondFactor(code) });
  const submit = (what: { mutate: () => void }) => (event: FormEvent) => {
    event.preventDefault();
    what.mutate();
  };
  if (confirm.data) return <RecoveryCodes codes={confirm.data} onDone={onDone} />;
  if (!begin.data) {
    return (
      <form className={classes.form} onSubmit={submit(begin)}>
        <FormError error={begin.error} />
        <PasswordInput
          label="Your password, once more"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          required
        />
        <div>
          <Button type="submit" variant="default" loading={begin.isPending}>
            Set up a second factor
          </Button>
        </div>
      </form>
    );
  }
  const { secret, uri } = begin.data;
  return (
    <form className={classes.form} onSubmit={submit(confirm)}>
      <Text>Scan this with an authenticator app, then type the code that it shows.</Text>
      <Suspense fallback={<div className={classes.qr} />}>
        <QrCode text={uri} label="QR code for an authenticator app" />
      </Suspense>
      <Text size="sm" c="dimmed">
        No camera? <a href={uri}>Open it in an app on this device</a>, or type the key <code>{grouped(secret)}</code>
      </Text>
      <FormError error={confirm.error} />
      <CodeField value={code} onChange={setCode} focused />
      <div>
        <Button type="submit" loading={confirm.isPending}>
          Confirm
        </Button>
      </div>
    </form>
  );
}

/** Easier to type: four letters at a time. */
const grouped = (secret: string) => secret.match(/.{1,4}/g)?.join(" ");
