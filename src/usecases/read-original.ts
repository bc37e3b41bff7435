/** A file of any kind -> the document it becomes: read, described by what was found in it or said of it, split into passages. */
import type { Original } from "../domain/document-kind.ts";
import type { ParsedFile } from "../domain/parsed-file.ts";
import {
  type DocumentFacts,
  makeDocument,
  makeMarkdownDocument,
  type ParsedDocument,
  proposeFacts,
} from "../library/index.ts";
import type { AppContext } from "./context.ts";

/** What a person says about a document in place of what was found in it. */
export type SaidFacts = { readonly [Key in keyof DocumentFacts]?: DocumentFacts[Key] | undefined };

export interface ReadOriginal {
  readonly parsed: ParsedDocument;
  readonly reading: ParsedFile;
  readonly facts: DocumentFacts;
}

/**
 * @param id under which it comes, unless it is Markdown and says so itself
 * @param editionOf id of the document that it is a new edition of, whatever it says
 * @throws AppError what `DocumentReader` throws
 */
export async function readOriginal(
  { documents }: Pick<AppContext, "documents">,
  { name, bytes, hash }: { name: string; bytes: Uint8Array; hash: string },
  {
    id,
    editionOf,
    said = {},
    signal,
  }: { id: string; editionOf?: string | undefined; said?: SaidFacts; signal?: AbortSignal | undefined },
): Promise<ReadOriginal> {
  const reading = await documents.read(name, bytes, signal);
  const given: SaidFacts = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const facts = { ...proposeFacts(name, reading).facts, ...given } as DocumentFacts;
  const original: Original = { hash, name, size: bytes.length, format: reading.format };
  const parsed =
    reading.format === "markdown"
      ? await makeMarkdownDocument(
          original,
          reading.text,
          { placed: id, editionOf },
          { ...accessOfPlain(reading.text, facts), ...given },
        )
      : await makeDocument(editionOf ?? id, original, reading, facts);
  return { parsed, reading, facts: { ...facts, access: parsed.document.access } };
}

/** Front matter says who may see a document, by silence too; Markdown without it is judged as any other file is. */
export function accessOfPlain(text: string, { access }: DocumentFacts): { access?: DocumentFacts["access"] } {
  return text.startsWith("---") ? {} : { access };
}
