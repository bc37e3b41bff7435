/** A parsed file with the facts that hold for it -> source document and passages, under the id it gets in the library. */
import type { DocumentKind, Original } from "../../domain/document-kind.ts";
import type { ParsedFile } from "../../domain/parsed-file.ts";
import type { SourceDocument } from "../../domain/source-document.ts";
import { type ParsedDocument, parseDocument, splitText } from "../parse-document.ts";
import { sha256 } from "../sha256.ts";
import type { DocumentFacts } from "./propose-facts.ts";

/**
 * @param parsed not of Markdown, which says itself what it is
 * @throws AppError `too_large`, `empty_file`
 */
export async function makeDocument(
  id: string,
  original: Original,
  parsed: Pick<ParsedFile, "format" | "text" | "pages">,
  facts: DocumentFacts,
): Promise<ParsedDocument> {
  const { text, pages, format } = parsed;
  const { passages } = splitText(original.name, id, text, { plain: format === "text" });
  const document: SourceDocument = {
    id,
    title: facts.title,
    publisher: null,
    url: null,
    published: facts.published,
    asOf: facts.asOf,
    certifications: facts.certifications,
    access: "public",
    validUntil: facts.validUntil,
    reviewBy: facts.reviewBy,
    supersededBy: null,
    kind: facts.kind,
    pages,
    original,
    contentHash: await sha256(text),
    text,
  };
  return { document, passages };
}

/**
 * Markdown says in its front matter what it is; what a person says takes the place of it.
 *
 * @throws AppError `invalid_document`, `too_large`, `empty_file`
 */
export async function makeMarkdownDocument(
  original: Original,
  text: string,
  said: {
    readonly title?: string | undefined;
    readonly asOf?: string | undefined;
    readonly kind?: DocumentKind | undefined;
  },
): Promise<ParsedDocument> {
  const path = /\.(md|markdown|txt)$/i.test(original.name) ? original.name : `${original.name}.md`;
  const { document, passages } = await parseDocument({ path, text });
  const { title = document.title, asOf = document.asOf, kind = document.kind } = said;
  return { document: { ...document, title, asOf, kind, original }, passages };
}
