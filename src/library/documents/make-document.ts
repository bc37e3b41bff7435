/** A parsed file with the facts that hold for it -> source document and passages, under the id it gets in the library. */
import type { Original } from "../../domain/document-kind.ts";
import type { ParsedFile } from "../../domain/parsed-file.ts";
import type { SourceDocument } from "../../domain/source-document.ts";
import { readFrontMatter } from "../front-matter.ts";
import { type ParsedDocument, parseDocument, splitText } from "../parse-document.ts";
import { sha256 } from "../sha256.ts";
import type { DocumentFacts } from "./propose-facts.ts";

/**
 * @param id under which it stands, whatever a Markdown file calls itself
 * @throws AppError `too_large`, `empty_file`, `invalid_document`
 */
export async function makeDocument(
  id: string,
  original: Original,
  parsed: Pick<ParsedFile, "format" | "text" | "pages">,
  facts: DocumentFacts,
): Promise<ParsedDocument> {
  const { text, pages, format } = parsed;
  const marked = format === "markdown" ? readFrontMatter(original.name, text) : null;
  const { passages } = splitText(original.name, id, text, { plain: format === "text", from: marked?.bodyStart ?? 0 });
  const document: SourceDocument = {
    id,
    title: facts.title,
    publisher: marked?.frontMatter.publisher ?? null,
    url: marked?.frontMatter.url ?? null,
    published: facts.published,
    asOf: facts.asOf,
    certifications: facts.certifications,
    access: facts.access,
    validUntil: facts.validUntil,
    reviewBy: facts.reviewBy,
    supersededBy: null,
    retired: null,
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
 * @param place `placed` is the id it gets where its front matter gives none, `editionOf` holds whatever that gives
 * @throws AppError `invalid_document`, `too_large`, `empty_file`
 */
export async function makeMarkdownDocument(
  original: Original,
  text: string,
  place: { readonly placed: string; readonly editionOf?: string | undefined },
  said: { readonly [Key in keyof DocumentFacts]?: DocumentFacts[Key] | undefined },
): Promise<ParsedDocument> {
  const path = /\.(md|markdown|txt)$/i.test(original.name) ? original.name : `${original.name}.md`;
  const id = place.editionOf ?? readFrontMatter(original.name, text).frontMatter.id ?? place.placed;
  const { document, passages } = await parseDocument({ path, text }, id);
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return { document: { ...document, ...given, original }, passages };
}
