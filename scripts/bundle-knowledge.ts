/**
 * Writes the knowledge folder into one JSON file for the Workers bundle: an array of `{path, text}`, sorted by path.
 *
 * `node scripts/bundle-knowledge.ts [FILE]`; the folder is COUNTERSIGN_KNOWLEDGE or the project's own, the file
 * `dist/knowledge.json` unless named.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { createKnowledgeFolder } from "../src/runtime/node/knowledge-folder.ts";

const project = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folder = process.env.COUNTERSIGN_KNOWLEDGE ?? project("knowledge");
const file = process.argv[2] ?? project("dist/knowledge.json");

const files = await createKnowledgeFolder(folder).files();
await mkdir(dirname(file), { recursive: true });
await writeFile(file, JSON.stringify(files));
