/** A person's own account: password, second factor, sessions, API tokens. */
import { Title } from "@mantine/core";
import { useMe } from "../api/actor.ts";
import { usePageTitle } from "../shared/page-title.ts";
import classes from "./account.module.css";
import { PasswordSection } from "./password-section.tsx";
import { SecondFactorSection } from "./second-factor-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";
import { TokensSection } from "./tokens-section.tsx";

export default function AccountPage() {
  usePageTitle("Your account");
  const me = useMe();
  return (
    <main className={classes.page}>
      <Title order={1} size="h2">
        {me?.name}
      </Title>
      <PasswordSection />
      <SecondFactorSection />
      <SessionsSection />
      <TokensSection />
    </main>
  );
}
