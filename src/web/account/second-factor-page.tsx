/** Where whoever has to have a second factor, and has none, sets it up before anything else. */
import { Button, Text } from "@mantine/core";
import { setMe } from "../api/actor.ts";
import { signOut, whoAmI } from "../api/requests.ts";
import { usePageTitle } from "../shared/page-title.ts";
import { toast } from "../shared/toast.tsx";
import { DoorFrame } from "./door-frame.tsx";
import { SecondFactorSetup } from "./second-factor-setup.tsx";

export default function SecondFactorPage() {
  usePageTitle("Second factor");
  const tell = (error: Error) => toast(error.message, "error");
  return (
    <DoorFrame title="Set up a second factor">
      <Text c="dimmed">Everybody here signs in with a code of an authenticator app besides the password.</Text>
      <SecondFactorSetup onDone={() => whoAmI().then(setMe, tell)} />
      <Button variant="subtle" onClick={() => signOut().then(() => setMe(null), tell)}>
        Sign out
      </Button>
    </DoorFrame>
  );
}
