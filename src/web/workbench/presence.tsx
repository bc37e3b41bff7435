/** Who else is here: everybody at the questionnaire, or those who look at one question. */
import { Avatar, Avatars } from "../shared/people.tsx";
import classes from "./presence.module.css";
import { usePresent } from "./presence-store.ts";

export function PresentHere() {
  const names = usePresent();
  return names.length === 0 ? null : (
    <span className={classes.here}>
      <Avatars names={names} label="Also here" />
    </span>
  );
}

/** For a row of the queue: no list, since the row's name is read as one text. */
export function PresentAt({ question }: { readonly question: string }) {
  return usePresent(question)
    .slice(0, 2)
    .map((name) => <Avatar key={name} name={name} said={`${name} is looking at this`} />);
}

/** Beside the question in view: whoever decides now should know that somebody else may, too. */
export function AlsoAt({ question }: { readonly question: string }) {
  const names = usePresent(question);
  if (names.length === 0) return null;
  return (
    <span className={classes.also}>
      <Avatars names={names} label="Also at this question" />
      <span>{names.length === 1 ? `${names[0]} is here too` : `${names.length} others are here too`}</span>
    </span>
  );
}
