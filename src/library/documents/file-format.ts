/**
 * Bytes -> what kind of document they are. The content decides; a name only tells text files apart, which look alike.
 */
import type { FileFormat } from "../../domain/document-kind.ts";
import { AppError } from "../../domain/errors.ts";
import { decodeText } from "./decode-text.ts";
import { type ZipPart, zipParts } from "./zip-contents.ts";

export type Sniffed =
  | { readonly format: "pdf" }
  | { readonly format: "docx"; readonly parts: readonly ZipPart[] }
  | { readonly format: Exclude<FileFormat, "pdf" | "docx">; readonly text: string };

/** A comment ends at its first `-->`: were it free to run on, many comments would be tried in exponentially many ways. */
const HTML =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S]){0,2000}-->\s*)*(?:<!doctype html|<html|<head|<body|<main|<article)\b/i;
/** How PNG, JPEG, GIF and the two orders of TIFF begin. */
const PICTURES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
];
const CAN_READ = "Bring PDF, Word (.docx), HTML, Markdown, plain text or CSV";

/** @throws AppError `unsupported_document`, `encrypted_document`, `damaged_document`, `empty_file` */
export function formatOf(name: string, bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) throw new AppError("empty_file", `${name} is empty. Check that it was saved or sent whole.`);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1_024));
  if (head.includes("%PDF-")) return { format: "pdf" };
  if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) return zipped(name, bytes);
  if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) throw compound(name, bytes);
  if (head.startsWith("{\\rtf")) throw unsupported(name, "is rich text (RTF); save it as .docx");
  if (PICTURES.some((start) => start.every((byte, at) => bytes[at] === byte))) throw unsupported(name, "is a picture");
  const text = decodeText(bytes);
  if (text === null) throw unsupported(name, "is no document that can be read");
  if (text.trim() === "") throw new AppError("empty_file", `${name} holds nothing but white space.`);
  if (HTML.test(text) || /\.x?html?$/i.test(name)) return { format: "html", text };
  if (/\.(?:csv|tsv)$/i.test(name)) return { format: "csv", text };
  return { format: /\.(?:md|markdown)$/i.test(name) ? "markdown" : "text", text };
}

function zipped(name: string, bytes: Uint8Array): Sniffed {
  const parts = zipParts(bytes);
  if (!parts) throw new AppError("damaged_document", `${name} is broken or cut off. Get the file again.`);
  const has = (pattern: RegExp): boolean => parts.some((part) => pattern.test(part.name));
  if (has(/^word\/document\d*\.xml$/)) return { format: "docx", parts };
  if (has(/^xl\//)) {
    throw unsupported(name, "is a spreadsheet; answers in one are imported as a past questionnaire, tables as CSV");
  }
  if (has(/^ppt\//)) throw unsupported(name, "is a presentation; save it as PDF");
  if (has(/^mimetype$/) && has(/^content\.xml$/))
    throw unsupported(name, "is an OpenDocument file; save it as .docx or PDF");
  throw unsupported(
    name,
    /\.zip$/i.test(name) ? "is a zip archive; unpack it" : "is a zip archive whatever its name says; unpack it",
  );
}

/** The container of old Word files, and of new ones under a password. */
function compound(name: string, bytes: Uint8Array): AppError {
  const text = new TextDecoder("utf-16le").decode(bytes.slice(0, bytes.length - (bytes.length % 2)));
  if (text.includes("EncryptedPackage")) {
    return new AppError(
      "encrypted_document",
      `${name} is protected by a password. Save it without one and bring it again.`,
    );
  }
  return unsupported(name, "is of an old Office format (.doc, .xls); save it as .docx or PDF");
}

function unsupported(name: string, why: string): AppError {
  return new AppError("unsupported_document", `${name} ${why}. ${CAN_READ}.`);
}
