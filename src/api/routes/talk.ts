/** `/questions/{id}/comments`, `/comments` and `/questions/{id}/expert`: what people say to each other about a question. */
import { createRoute, z } from "@hono/zod-openapi";
import { askExpert, withdrawExpert } from "../../usecases/ask-expert.ts";
import { addComment, editComment, listComments, removeComment } from "../../usecases/comments.ts";
import { errorAnswers } from "../errors.ts";
import { createRouter } from "../router.ts";
import { IdParam, json, QuestionSchema } from "../schemas.ts";
import { jsonBody } from "../shapes.ts";
import { AskExpertSchema, CommentSchema, CommentText } from "../talk-schemas.ts";

const tags = ["Talk"];

const list = createRoute({
  method: "get",
  path: "/questions/{id}/comments",
  tags,
  summary: "Read the comments on a question, oldest first",
  request: { params: IdParam },
  responses: { 200: json(z.object({ items: z.array(CommentSchema) }), "The comments"), ...errorAnswers(401, 403, 404) },
});

const add = createRoute({
  method: "post",
  path: "/questions/{id}/comments",
  tags,
  summary: "Comment on a question; whoever is mentioned finds it among their work",
  request: {
    params: IdParam,
    body: jsonBody(z.object({ text: CommentText })),
  },
  responses: { 201: json(CommentSchema, "The comment"), ...errorAnswers(400, 401, 403, 404) },
});

const edit = createRoute({
  method: "patch",
  path: "/comments/{id}",
  tags,
  summary: "Change the text of a comment of your own",
  request: {
    params: IdParam,
    body: jsonBody(z.strictObject({ version: z.int(), text: CommentText })),
  },
  responses: { 200: json(CommentSchema, "The comment as it now is"), ...errorAnswers(400, 401, 403, 404, 409) },
});

const remove = createRoute({
  method: "delete",
  path: "/comments/{id}",
  tags,
  summary: "Take a comment of your own back; the record keeps what it said",
  request: { params: IdParam },
  responses: { 204: { description: "It is gone" }, ...errorAnswers(401, 403, 404) },
});

const ask = createRoute({
  method: "put",
  path: "/questions/{id}/expert",
  tags,
  summary: "Ask a person who knows, with a note",
  description: "It ends when somebody other than the asker answers, or when it is withdrawn.",
  request: { params: IdParam, body: jsonBody(AskExpertSchema) },
  responses: { 200: json(QuestionSchema, "The question as it now is"), ...errorAnswers(400, 401, 403, 404, 409) },
});

const withdraw = createRoute({
  method: "delete",
  path: "/questions/{id}/expert",
  tags,
  summary: "Withdraw the request to the expert",
  request: { params: IdParam },
  responses: { 200: json(QuestionSchema, "The question as it now is"), ...errorAnswers(401, 403, 404) },
});

export const talkRoutes = createRouter()
  .openapi(list, async (c) => {
    const items = await listComments(c.var.context, c.var.actor, c.req.valid("param").id);
    return c.json({ items }, 200);
  })
  .openapi(add, async (c) => {
    const { id: question } = c.req.valid("param");
    return c.json(await addComment(c.var.context, c.var.actor, { question, ...c.req.valid("json") }), 201);
  })
  .openapi(edit, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await editComment(c.var.context, c.var.actor, { id, ...c.req.valid("json") }), 200);
  })
  .openapi(remove, async (c) => {
    await removeComment(c.var.context, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(ask, async (c) => {
    const { id: question } = c.req.valid("param");
    return c.json(await askExpert(c.var.context, c.var.actor, { question, ...c.req.valid("json") }), 200);
  })
  .openapi(withdraw, async (c) =>
    c.json(await withdrawExpert(c.var.context, c.var.actor, c.req.valid("param").id), 200),
  );
