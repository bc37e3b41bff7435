/** Where the knowledge folder comes from: a directory on Node, a bundled module on Workers. */
export interface KnowledgeFile {
  /** Relative to the knowledge folder, with `/`: `documents/soc-2.md`, `answers/soc-2.yaml`, `vocabulary/identity.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** A document that is no text: read when the library is filled from the knowledge. */
export interface KnowledgeOriginal {
  /** Relative to the folder `documents`, with `/`. */
  readonly name: string;
  bytes(): Promise<Uint8Array>;
}

export interface KnowledgeSource {
  /** All text files, sorted by path; empty where there is no knowledge. */
  files(): Promise<KnowledgeFile[]>;
  /** PDF, Word, HTML and CSV files of the folder `documents`, sorted by name; left out where there can be none. */
  originals?(): Promise<KnowledgeOriginal[]>;
}
