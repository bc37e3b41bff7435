/**
 * Headers of a stranger's file that a browser is shown: its type is ours to say, and nothing in it may run or be fetched.
 *
 * Only PDF is shown in place, by the browser's own reader, and plain text; everything else is downloaded. The sandbox of
 * its Content-Security-Policy gives a file an origin of its own, so that even a mistaken browser runs it without our cookies.
 */

import type { MiddlewareHandler } from "hono";
import type { FileFormat, Original } from "../domain/document-kind.ts";
import { contentDisposition } from "./download.ts";

const TYPES: Readonly<Record<FileFormat, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "application/octet-stream",
  markdown: "text/plain; charset=utf-8",
  text: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export function originalHeaders({ name, format }: Pick<Original, "name" | "format">): Record<string, string> {
  const disposition = contentDisposition(name.split("/").at(-1) ?? name);
  return {
    "Content-Type": TYPES[format],
    "Content-Disposition": format === "pdf" ? disposition.replace(/^attachment/, "inline") : disposition,
    "X-Content-Type-Options": "nosniff",
  };
}

/** Put around whatever sets the page's own policy, which would let a file run what the page may run. */
export const sandboxed: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("Content-Security-Policy", "sandbox; default-src 'none'");
};
