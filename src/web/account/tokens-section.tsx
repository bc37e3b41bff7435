/** API tokens: made with just the scopes that a program needs, shown once, ended at any time. */
import { Button, Checkbox, PasswordInput, TextInput, Title, VisuallyHidden } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useMe } from "../api/actor.ts";
import { endToken, listTokens, makeToken } from "../api/requests.ts";
import type { Permission } from "../api/types.ts";
import classes from "./account.module.css";
import { FormError } from "./form-error.tsx";
import { ShownOnce } from "./shown-once.tsx";
import { TokenWhat } from "./token-what.tsx";

const KEY = ["tokens"];
const DAYS = 90;

/** @param asksPassword whether its person signed in with one here */
export function TokensSection({ asksPassword }: { readonly asksPassword: boolean }) {
  const client = useQueryClient();
  const mine = useMe()?.permissions ?? [];
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [scopes, setScopes] = useState<Permission[]>(["read"]);
  const { data = [], error } = useQuery({ queryKey: KEY, queryFn: listTokens });
  const again = () => client.invalidateQueries({ queryKey: KEY });
  const make = useMutation({
    mutationFn: () => makeToken(name, scopes, DAYS, asksPassword ? password : undefined),
    onSuccess: () => {
      setName("");
      setPassword("");
      return again();
    },
  });
  const end = useMutation({ mutationFn: endToken, onSuccess: again });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <section className={classes.section} aria-labelledby="tokens-title">
      <Title order={2} size="h4" id="tokens-title">
        API tokens
      </Title>
      <FormError error={error ?? make.error ?? end.error} />
      {make.data && <ShownOnce label="The new token, shown only now:" text={make.data.secret} />}
      <ul className={classes.list}>
        {data.map((token) => (
          <li key={token.id}>
            <TokenWhat token={token} />
            <Button variant="default" size="compact-sm" onClick={() => end.mutate(token.id)}>
              End<VisuallyHidden> {token.name}</VisuallyHidden>
            </Button>
          </li>
        ))}
      </ul>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label="What the new token is for"
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
          required
        />
        <Checkbox.Group
          label="What it may do"
          value={scopes}
          onChange={(values) => setScopes(mine.filter((one) => values.includes(one)))}
        >
          <div className={classes.row}>
            {mine.map((permission) => (
              <Checkbox key={permission} value={permission} label={permission} />
            ))}
          </div>
        </Checkbox.Group>
        {asksPassword && (
          <PasswordInput
            label="Your password, for the token"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            required
          />
        )}
        <div>
          <Button type="submit" variant="default" loading={make.isPending} disabled={scopes.length === 0}>
            Make a token for {DAYS} days
          </Button>
        </div>
      </form>
    </section>
  );
}
