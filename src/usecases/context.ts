/** What every use case is given: the outside world behind its ports, and who is acting. */
import type { BlobStore } from "../ports/blob-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { Database } from "../ports/database.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { KnowledgeSource } from "../ports/knowledge-source.ts";

export interface AppContext {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly jobs: JobQueue;
  readonly knowledge: KnowledgeSource;
  readonly clock: Clock;
}

/** Name of the person (or `system`) on whose behalf a use case runs; it goes on the record. */
export type Actor = string;

export const SYSTEM: Actor = "system";
