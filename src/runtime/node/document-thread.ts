/** The thread of `document-reader.ts`: reads the document it is sent and sends back what it found, or what is wrong. */
import { parentPort } from "node:worker_threads";
import { AppError } from "../../domain/errors.ts";
import { readFile } from "../../library/documents/read-file.ts";
import type { Reply } from "./document-reader.ts";

parentPort?.on("message", async ({ name, bytes }: { name: string; bytes: Uint8Array }) => {
  parentPort?.postMessage(await replyTo(name, bytes));
});

async function replyTo(name: string, bytes: Uint8Array): Promise<Reply> {
  try {
    return { parsed: await readFile(name, bytes) };
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message };
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
