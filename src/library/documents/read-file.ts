/**
 * A file of any kind -> its normalised text: the one door by which documents come in.
 *
 * What it returns depends on the bytes, and for text files on the name. Parsers are loaded when they are first needed.
 */
import { AppError } from "../../domain/errors.ts";
import type { ParsedFile } from "../../domain/parsed-file.ts";
import { normaliseText } from "../lines.ts";
import { formatOf } from "./file-format.ts";
import { type Limits, limitsFor } from "./limits.ts";

export const DEFAULT_MAX_DOCUMENT_BYTES = 25 * 1024 * 1024;

/** @throws AppError `too_large`, `empty_file`, `unsupported_document`, `encrypted_document`, `damaged_document`, `scanned_document`, `hostile_document` */
export async function readFile(
  name: string,
  bytes: Uint8Array,
  { maxBytes = DEFAULT_MAX_DOCUMENT_BYTES, limits = limitsFor(name) }: { maxBytes?: number; limits?: Limits } = {},
): Promise<ParsedFile> {
  if (bytes.length > maxBytes) {
    const [size, most] = [bytes.length, maxBytes].map((length) => Math.round(length / 1024 / 1024));
    throw new AppError(
      "too_large",
      `${name} has ${size} MB; a document may have ${most} MB. Split it, or save it without its pictures.`,
    );
  }
  const sniffed = formatOf(name, bytes);
  const parsed = await parsedAs(name, bytes, sniffed, limits);
  if (parsed.text.trim() === "") throw new AppError("empty_file", `${name} holds no text.`);
  return parsed;
}

async function parsedAs(
  name: string,
  bytes: Uint8Array,
  sniffed: ReturnType<typeof formatOf>,
  limits: Limits,
): Promise<ParsedFile> {
  switch (sniffed.format) {
    case "pdf":
      return (await import("./parse-pdf.ts")).parsePdf(name, bytes, limits);
    case "docx":
      return (await import("./parse-docx.ts")).parseDocx(name, bytes, sniffed.parts, limits);
    case "html":
      return (await import("./parse-html.ts")).parseHtml(sniffed.text, limits);
    case "csv":
      return (await import("./parse-csv.ts")).parseCsv(name, sniffed.text, limits);
    default:
      return { format: sniffed.format, text: normaliseText(sniffed.text), pages: null, title: null, warnings: [] };
  }
}
