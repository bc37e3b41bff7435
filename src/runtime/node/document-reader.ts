/**
 * The DocumentReader port on Node: one thread that reads one document after another.
 *
 * A thread because a PDF of a thousand pages takes seconds, in which a server has other people to answer, and because a
 * thread can be ended: whatever a hostile file does to a parser, its time and memory are bounded from outside.
 */
import { Worker } from "node:worker_threads";
import { AppError, type ErrorCode } from "../../domain/errors.ts";
import type { ParsedFile } from "../../domain/parsed-file.ts";
import type { DocumentReader } from "../../ports/document-reader.ts";

/** The parsers look at the clock themselves; this ends what no longer comes to look. In milliseconds. */
const LONGEST = 75_000;
const HEAP_MB = 256;
/** How much more the whole process may hold while a document is read: what is unpacked lies outside the heap. In bytes. */
const MOST_MEMORY = 380 * 1024 * 1024;
const WATCH_EVERY = 25;
/** A thread that has nothing to read is ended, since its parsers hold some 60 MB. In milliseconds. */
const IDLE = 15_000;

export type Reply =
  | { readonly parsed: ParsedFile }
  | { readonly code: ErrorCode; readonly message: string }
  | { readonly bug: string };

export function createDocumentReader(): DocumentReader {
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const end = (): void => {
    void thread?.terminate();
    thread = null;
  };

  const readNow = (name: string, bytes: Uint8Array, signal?: AbortSignal): Promise<ParsedFile> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      clearTimeout(idle);
      thread ??= new Worker(new URL("./document-thread.ts", import.meta.url), {
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      });
      const worker = thread;
      worker.ref();
      const began = Date.now();
      const before = process.memoryUsage.rss();
      const hostile = (why: string): void =>
        fail(new AppError("hostile_document", `${name} ${why}; it was not read. Split it or save it anew.`));
      const watch = setInterval(() => {
        if (Date.now() - began > LONGEST) hostile(`takes longer to read than ${LONGEST / 1000} seconds`);
        else if (process.memoryUsage.rss() - before > MOST_MEMORY) hostile("needs more memory than any document does");
      }, WATCH_EVERY);
      const finish = (): void => {
        clearInterval(watch);
        signal?.removeEventListener("abort", abort);
        worker.off("message", answered).off("error", broken).off("exit", ended);
        worker.unref();
        idle = setTimeout(end, IDLE);
        idle.unref();
      };
      const fail = (error: unknown): void => {
        finish();
        end();
        reject(error);
      };
      const abort = (): void => fail(signal?.reason);
      signal?.addEventListener("abort", abort);
      const answered = (reply: Reply): void => {
        finish();
        if ("parsed" in reply) resolve(reply.parsed);
        else if ("code" in reply) reject(new AppError(reply.code, reply.message));
        else reject(new Error(reply.bug));
      };
      const broken = (error: NodeJS.ErrnoException): void => {
        if (error.code === "ERR_WORKER_OUT_OF_MEMORY") hostile("needs more memory than any document does");
        else fail(error);
      };
      const ended = (): void => fail(new Error(`the thread that read ${name} ended`));
      worker.once("message", answered).once("error", broken).once("exit", ended);
      worker.postMessage({ name, bytes });
    });

  return {
    read: (name, bytes, signal) => {
      const reading = turn.then(() => readNow(name, bytes, signal));
      turn = reading.catch(() => undefined);
      return reading;
    },
  };
}
