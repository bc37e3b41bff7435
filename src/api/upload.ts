/** A file in a multipart form: how a route describes it, and how its bytes are bounded. */
import { z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { AppError } from "../domain/errors.ts";

export const FileSchema = z
  .custom<File>((value) => value instanceof File, "a file is needed")
  .openapi({ type: "string", format: "binary" });

/** Refuses a body over the limit while it comes in. @param maxBytes of the whole request */
export function uploadLimit(maxBytes: number) {
  return bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      const limit = `${Math.round(maxBytes / 1024 / 1024)} MB`;
      throw new AppError("too_large", `The upload is larger than the ${limit} this server takes.`);
    },
  });
}

export async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
