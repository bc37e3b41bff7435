/** The rules of this installation. */
import { Switch, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { setMe } from "../api/actor.ts";
import { changeSettings, getSettings, whoAmI } from "../api/requests.ts";
import classes from "./account.module.css";
import { FormError } from "./form-error.tsx";

const KEY = ["settings"];

export function SettingsSection() {
  const client = useQueryClient();
  const { data, error } = useQuery({ queryKey: KEY, queryFn: getSettings });
  const change = useMutation({
    mutationFn: changeSettings,
    onSuccess: (settings) => {
      client.setQueryData(KEY, settings);
      // A rule may hold for whoever sets it, too.
      return whoAmI().then(setMe);
    },
  });
  return (
    <section className={classes.section} aria-labelledby="rules-title">
      <Title order={2} size="h4" id="rules-title">
        Rules
      </Title>
      <FormError error={error ?? change.error} />
      {data && (
        <>
          <Switch
            label="Nobody approves an answer that they wrote themselves"
            checked={!data.approveOwnAnswers}
            onChange={(event) => change.mutate({ approveOwnAnswers: !event.currentTarget.checked })}
          />
          <Switch
            label="Everybody who signs in by password needs a second factor"
            description="Whoever has none is asked to set one up before anything else."
            checked={data.requireSecondFactor}
            onChange={(event) => change.mutate({ requireSecondFactor: event.currentTarget.checked })}
          />
        </>
      )}
    </section>
  );
}
