/** What sorts of documents answers rest on, and the files they were read from. */

/** Closed, so that a list can be filtered by it; `other` is for everything that fits nowhere. */
export const DOCUMENT_KINDS = [
  "soc-report",
  "iso-certificate",
  "attestation",
  "penetration-test",
  "policy",
  "procedure",
  "whitepaper",
  "contract",
  "web-page",
  "past-questionnaire",
  "answer-library",
  "other",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const FILE_FORMATS = ["pdf", "docx", "html", "markdown", "text", "csv", "xlsx"] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** Files of answers that somebody gave before: they are cited among ourselves, and never named to another customer. */
export const ANSWER_KINDS: ReadonlySet<DocumentKind | null> = new Set(["past-questionnaire", "answer-library"]);

/** The file that a document was read from, kept as it came. */
export interface Original {
  /** Hex SHA-256 of its bytes, under which they are stored. */
  readonly hash: string;
  /** As it was brought: a file's name, with `/` its path in the folder that was imported. */
  readonly name: string;
  readonly size: number;
  readonly format: FileFormat;
}

/** Number of the page on which an offset stands, from 1. @param pages offsets at which they begin */
export function pageAt(pages: readonly number[], offset: number): number {
  let [low, high] = [0, pages.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pages[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
