/** Talk about a question: comments with mentions, which their own authors may edit and take back; all on the record. */
import type { Actor } from "../domain/actor.ts";
import { type Comment, checkedComment, mentionedIn } from "../domain/comment.ts";
import { AppError } from "../domain/errors.ts";
import { whoIsThere } from "../store/colleague-store.ts";
import { commentsOn, deleteComment, findComment, insertComment, updateComment } from "../store/comment-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { getQuestion } from "./decide-question.ts";

/** Oldest first. @throws AppError `forbidden`, `not_found` */
export async function listComments(context: AppContext, actor: Actor, question: string): Promise<Comment[]> {
  await getQuestion(context, actor, question);
  return commentsOn(context.database, question);
}

/**
 * Whoever the text mentions as `@{id}` finds it among their work; the author does not.
 *
 * @throws AppError `forbidden`, `not_found`, `invalid_input`
 */
export async function addComment(
  context: AppContext,
  actor: Actor,
  { question: id, text }: { question: string; text: string },
): Promise<Comment> {
  authorize(actor, "contribute");
  const { questionnaire } = await getQuestion(context, actor, id);
  const comment: Comment = {
    id: crypto.randomUUID(),
    question: id,
    authorId: actor.id,
    author: actor.name,
    text: checkedComment(text),
    version: 1,
    createdAt: context.clock.now().toISOString(),
    editedAt: null,
  };
  const mentioned = await mentionedOthers(context, actor, comment.text);
  const event = eventOn(context, actor, comment, questionnaire);
  await insertComment(context.database, comment, mentioned, { ...event, action: "comment", after: said(comment) });
  return comment;
}

/** @throws AppError `forbidden` for somebody else's, `conflict` with `details.current`, `not_found`, `invalid_input` */
export async function editComment(
  context: AppContext,
  actor: Actor,
  { id, version, text }: { id: string; version: number; text: string },
): Promise<Comment> {
  authorize(actor, "contribute");
  const comment = await ownComment(context, actor, id);
  const kept = checkedComment(text);
  if (comment.version !== version) throw changed(comment);
  if (comment.text === kept) return comment;
  const { questionnaire } = await getQuestion(context, actor, comment.question);
  const event = eventOn(context, actor, comment, questionnaire);
  const saved = await updateComment(
    context.database,
    { id, version, text: kept },
    await mentionedOthers(context, actor, kept),
    { ...event, action: "edit_comment", before: said(comment), after: said({ id, text: kept }) },
  );
  if (!saved) throw changed(await ownComment(context, actor, id));
  return saved;
}

/** @throws AppError `forbidden` for somebody else's, `not_found` */
export async function removeComment(context: AppContext, actor: Actor, id: string): Promise<void> {
  authorize(actor, "contribute");
  const comment = await ownComment(context, actor, id);
  const { questionnaire } = await getQuestion(context, actor, comment.question);
  const event = eventOn(context, actor, comment, questionnaire);
  const was = await deleteComment(context.database, id, { ...event, action: "delete_comment", before: said(comment) });
  if (!was) throw gone();
}

async function ownComment({ database }: AppContext, actor: Actor, id: string): Promise<Comment> {
  const comment = await findComment(database, id);
  if (!comment) throw gone();
  if (comment.authorId === actor.id) return comment;
  throw new AppError("forbidden", "Only whoever wrote a comment can change it or take it back.");
}

const gone = () => new AppError("not_found", "There is no such comment any more.");

const changed = (current: Comment) =>
  new AppError("conflict", "You have changed this comment elsewhere in the meantime. Look at it again.", { current });

async function mentionedOthers({ database }: AppContext, actor: Actor, text: string): Promise<string[]> {
  const ids = mentionedIn(text).filter((id) => id !== actor.id);
  if (ids.length === 0) return [];
  const there = await whoIsThere(database, ids);
  return ids.filter((id) => there.has(id));
}

function eventOn({ clock }: AppContext, actor: Actor, { question }: Comment, questionnaire: string) {
  return { at: clock.now().toISOString(), actor, questionnaire, question };
}

/** What the record says of a comment. */
const said = ({ id, text }: Pick<Comment, "id" | "text">) => ({ comment: id, text });
