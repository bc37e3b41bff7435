/** How long finished questionnaires are kept; what a new number of days would delete is shown before it is saved. */
import { Button, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { changeSettings, getSettings, planRetention } from "../api/requests.ts";
import { Ago } from "../shared/time.tsx";
import { toast } from "../shared/toast.tsx";
import classes from "./account.module.css";
import { FormError } from "./form-error.tsx";

const KEY = ["settings"];
const SHORTEST = 30;
const LONGEST = 3650;

export function RetentionSection() {
  const client = useQueryClient();
  const { data: settings } = useQuery({ queryKey: KEY, queryFn: getSettings });
  /** As typed; null until something is. */
  const [typed, setTyped] = useState<string | null>(null);
  const kept = settings?.retentionDays ?? null;
  const text = typed ?? (kept === null ? "" : String(kept));
  const days = daysOf(text);
  const plan = useQuery({
    queryKey: ["retention", days],
    queryFn: ({ signal }) => planRetention(days as number, signal),
    enabled: typeof days === "number",
  });
  const save = useMutation({
    mutationFn: () => changeSettings({ retentionDays: days === undefined ? null : days }),
    onSuccess: (saved) => {
      client.setQueryData(KEY, saved);
      setTyped(null);
      toast(saved.retentionDays === null ? "Everything is kept." : `Kept for ${saved.retentionDays} days.`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (days !== undefined) save.mutate();
  };
  return (
    <section className={classes.section} aria-labelledby="retention-title">
      <Title order={2} size="h4" id="retention-title">
        How long questionnaires are kept
      </Title>
      <FormError error={plan.error ?? save.error} />
      <form className={classes.row} onSubmit={submit}>
        <TextInput
          label="Days"
          description="Finished or archived questionnaires to which nothing has happened for so long are deleted, with everything that hangs on them. Empty keeps all."
          inputMode="numeric"
          value={text}
          error={days === undefined && `A whole number from ${SHORTEST} to ${LONGEST}, or nothing`}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={save.isPending} disabled={days === undefined || days === kept}>
          Save
        </Button>
      </form>
      <div role="status">
        {typeof days === "number" && plan.data && <Plan items={plan.data} saved={days === kept} />}
      </div>
    </section>
  );
}

type Items = Awaited<ReturnType<typeof planRetention>>;

function Plan({ items, saved }: { readonly items: Items; readonly saved: boolean }) {
  const when = saved ? "within the hour" : "if you save this";
  if (items.length === 0) return <Text c="dimmed">Nothing is that old now.</Text>;
  return (
    <>
      <Text fw={600}>
        {items.length} {items.length === 1 ? "questionnaire goes" : "questionnaires go"} {when}:
      </Text>
      <ul className={classes.list}>
        {items.map(({ id, name, customer, lastAt }) => (
          <li key={id}>
            <div className={classes.what}>
              {name}
              <span>
                {customer && `${customer}, `}last touched <Ago at={lastAt} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Null for nothing typed; undefined for what is no number of days. */
function daysOf(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const days = Number(text);
  return Number.isInteger(days) && days >= SHORTEST && days <= LONGEST ? days : undefined;
}
