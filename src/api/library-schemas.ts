/** What the library's routes take and answer beside the entries themselves. */
import { z } from "@hono/zod-openapi";
import { ACCESS_LEVELS } from "../domain/access.ts";

export const AccessSchema = z
  .enum(ACCESS_LEVELS)
  .openapi({ description: "To anybody, to customers under NDA, or to nobody outside", example: "public" });

/** A day, as `2026-03-31`. */
export const DaySchema = z.iso.date();
