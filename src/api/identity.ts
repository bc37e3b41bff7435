/**
 * Who is asking. There are no accounts yet: the page sends the name that the person gave it, and the server listens on
 * the local machine only unless told otherwise. The name goes on the record with every decision.
 */
import { createMiddleware } from "hono/factory";
import { AppError } from "../domain/errors.ts";
import type { ApiEnv } from "./environment.ts";

export const ACTOR_HEADER = "X-Countersign-Actor";

/** A name is up to 80 characters, percent-encoded UTF-8 in the header; without one it is `reviewer`. */
export const identity = createMiddleware<ApiEnv>(async (c, next) => {
  c.set("actor", nameIn(c.req.header(ACTOR_HEADER)) || "reviewer");
  await next();
});

function nameIn(header: string | undefined): string {
  try {
    const name = decodeURIComponent(header ?? "").trim();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused here
    if (name.length <= 80 && !/[\u0000-\u001f\u007f]/.test(name)) return name;
  } catch {
    // Not percent-encoded UTF-8: refused below like any other bad name.
  }
  throw new AppError("invalid_input", `The ${ACTOR_HEADER} header must be a name of at most 80 characters.`);
}
