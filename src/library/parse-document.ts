/**
 * File text -> source document and its passages: the first step of the library's flow.
 *
 * Pure but for the hash: what it returns depends on the path and the text alone.
 */
import { AppError } from "../domain/errors.ts";
import type { Passage, SourceDocument } from "../domain/source-document.ts";
import { blocksOf } from "./blocks.ts";
import { readFrontMatter } from "./front-matter.ts";
import { inlineText } from "./inline-text.ts";
import { normaliseText } from "./lines.ts";
import { withoutLongBlocks } from "./long-blocks.ts";
import { passagesOf, titleHeading } from "./passages.ts";
import { withGuessedHeadings } from "./plain-text.ts";
import { sha256 } from "./sha256.ts";
import { slugOf } from "./slug.ts";
import { withTabTables } from "./tab-tables.ts";

export interface ParsedDocument {
  readonly document: SourceDocument;
  /** By start, the longer first. */
  readonly passages: readonly Passage[];
}

/** Some 2,000 pages, and as many passages as a large library has: more than any report, less than exhausts a worker. */
export const LONGEST_DOCUMENT = 5_000_000;
const MOST_PASSAGES = 50_000;

/**
 * Splits a Markdown (`.md`, `.markdown`) or plain text (`.txt`) file into passages with exact offsets.
 *
 * Without front matter the id comes from the file's name and the title from the first heading, else from the name.
 *
 * @param as the id under which it stands, whatever the file says
 * @throws AppError `invalid_document` (broken front matter, another kind of file), `empty_file`, `too_large`; the
 *   message names the file and, where there is one, the line
 */
export async function parseDocument(file: { path: string; text: string }, as?: string): Promise<ParsedDocument> {
  const name = file.path.split(/[\\/]/).at(-1) ?? file.path;
  const extension = /\.(md|markdown|txt)$/i.exec(name)?.[1]?.toLowerCase();
  if (!extension) {
    throw new AppError("invalid_document", `${file.path}: only Markdown (.md) and plain text (.txt) can be read.`, {
      file: file.path,
    });
  }
  if (file.text.length > LONGEST_DOCUMENT) throw tooLarge(file.path, LONGEST_DOCUMENT, "characters");
  const text = normaliseText(file.text);
  const { frontMatter, bodyStart } = readFrontMatter(file.path, text);
  const base = name.slice(0, name.length - extension.length - 1);
  const id = as ?? frontMatter.id ?? (slugOf(base) || "document");
  const { passages, heading } = splitText(file.path, id, text, { plain: extension === "txt", from: bodyStart });
  const document: SourceDocument = {
    id,
    title: frontMatter.title ?? (heading || base),
    publisher: frontMatter.publisher,
    url: frontMatter.url,
    published: frontMatter.published,
    asOf: frontMatter.asOf,
    certifications: frontMatter.certifications,
    kind: null,
    pages: null,
    original: null,
    access: frontMatter.access,
    validUntil: frontMatter.validUntil,
    reviewBy: frontMatter.reviewBy,
    supersededBy: frontMatter.supersededBy,
    retired: null,
    contentHash: await sha256(text),
    text,
  };
  return { document, passages };
}

/**
 * The passages of a normalised text, and the heading that is its title, or its first.
 *
 * @param file named in errors
 * @param plain where headings are not marked but guessed
 * @param from where the text begins, after any front matter
 * @throws AppError `too_large`, `empty_file`
 */
export function splitText(
  file: string,
  id: string,
  text: string,
  { plain = false, from = 0 }: { plain?: boolean; from?: number } = {},
): { passages: Passage[]; heading: string | null } {
  const marked = blocksOf(text, from);
  const found = plain ? withGuessedHeadings(text, withTabTables(text, marked)) : marked;
  if (found.length > MOST_PASSAGES) throw tooLarge(file, MOST_PASSAGES, "passages");
  const blocks = withoutLongBlocks(text, found);
  const passages = passagesOf(id, text, blocks);
  if (passages.length === 0) {
    throw new AppError("empty_file", `${file} holds no text, or none beside headings.`, { file });
  }
  const first = titleHeading(blocks) ?? blocks.find((block) => block.kind === "heading");
  return { passages, heading: first?.kind === "heading" ? inlineText(first.text) : null };
}

function tooLarge(file: string, limit: number, what: string): AppError {
  const message = `${file} has more than ${limit.toLocaleString("en")} ${what}; split it into several documents.`;
  return new AppError("too_large", message, { file });
}
