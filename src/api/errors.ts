/** The one place where an error becomes an HTTP answer: `{ "error": { "code", "message", "details"? } }`. */
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { AppError, type ErrorCode } from "../domain/errors.ts";
import type { ApiEnv } from "./environment.ts";

const STATUS: Readonly<Record<ErrorCode, ContentfulStatusCode>> = {
  invalid_input: 400,
  not_signed_in: 401,
  wrong_sign_in: 401,
  second_factor_needed: 401,
  forbidden: 403,
  too_many_attempts: 429,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  empty_file: 400,
  not_a_workbook: 415,
  legacy_workbook: 415,
  encrypted_workbook: 422,
  damaged_workbook: 422,
  hostile_workbook: 422,
  no_questions: 422,
  invalid_edit: 422,
  invalid_document: 422,
  unresolved_citation: 422,
  unsupported_document: 415,
  encrypted_document: 422,
  damaged_document: 422,
  scanned_document: 422,
  hostile_document: 422,
  not_ready: 409,
  storage_unavailable: 503,
  provider_unavailable: 503,
};

export const ErrorSchema = z
  .object({
    error: z.object({
      code: z.string().openapi({ example: "no_questions" }),
      message: z.string().openapi({ description: "One sentence that says what is wrong and what to do." }),
      details: z.record(z.string(), z.unknown()).optional(),
    }),
  })
  .openapi("Error");

export function statusOf({ code }: AppError): ContentfulStatusCode {
  return STATUS[code];
}

/**
 * Answers an `AppError` with its status, anything else with 500, a request id, and nothing of what happened inside.
 *
 * @param report is told of every error that is not an `AppError`: a bug, or a runtime that fails
 */
export function errorHandler(report: (error: Error, requestId: string) => void) {
  return (error: Error, c: Context<ApiEnv>): Response => {
    if (error instanceof AppError) {
      const { code, message, details } = error;
      return c.json({ error: { code, message, ...(details ? { details } : {}) } }, statusOf(error));
    }
    if (error instanceof HTTPException) {
      const code = error.status === 403 ? "forbidden" : "invalid_input";
      return c.json({ error: { code, message: error.message || "The request was refused." } }, error.status);
    }
    const requestId = c.get("requestId");
    report(error, requestId);
    const message = `Something broke in Countersign. Its log tells more under request ${requestId}.`;
    return c.json({ error: { code: "internal", message } }, 500);
  };
}

/** The description of the error answers a route can give. */
export function errorAnswers<S extends ContentfulStatusCode>(...statuses: S[]) {
  const answer = {
    description: "An error",
    content: { "application/json": { schema: ErrorSchema } },
  };
  return Object.fromEntries(statuses.map((status) => [status, answer])) as Record<S, typeof answer>;
}
