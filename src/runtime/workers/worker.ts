/**
 * Countersign as a Cloudflare Worker: the API's app for requests, the jobs' runner for queue messages, and a look for
 * stalled jobs by the clock. The page's files are the platform's static assets, handed on by the app for its headers' sake.
 */
import type { ExportedHandler } from "@cloudflare/workers-types";
import knowledge from "countersign-knowledge";
import { createApp } from "../../api/app.ts";
import { readFile } from "../../library/index.ts";
import { findJob, unfinishedJobs } from "../../store/job-store.ts";
import type { AppContext } from "../../usecases/context.ts";
import { runJob } from "../../usecases/match-questionnaire.ts";
import { linkPath, offerFirstAdmin } from "../../usecases/offer-link.ts";
import { applyRetention } from "../../usecases/retention.ts";
import { sealRecord } from "../../usecases/seal-record.ts";
import { createScryptPasswords } from "../shared/scrypt-passwords.ts";
import { signInFrom } from "../shared/sign-in-settings.ts";
import { createD1Database } from "./d1-database.ts";
import type { Env } from "./env.ts";
import { createKnowledgeBundle } from "./knowledge-bundle.ts";
import { createQueueJobs, type JobMessage } from "./queue-jobs.ts";
import { createR2BlobStore } from "./r2-blob-store.ts";

/** A job that has not moved for this long, in milliseconds, has no delivery any more: retries come within a minute. */
const STALLED = 10 * 60 * 1000;

let held: AppContext | undefined;

/** One context for the life of the isolate, since the search index is kept for as long as its database object. */
function contextOf(env: Env): AppContext {
  if (held) return held;
  const database = createD1Database(env.DB);
  const clock = { now: () => new Date() };
  held = {
    database,
    blobs: createR2BlobStore(env.BLOBS, database, clock),
    jobs: createQueueJobs(env.JOBS),
    knowledge: createKnowledgeBundle(knowledge),
    documents: { read: (name, bytes) => readFile(name, bytes, { maxBytes: MAX_UPLOAD_BYTES }) },
    clock,
    passwords: createScryptPasswords(),
    ...signInFrom({ ...env }),
  };
  return held;
}

let offered: Promise<void> | undefined;

/** While nobody has an account, the log says once for each isolate how the first admin gets one. */
async function tellFirstAdmin(env: Env, url: string): Promise<void> {
  const first = await offerFirstAdmin(contextOf(env));
  if (!first) return;
  const link = new URL(linkPath(first), url).href;
  // biome-ignore lint/suspicious/noConsole: it is what Workers log with
  console.log(
    `Nobody has an account yet. Whoever opens this link becomes the admin; it works once, within a day: ${link}`,
  );
}

function report(error: unknown, about: string): void {
  // biome-ignore lint/suspicious/noConsole: it is what Workers log with
  console.error(about, error);
}

/** Below Node's bound: an isolate has 128 MB, and a form's bytes are there several times while it is read. */
const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;

const app = createApp({
  contextOf: (c) => contextOf(c.env as Env),
  report,
  maxUploadBytes: MAX_UPLOAD_BYTES,
  addressOf: (c) => c.req.header("CF-Connecting-IP") ?? null,
});
app.get("*", async (c, next) => {
  const { path, url } = c.req;
  if (path.startsWith("/api/")) return next();
  const isAsset = path.startsWith("/assets/");
  const { ASSETS } = c.env as Env;
  let found = await ASSETS.fetch(url, { headers: c.req.header() });
  // Any other path is a place within the page, which finds its own way.
  if (found.status === 404 && !isAsset) found = await ASSETS.fetch(new URL("/", url).href);
  if (found.status === 404) return next();
  // A response of the platform's cannot be given headers; a copy can.
  const headers = new Headers([...found.headers]);
  // Assets' names carry a hash of their content.
  headers.set("Cache-Control", isAsset ? "public, max-age=31536000, immutable" : "no-cache");
  return new Response(found.body as ReadableStream | null, { status: found.status, headers });
});

export default {
  fetch: (request, env, execution) => {
    offered ??= tellFirstAdmin(env, request.url).catch((error: unknown) => report(error, "first admin"));
    execution.waitUntil(offered);
    const answer = Promise.resolve(app.fetch(request as unknown as Request, env, execution));
    // What a request began is ended though its client goes away: others may wait for the library that it loads, and an
    // upload is stored whole or not at all.
    execution.waitUntil(answer);
    return answer;
  },

  async queue(batch, env) {
    for (const message of batch.messages) {
      const { jobId } = message.body;
      try {
        await runJob(contextOf(env), jobId);
        message.ack();
      } catch (error) {
        report(error, `job ${jobId}`);
        message.retry();
      }
    }
  },

  async scheduled(_, env) {
    const { database, blobs, jobs, clock } = contextOf(env);
    await applyRetention(contextOf(env));
    await sealRecord(contextOf(env));
    for (const jobId of await unfinishedJobs(database)) {
      const job = await findJob(database, jobId);
      if (job && clock.now().getTime() - Date.parse(job.updatedAt) > STALLED) await jobs.enqueue(jobId);
    }
    await blobs.sweep();
  },
} satisfies ExportedHandler<Env, JobMessage>;
