/** The bindings that `wrangler.toml` gives the worker. */
import type { D1Database, Queue, R2Bucket } from "@cloudflare/workers-types";
import type { JobMessage } from "./queue-jobs.ts";

export interface Env {
  readonly DB: D1Database;
  readonly BLOBS: R2Bucket;
  readonly JOBS: Queue<JobMessage>;
}
