/** A comment's text: plain, its lines kept, with the people it mentions by their names. Nothing in it is ever markup. */
import { commentParts } from "../../domain/comment.ts";
import classes from "./comment-text.module.css";
import { useNames } from "./people.tsx";

export function CommentText({ text }: { readonly text: string }) {
  const nameOf = useNames();
  return (
    <span className={classes.text}>
      {commentParts(text).map((part, index) =>
        "text" in part ? (
          part.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
          <span key={index} className={classes.mention}>
            @{nameOf(part.mention)}
          </span>
        ),
      )}
    </span>
  );
}
