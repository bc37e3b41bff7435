/** A router whose requests are validated by their route's schemas; what does not fit is answered as `invalid_input`. */
import { OpenAPIHono } from "@hono/zod-openapi";
import { AppError } from "../domain/errors.ts";
import type { ApiEnv } from "./environment.ts";

export function createRouter() {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const issues = result.error.issues.map((issue) => `${issue.path.join(".") || "request"}: ${issue.message}`);
      throw new AppError("invalid_input", `The request does not fit: ${issues.join("; ")}.`, { issues });
    },
  });
}
