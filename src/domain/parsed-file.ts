/** What a parser makes of a file: the normalised text of a document, before anybody has said what it is. */
import type { FileFormat } from "./document-kind.ts";

export interface ParsedFile {
  readonly format: FileFormat;
  /** Markdown; for `text` as it stood. Citations count in it. */
  readonly text: string;
  /** Offsets into `text` at which the pages begin, the first page first; null where the format has none. */
  readonly pages: readonly number[] | null;
  /** What the file itself gives as its title. */
  readonly title: string | null;
  /** Sentences for a person: pages without text, macros left out. */
  readonly warnings: readonly string[];
}
