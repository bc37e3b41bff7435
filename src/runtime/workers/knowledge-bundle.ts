/** The KnowledgeSource port over files that were bundled with the worker. */
import type { KnowledgeFile, KnowledgeSource } from "../../ports/knowledge-source.ts";

export function createKnowledgeBundle(files: readonly KnowledgeFile[]): KnowledgeSource {
  return { files: async () => [...files] };
}
