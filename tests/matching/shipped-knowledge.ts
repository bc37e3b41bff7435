/** The knowledge folder as it ships, loaded as the program loads it. */
import path from "node:path";
import { loadKnowledge } from "../../src/library/index.ts";
import { createKnowledgeFolder } from "../../src/runtime/node/knowledge-folder.ts";

const folder = path.join(import.meta.dirname, "../../knowledge");

export async function shippedKnowledge() {
  const { documents, entries: curated, vocabulary } = await loadKnowledge(await createKnowledgeFolder(folder).files());
  return { documents, entries: [...documents.flatMap(({ entries }) => entries), ...curated], vocabulary };
}
