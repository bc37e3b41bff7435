/** Two texts as one, with the words that went and the words that came marked; for reading aloud as well as for the eye. */
import { diffWordsWithSpace } from "diff";
import classes from "./versions.module.css";

export function TextDiff({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <p className={classes.diff}>
      {diffWordsWithSpace(before, after).map(({ value, added, removed }, index) => {
        const key = `${index} ${value}`;
        if (added) return <ins key={key}>{value}</ins>;
        if (removed) return <del key={key}>{value}</del>;
        return <span key={key}>{value}</span>;
      })}
    </p>
  );
}
