/** `/people`, `/invitations` and `/settings`: what an admin does. */
import { createRoute, z } from "@hono/zod-openapi";
import { invite, linkPath, type Offer, offerReset } from "../../usecases/offer-link.ts";
import { changePerson, listPeople } from "../../usecases/people.ts";
import { planRetention } from "../../usecases/retention.ts";
import { switchOffSecondFactor } from "../../usecases/second-factor.ts";
import { changeSettings, getSettings } from "../../usecases/settings.ts";
import {
  EmailField,
  ExpiredSchema,
  NameField,
  OfferSchema,
  PersonSchema,
  RetentionDays,
  RoleSchema,
  SettingsSchema,
} from "../account-schemas.ts";
import { errorAnswers } from "../errors.ts";
import { createRouter } from "../router.ts";
import { IdParam, json } from "../schemas.ts";
import { jsonBody } from "../shapes.ts";

const tags = ["People"];

const list = createRoute({
  method: "get",
  path: "/people",
  tags,
  summary: "List everybody who has an account",
  responses: { 200: json(z.object({ items: z.array(PersonSchema) }), "By name"), ...errorAnswers(401, 403) },
});

const change = createRoute({
  method: "patch",
  path: "/people/{id}",
  tags,
  summary: "Rename somebody, give another role, shut or open the account",
  request: {
    params: IdParam,
    body: jsonBody(
      z.strictObject({
        name: NameField.optional(),
        role: RoleSchema.optional(),
        disabled: z.boolean().optional(),
      }),
    ),
  },
  responses: { 200: json(PersonSchema, "The person as they now are"), ...errorAnswers(400, 401, 403, 404, 409) },
});

const reset = createRoute({
  method: "post",
  path: "/people/{id}/reset",
  tags,
  summary: "Make a link with which somebody sets a new password",
  request: { params: IdParam },
  responses: { 201: json(OfferSchema, "The link"), ...errorAnswers(401, 403, 404) },
});

const switchOff = createRoute({
  method: "delete",
  path: "/people/{id}/second-factor",
  tags,
  summary: "Switch off the second factor of somebody who lost theirs",
  request: { params: IdParam },
  responses: { 204: { description: "It is off" }, ...errorAnswers(401, 403, 404) },
});

const inviteRoute = createRoute({
  method: "post",
  path: "/invitations",
  tags,
  summary: "Make a link with which somebody opens an account in this role",
  request: {
    body: jsonBody(z.object({ email: EmailField, role: RoleSchema })),
  },
  responses: { 201: json(OfferSchema, "The link"), ...errorAnswers(400, 401, 403, 409) },
});

const settings = createRoute({
  method: "get",
  path: "/settings",
  tags,
  summary: "Read the settings of this installation",
  responses: { 200: json(SettingsSchema, "All of them"), ...errorAnswers(401, 403) },
});

const changeSettingsRoute = createRoute({
  method: "patch",
  path: "/settings",
  tags,
  summary: "Change settings; those left out stay",
  request: {
    body: jsonBody(SettingsSchema.partial().strict()),
  },
  responses: { 200: json(SettingsSchema, "All of them"), ...errorAnswers(400, 401, 403) },
});

const retention = createRoute({
  method: "get",
  path: "/retention",
  tags,
  summary: "See which questionnaires would be deleted now if they were kept for so many days",
  request: { query: z.object({ days: z.coerce.number().default(365).pipe(RetentionDays) }) },
  responses: {
    200: json(z.object({ items: z.array(ExpiredSchema) }), "At most 200, the oldest first"),
    ...errorAnswers(400, 401, 403),
  },
});

export const peopleRoutes = createRouter()
  .openapi(list, async (c) => c.json({ items: await listPeople(c.var.context, c.var.actor) }, 200))
  .openapi(change, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await changePerson(c.var.context, c.var.actor, { id, ...c.req.valid("json") }), 200);
  })
  .openapi(reset, async (c) =>
    c.json(shown(await offerReset(c.var.context, c.var.actor, c.req.valid("param").id)), 201),
  )
  .openapi(switchOff, async (c) => {
    await switchOffSecondFactor(c.var.context, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(inviteRoute, async (c) => c.json(shown(await invite(c.var.context, c.var.actor, c.req.valid("json"))), 201))
  .openapi(retention, async (c) => {
    const { days } = c.req.valid("query");
    return c.json({ items: await planRetention(c.var.context, c.var.actor, days) }, 200);
  })
  .openapi(settings, async (c) => c.json(await getSettings(c.var.context, c.var.actor), 200))
  .openapi(changeSettingsRoute, async (c) => {
    return c.json(await changeSettings(c.var.context, c.var.actor, c.req.valid("json")), 200);
  });

const shown = (offer: Offer) => ({ path: linkPath(offer), expiresAt: offer.expiresAt });
