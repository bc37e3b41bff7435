/** Where the knowledge folder comes from: a directory on Node, a bundled module on Workers. */
export interface KnowledgeFile {
  /** Relative to the knowledge folder, with `/`: `documents/soc-2.md`, `answers/soc-2.yaml`, `vocabulary/identity.yaml`. */
  readonly path: string;
  readonly text: string;
}

export interface KnowledgeSource {
  /** All files, sorted by path; empty where there is no knowledge. */
  files(): Promise<KnowledgeFile[]>;
}
