/**
 * Writes the knowledge folder into one JSON file for the Workers bundle: an array of `{path, text}`, sorted by path.
 *
 * `node scripts/bundle-knowledge.ts [FILE]`; the folder is COUNTERSIGN_KNOWLEDGE or the project's own, the file
 * `dist/knowledge.json` unless named.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { knowledgeWithVocabulary, SHIPPED_KNOWLEDGE } from "../src/runtime/node/open-context.ts";

const folder = process.env.COUNTERSIGN_KNOWLEDGE ?? SHIPPED_KNOWLEDGE;
const file = process.argv[2] ?? fileURLToPath(new URL("../dist/knowledge.json", import.meta.url));

const files = await knowledgeWithVocabulary(folder).files();
await mkdir(dirname(file), { recursive: true });
await writeFile(file, JSON.stringify(files));
