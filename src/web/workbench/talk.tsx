/** Below the answer: the expert who is asked, and what people say to each other about the question. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { mentionedIn } from "../../domain/comment.ts";
import { useMay, useMe } from "../api/actor.ts";
import { addComment, commentsQuery, markRead, workKeys } from "../api/shared-work.ts";
import type { Question } from "../api/types.ts";
import { counted } from "../shared/numbers.ts";
import { toast } from "../shared/toast.tsx";
import { cachedQuestion, replaceQuestion } from "./question-cache.ts";
import classes from "./talk.module.css";
import { TalkComment } from "./talk-comment.tsx";
import { TalkComposer } from "./talk-composer.tsx";
import { TalkExpert } from "./talk-expert.tsx";

export function Talk({ question }: { readonly question: Question }) {
  const { id, questionnaire } = question;
  const client = useQueryClient();
  const contributes = useMay("contribute");
  // Most questions have none, and moving through them must not ask for each.
  const { data, error, refetch } = useQuery({ ...commentsQuery(id), enabled: question.comments > 0 });
  const comments = question.comments > 0 ? data : [];
  useRead(id, comments?.map(({ text }) => text) ?? []);

  // A sent comment pushes the field down; whoever writes on must see what they write.
  const section = useRef<HTMLElement>(null);
  const shown = comments?.length ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number of comments is what this waits for
  useEffect(() => {
    const field = section.current?.querySelector("[data-comment-field]");
    if (field && section.current?.contains(document.activeElement)) field.scrollIntoView({ block: "nearest" });
  }, [shown]);

  const count = (comments: number) => {
    const shown = cachedQuestion(client, questionnaire, id);
    if (shown) replaceQuestion(client, { ...shown, comments });
  };
  const changed = async () => {
    const { data: now } = await refetch();
    if (now) count(now.length);
  };
  const add = async (text: string) => {
    try {
      const comment = await addComment(id, text);
      const { queryKey } = commentsQuery(id);
      client.setQueryData(queryKey, (before = []) => [...before, comment]);
      count((comments?.length ?? 0) + 1);
    } catch (failure) {
      toast(`Not sent: ${failure instanceof Error ? failure.message : String(failure)}`, "error");
      throw failure;
    }
  };
  return (
    <section className={classes.talk} aria-label="Talk" ref={section}>
      <div className={classes.top}>
        <h3>{question.comments > 0 ? counted(question.comments, "comment") : "Comments"}</h3>
        <TalkExpert question={question} />
      </div>
      {error && question.comments > 0 && <p className={classes.failed}>{error.message}</p>}
      {comments && comments.length > 0 && (
        <ul className={classes.comments}>
          {comments.map((comment) => (
            <TalkComment key={comment.id} comment={comment} onChanged={changed} />
          ))}
        </ul>
      )}
      {contributes && <TalkComposer key={id} keep={id} label="Write a comment" send="Send" onSend={add} />}
    </section>
  );
}

/** What mentions this person is read when it is shown to them. */
function useRead(question: string, texts: readonly string[]): void {
  const client = useQueryClient();
  const me = useMe();
  const mentions = texts.filter((text) => me && mentionedIn(text).includes(me.id)).length;
  useEffect(() => {
    if (mentions === 0) return;
    markRead(question).then(
      (counts) => {
        client.setQueryData(workKeys.counts, counts);
        void client.invalidateQueries({ queryKey: workKeys.list });
      },
      () => {},
    );
  }, [client, question, mentions]);
}
