/** The knowledge folder as it ships, loaded through the library's own door. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { loadKnowledge } from "../../src/library/index.ts";

const root = path.join(import.meta.dirname, "../../knowledge");

export async function shippedKnowledge() {
  const files = ["documents", "answers", "vocabulary"].flatMap((folder) =>
    readdirSync(path.join(root, folder)).map((name) => ({
      path: `${folder}/${name}`,
      text: readFileSync(path.join(root, folder, name), "utf8"),
    })),
  );
  const { documents, entries: curated, vocabulary } = await loadKnowledge(files);
  return { documents, entries: [...documents.flatMap(({ entries }) => entries), ...curated], vocabulary };
}
