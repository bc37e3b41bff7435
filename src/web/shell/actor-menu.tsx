/** Shows who is signed in, with the ways to their account, to the people they administer, and out. */
import { Popover } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { setMe, useMay, useMe } from "../api/actor.ts";
import { signOut } from "../api/requests.ts";
import { PersonIcon } from "../shared/icons.tsx";
import { toast } from "../shared/toast.tsx";
import classes from "./shell.module.css";

export function ActorMenu() {
  const me = useMe();
  const administers = useMay("administer");
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  const leave = () =>
    signOut().then(
      () => {
        if (me?.signOutPath) window.location.assign(me.signOutPath);
        else setMe(null);
      },
      (error: Error) => toast(error.message, "error"),
    );
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={220} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.person}
          aria-label={`${me?.name}, your account`}
          onClick={() => setOpened(!opened)}
        >
          <PersonIcon size={18} />
          <span>{me?.name}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <nav className={classes.ways} aria-label="Account">
          <p>Signed in as {me?.role}</p>
          <Link to="/account" onClick={close}>
            Your account
          </Link>
          {administers && (
            <>
              <Link to="/people" onClick={close}>
                People
              </Link>
              <Link to="/record" onClick={close}>
                Record
              </Link>
            </>
          )}
          <button type="button" onClick={leave}>
            Sign out
          </button>
        </nav>
      </Popover.Dropdown>
    </Popover>
  );
}
