/** The rules of this installation. */
import { Switch, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { changeSettings, getSettings } from "../api/requests.ts";
import classes from "./account.module.css";
import { FormError } from "./form-error.tsx";

const KEY = ["settings"];

export function SettingsSection() {
  const client = useQueryClient();
  const { data, error } = useQuery({ queryKey: KEY, queryFn: getSettings });
  const change = useMutation({
    mutationFn: changeSettings,
    onSuccess: (settings) => client.setQueryData(KEY, settings),
  });
  return (
    <section className={classes.section} aria-labelledby="rules-title">
      <Title order={2} size="h4" id="rules-title">
        Rules
      </Title>
      <FormError error={error ?? change.error} />
      {data && (
        <Switch
          label="Nobody approves an answer that they wrote themselves"
          checked={!data.approveOwnAnswers}
          onChange={(event) => change.mutate({ approveOwnAnswers: !event.currentTarget.checked })}
        />
      )}
    </section>
  );
}
