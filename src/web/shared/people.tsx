/** People as the pages show them: by name, by initials, and looked up by id. */
import { VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { colleaguesQuery } from "../api/shared-work.ts";
import classes from "./people.module.css";

/** The name that belongs to an id; of older assignments the bare name, which is nobody's id, is shown as it is. */
export function useNames(): (id: string) => string {
  const { data } = useQuery(colleaguesQuery());
  return useMemo(() => {
    const names = new Map(data?.map(({ id, name }) => [id, name]));
    // Ids are long and of no use to anybody: until the names are there, and for who has left, nothing is better.
    return (id) => names.get(id) ?? (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id) ? (data ? "somebody who left" : "…") : id);
  }, [data]);
}

export function PersonName({ id }: { readonly id: string }) {
  return useNames()(id);
}

/** "Ada Okafor" is AO. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => (word.match(/\p{L}|\p{N}/u)?.[0] ?? "").toUpperCase())
    .join("");

/** The initials on a ground of the name's own hue; read aloud as the name, or as what is said of it. */
export function Avatar({ name, said = name }: { readonly name: string; readonly said?: string }) {
  return (
    <span className={classes.avatar} style={{ "--hue": hueOf(name) } as React.CSSProperties} title={said}>
      <span aria-hidden="true">{initials(name)}</span>
      <VisuallyHidden>{said}</VisuallyHidden>
    </span>
  );
}

const SHOWN = 4;

/** Some people beside each other, and how many more there are. @param label what they have in common */
export function Avatars({ names, label }: { readonly names: readonly string[]; readonly label: string }) {
  const more = names.slice(SHOWN);
  if (names.length === 0) return null;
  return (
    <ul className={classes.avatars} aria-label={label}>
      {names.slice(0, SHOWN).map((name) => (
        <li key={name}>
          <Avatar name={name} />
        </li>
      ))}
      {more.length > 0 && (
        <li className={classes.more} title={more.join(", ")}>
          <span aria-hidden="true">+{more.length}</span>
          <VisuallyHidden>{more.join(", ")}</VisuallyHidden>
        </li>
      )}
    </ul>
  );
}

/** Degrees on the colour wheel, the same for a name everywhere. */
function hueOf(name: string): number {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return hash;
}
