/** Who has an account, for admins: invite, change roles, shut accounts, let people back in; and the house's rules. */
import { Title } from "@mantine/core";
import { usePageTitle } from "../shared/page-title.ts";
import classes from "./account.module.css";
import { InviteSection } from "./invite-section.tsx";
import { LinksSection } from "./links-section.tsx";
import { PeopleSection } from "./people-section.tsx";
import { RetentionSection } from "./retention-section.tsx";
import { SettingsSection } from "./settings-section.tsx";

export default function PeoplePage() {
  usePageTitle("People");
  return (
    <main className={classes.page}>
      <Title order={1} size="h2">
        People
      </Title>
      <InviteSection />
      <LinksSection />
      <PeopleSection />
      <SettingsSection />
      <RetentionSection />
    </main>
  );
}
