/** What every use case is given: the outside world behind its ports. */
import type { BlobStore } from "../ports/blob-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { Database } from "../ports/database.ts";
import type { DocumentReader } from "../ports/document-reader.ts";
import type { AccessGate, IdentityProvider } from "../ports/identity-provider.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { KnowledgeSource } from "../ports/knowledge-source.ts";
import type { PasswordHasher } from "../ports/password-hasher.ts";

export interface AppContext {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly jobs: JobQueue;
  readonly knowledge: KnowledgeSource;
  readonly documents: DocumentReader;
  readonly clock: Clock;
  readonly passwords: PasswordHasher;
  /** Where people can sign in besides here. */
  readonly provider?: IdentityProvider | undefined;
  /** What stands before us and says who comes; nobody comes around it but by API token. */
  readonly access?: AccessGate | undefined;
}
