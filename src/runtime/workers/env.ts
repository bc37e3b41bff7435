/** The bindings that `wrangler.toml` gives the worker. */
import type { D1Database, Fetcher, Queue, R2Bucket } from "@cloudflare/workers-types";
import type { JobMessage } from "./queue-jobs.ts";

export interface Env {
  readonly DB: D1Database;
  readonly BLOBS: R2Bucket;
  /** The built page's files. */
  readonly ASSETS: Fetcher;
  readonly JOBS: Queue<JobMessage>;
  /** How people sign in besides by password: docs/cloudflare-workers.md names the variables. */
  readonly [variable: `COUNTERSIGN_${string}`]: string | undefined;
}
