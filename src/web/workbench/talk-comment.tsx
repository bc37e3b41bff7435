/** One comment: who, when, what; its author can change it and take it back. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Comment } from "../../domain/comment.ts";
import { useMay, useMe } from "../api/actor.ts";
import { colleaguesQuery, deleteComment, editComment } from "../api/shared-work.ts";
import { CommentText } from "../shared/comment-text.tsx";
import { Avatar } from "../shared/people.tsx";
import { Ago } from "../shared/time.tsx";
import { toast } from "../shared/toast.tsx";
import classes from "./talk.module.css";
import { TalkComposer } from "./talk-composer.tsx";
import { fromMentions } from "./talk-mentions.ts";

interface TalkCommentProps {
  readonly comment: Comment;
  /** Called when it has been changed or taken back, or turns out to have been. */
  readonly onChanged: () => Promise<unknown>;
}

export function TalkComment({ comment, onChanged }: TalkCommentProps) {
  const me = useMe();
  const contributes = useMay("contribute");
  const { data: colleagues } = useQuery(colleaguesQuery());
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { id, version, author, text, createdAt, editedAt } = comment;
  const own = contributes && me?.id === comment.authorId;
  const failed = (error: Error) => {
    toast(`Not saved: ${error.message}`, "error");
    void onChanged();
  };
  const save = async (next: string) => {
    try {
      await editComment(id, version, next);
    } catch (error) {
      failed(error as Error);
      throw error;
    }
    setEditing(false);
    await onChanged();
  };
  const remove = () =>
    deleteComment(id).then(() => {
      toast("The comment was taken back.");
      return onChanged();
    }, failed);
  return (
    <li className={classes.comment}>
      <Avatar name={author} said="" />
      <div className={classes.body}>
        <p className={classes.head}>
          <strong>{author}</strong>
          <span>
            <Ago at={createdAt} />
            {editedAt && ", changed"}
          </span>
          {own && !editing && (
            <span className={classes.tools}>
              {removing ? (
                <>
                  <Button size="compact-xs" color="red" variant="default" onClick={() => void remove()} autoFocus>
                    Really take it back
                  </Button>
                  <Button size="compact-xs" variant="default" onClick={() => setRemoving(false)}>
                    Keep it
                  </Button>
                </>
              ) : (
                <>
                  <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setEditing(true)}>
                    Edit
                  </Button>
                  <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setRemoving(true)}>
                    Delete
                  </Button>
                </>
              )}
            </span>
          )}
        </p>
        {editing ? (
          <TalkComposer
            label="Your comment"
            send="Save"
            initial={fromMentions(text, (person) => colleagues?.find((one) => one.id === person)?.name)}
            autoFocus
            onSend={save}
            onCancel={() => setEditing(false)}
          />
        ) : (
          <p className={classes.said}>
            <CommentText text={text} />
          </p>
        )}
      </div>
    </li>
  );
}
