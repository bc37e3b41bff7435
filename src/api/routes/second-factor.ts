/** `/second-factor`: what a person does about the code that is asked for after their password. */
import { createRoute, z } from "@hono/zod-openapi";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  getSecondFactor,
  renewRecoveryCodes,
} from "../../usecases/second-factor.ts";
import { CodeField, PasswordField } from "../account-schemas.ts";
import { errorAnswers } from "../errors.ts";
import { createRouter } from "../router.ts";
import { json } from "../schemas.ts";
import { jsonBody } from "../shapes.ts";

const tags = ["Account"];
const path = "/second-factor";
const withCode = { body: jsonBody(z.object({ code: CodeField })) };
const RecoveryCodes = json(z.object({ recoveryCodes: z.array(z.string()) }), "Recovery codes, shown only now");

const SecondFactorSchema = z
  .object({
    since: z.string().nullable().openapi({ description: "Since when it is asked for; null where it is not" }),
    recoveryCodes: z.int().openapi({ description: "How many are left" }),
    required: z.boolean().openapi({ description: "Whether everybody here has to have one" }),
  })
  .openapi("SecondFactor");

const read = createRoute({
  method: "get",
  path,
  tags,
  summary: "See whether you have a second factor",
  responses: { 200: json(SecondFactorSchema, "What there is"), ...errorAnswers(401) },
});

const begin = createRoute({
  method: "post",
  path,
  tags,
  summary: "Begin to set up a second factor (RFC 6238); it is asked for once it is confirmed",
  request: { body: jsonBody(z.object({ password: PasswordField })) },
  responses: {
    201: json(z.object({ secret: z.string(), uri: z.string() }), "For an authenticator app; shown only now"),
    ...errorAnswers(400, 401, 403, 409, 429),
  },
});

const confirm = createRoute({
  method: "post",
  path: `${path}/confirm`,
  tags,
  summary: "Confirm the second factor with a first code",
  request: withCode,
  responses: { 200: RecoveryCodes, ...errorAnswers(400, 401, 403, 404, 409, 429) },
});

const renew = createRoute({
  method: "post",
  path: `${path}/recovery-codes`,
  tags,
  summary: "Make new recovery codes; those before end",
  request: withCode,
  responses: { 200: RecoveryCodes, ...errorAnswers(400, 401, 403, 404, 429) },
});

const end = createRoute({
  method: "post",
  path: `${path}/end`,
  tags,
  summary: "End your second factor",
  request: withCode,
  responses: { 204: { description: "It is gone" }, ...errorAnswers(400, 401, 403, 404, 429) },
});

export const secondFactorRoutes = createRouter()
  .openapi(read, async (c) => c.json(await getSecondFactor(c.var.context, c.var.actor), 200))
  .openapi(begin, async (c) =>
    c.json(await beginSecondFactor(c.var.context, c.var.actor, c.req.valid("json").password), 201),
  )
  .openapi(confirm, async (c) => {
    const recoveryCodes = await confirmSecondFactor(c.var.context, c.var.actor, c.req.valid("json").code);
    return c.json({ recoveryCodes }, 200);
  })
  .openapi(renew, async (c) => {
    const recoveryCodes = await renewRecoveryCodes(c.var.context, c.var.actor, c.req.valid("json").code);
    return c.json({ recoveryCodes }, 200);
  })
  .openapi(end, async (c) => {
    await endSecondFactor(c.var.context, c.var.actor, c.req.valid("json").code);
    return c.body(null, 204);
  });
