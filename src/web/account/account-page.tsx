/** A person's own account: password, second factor, sessions, API tokens. */
import { Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMe } from "../api/actor.ts";
import { listSessions } from "../api/requests.ts";
import { usePageTitle } from "../shared/page-title.ts";
import classes from "./account.module.css";
import { PasswordSection } from "./password-section.tsx";
import { SecondFactorSection } from "./second-factor-section.tsx";
import { SESSIONS, SessionsSection } from "./sessions-section.tsx";
import { TokensSection } from "./tokens-section.tsx";

export default function AccountPage() {
  usePageTitle("Your account");
  const me = useMe();
  const { data: sessions } = useQuery({ queryKey: SESSIONS, queryFn: listSessions });
  // Whoever is known by a provider has their password and their second factor there.
  const ours = sessions?.find(({ current }) => current)?.via === "password";
  return (
    <main className={classes.page}>
      <Title order={1} size="h2">
        {me?.name}
      </Title>
      {ours && <PasswordSection />}
      {ours && <SecondFactorSection />}
      <SessionsSection />
      <TokensSection asksPassword={ours} />
    </main>
  );
}
