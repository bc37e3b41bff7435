/** The second factor on the account page: set up, recovery codes renewed, ended. */
import { Button, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { endSecondFactor, getSecondFactor, renewRecoveryCodes } from "../api/requests.ts";
import { Day } from "../shared/time.tsx";
import { toast } from "../shared/toast.tsx";
import classes from "./account.module.css";
import { CodeField } from "./code-field.tsx";
import { FormError } from "./form-error.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { SecondFactorSetup } from "./second-factor-setup.tsx";

const KEY = ["second-factor"];

export function SecondFactorSection() {
  const client = useQueryClient();
  const { data, error } = useQuery({ queryKey: KEY, queryFn: getSecondFactor });
  const again = () => client.invalidateQueries({ queryKey: KEY });
  return (
    <section className={classes.section} aria-labelledby="second-factor-title">
      <Title order={2} size="h4" id="second-factor-title">
        Second factor
      </Title>
      <FormError error={error} />
      {data?.since === null && (
        <>
          <Text c="dimmed">A code of an authenticator app, asked for after your password.</Text>
          <SecondFactorSetup onDone={again} />
        </>
      )}
      {data?.since && (
        <>
          <Text>
            On since <Day date={data.since} />; {data.recoveryCodes} recovery{" "}
            {data.recoveryCodes === 1 ? "code is" : "codes are"} left.
          </Text>
          <Change required={data.required} onDone={again} />
        </>
      )}
    </section>
  );
}

function Change({ required, onDone }: { readonly required: boolean; readonly onDone: () => void }) {
  const [code, setCode] = useState("");
  const renew = useMutation({ mutationFn: () => renewRecoveryCodes(code), onSuccess: () => setCode("") });
  const end = useMutation({
    mutationFn: () => endSecondFactor(code),
    onSuccess: () => {
      toast("Your second factor is off.");
      onDone();
    },
  });
  const done = () => {
    renew.reset();
    onDone();
  };
  if (renew.data) return <RecoveryCodes codes={renew.data} onDone={done} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    end.reset();
    renew.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <FormError error={renew.error ?? end.error} />
      <CodeField value={code} onChange={setCode} label="Code, to change it" />
      <div className={classes.buttons}>
        <Button type="submit" variant="default" loading={renew.isPending} disabled={code === ""}>
          New recovery codes
        </Button>
        {!required && (
          <Button variant="default" loading={end.isPending} disabled={code === ""} onClick={() => end.mutate()}>
            Switch it off
          </Button>
        )}
      </div>
    </form>
  );
}
