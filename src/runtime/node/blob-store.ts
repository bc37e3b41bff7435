/**
 * The BlobStore port over the table `blobs` of the same SQLite file, so that one file is the whole of a backup and bytes
 * come and go in the batches of the rows that name them.
 *
 * Uploads are at most tens of megabytes, far below SQLite's limit of a gigabyte for one value.
 */
import type { BlobStore } from "../../ports/blob-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";
import { isUsed } from "../../store/blob-use.ts";

const DROP_UNUSED = `DELETE FROM blobs WHERE NOT ${isUsed("blobs.hash")}`;

/** Expects the table `blobs (hash PRIMARY KEY, bytes, created_at)`. */
export function createSqliteBlobStore(database: Database, clock: Clock): BlobStore {
  return {
    put: async (hash, bytes) => [
      {
        sql: "INSERT INTO blobs (hash, bytes, created_at) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING",
        params: [hash, bytes, clock.now().toISOString()],
      },
    ],
    get: async (hash) => {
      const row = await database.first<{ bytes: Uint8Array }>("SELECT bytes FROM blobs WHERE hash = ?", hash);
      return row?.bytes;
    },
    dropUnused: () => [{ sql: DROP_UNUSED }],
    sweep: () => database.run(DROP_UNUSED),
  };
}
