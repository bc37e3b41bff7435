/** What each role may, and what shutting an account does, in words. */
import { ROLES, type Role } from "../../domain/role.ts";
import classes from "./account.module.css";

const MAY: Readonly<Record<Role, string>> = {
  reader: "reads questionnaires and the library, and asks it questions",
  contributor: "also uploads, drafts, assigns, comments, asks experts, archives, and downloads the filled workbook",
  reviewer: "also approves, rejects, deletes questionnaires, and changes the library",
  admin: "also manages people and settings, and reads the record",
};

export function RoleWords() {
  return (
    <div className={classes.words}>
      <ul>
        {ROLES.map((role) => (
          <li key={role}>
            <strong>{role}</strong> {MAY[role]}
          </li>
        ))}
      </ul>
      <p>
        <strong>Shut</strong> ends a person's sessions and API tokens and lets them in no more; what they did stays.
        Open lets them in again.
      </p>
    </div>
  );
}
