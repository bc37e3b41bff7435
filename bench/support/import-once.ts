/** Imports a folder into a data folder as `library import` does, in a process of its own, and prints what it took as JSON. */
import { mkdirSync } from "node:fs";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import { filesIn } from "../../src/runtime/node/folder-files.ts";
import { openContext } from "../../src/runtime/node/open-context.ts";
import { importDocuments } from "../../src/usecases/import-documents.ts";
import { sealRecord } from "../../src/usecases/seal-record.ts";
import { peakMemory } from "./peak-memory.ts";

const [documents = "", data = "", knowledge = ""] = process.argv.slice(2);
mkdirSync(knowledge, { recursive: true });
const began = performance.now();
const context = await openContext(data, knowledge);
const { files, entries } = await importDocuments(context, COMMAND_LINE, await filesIn(documents));
await sealRecord(context);
context.database.close();
const milliseconds = performance.now() - began;
console.log(JSON.stringify({ milliseconds, peak: peakMemory(), entries, files }));
