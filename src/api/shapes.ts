/** What the areas' schemas and routes are put together from, under the shortest names. */
import { z } from "@hono/zod-openapi";

export const text = () => z.string();
export const maybe = () => z.string().nullable();
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();

/** A request's JSON body, which must be there. */
export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  required: true as const,
  content: { "application/json": { schema } },
});
