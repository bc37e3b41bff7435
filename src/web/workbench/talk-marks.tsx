/** On a row of the queue: who is looking at it, whose it is, and whether it waits for an expert or is talked about. */
import { VisuallyHidden } from "@mantine/core";
import type { Question } from "../api/types.ts";
import { CommentIcon, ExpertIcon } from "../shared/icons.tsx";
import { initials, useNames } from "../shared/people.tsx";
import { PresentAt } from "./presence.tsx";
import queue from "./queue.module.css";
import classes from "./talk.module.css";

export function QueueMarks({ question }: { readonly question: Question }) {
  const { id, expert, comments, review } = question;
  return (
    <span className={classes.marks}>
      <PresentAt question={id} />
      {expert && (
        <span className={classes.expert} title="Waits for an expert">
          <ExpertIcon size={13} />
          <VisuallyHidden>Waits for an expert</VisuallyHidden>
        </span>
      )}
      {comments > 0 && (
        <span title={`Comments: ${comments}`}>
          <CommentIcon size={13} />
          <VisuallyHidden>Has comments</VisuallyHidden>
        </span>
      )}
      {review.assignee && <Assigned id={review.assignee} />}
    </span>
  );
}

/** Apart, so that rows without an assignee need not know who there is. */
function Assigned({ id }: { readonly id: string }) {
  const name = useNames()(id);
  return (
    <span className={queue.assignee} title={`Assigned to ${name}`}>
      {initials(name)}
    </span>
  );
}
