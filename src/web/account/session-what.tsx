/** Where a session is: browser, address, and when it was last used. */
import type { Session } from "../api/types.ts";
import { Ago } from "../shared/time.tsx";
import classes from "./account.module.css";

export function SessionWhat({ session }: { readonly session: Session }) {
  return (
    <div className={classes.what}>
      {browserOf(session.agent)}
      <span>
        {session.address ?? "unknown address"}, {session.via !== "password" && "through single sign-on, "}last used{" "}
        <Ago at={session.lastSeenAt} />
      </span>
    </div>
  );
}

/** "Firefox on Linux", as far as the browser's own words allow it. */
export function browserOf(agent: string | null): string {
  const browser = /Edg|Firefox|Chrome|Safari/.exec(agent ?? "")?.[0].replace("Edg", "Edge") ?? "A browser";
  const system = /Windows|Android|iPhone|iPad|Mac OS X|Linux/.exec(agent ?? "")?.[0];
  return system ? `${browser} on ${system}` : browser;
}
