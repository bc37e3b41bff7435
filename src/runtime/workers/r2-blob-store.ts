/**
 * The BlobStore port over R2: one object an upload, its key the hash.
 *
 * R2 has no part in a batch of D1's. An object is there before its row, and goes a day after it was last put at the
 * earliest: by then whoever put it has made the row, or has failed.
 */
import type { R2Bucket } from "@cloudflare/workers-types";
import type { BlobStore } from "../../ports/blob-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Database } from "../../ports/database.ts";
import { isUsed } from "../../store/blob-use.ts";

/** A prefix leaves room for other kinds of objects in the same bucket. */
const PREFIX = "blobs/";
const key = (hash: string) => `${PREFIX}${hash}`;

const DAY = 24 * 60 * 60 * 1000;

/** @param database with the rows that name the objects */
export function createR2BlobStore(bucket: R2Bucket, database: Database, clock: Clock): BlobStore {
  const isOld = (object: { readonly uploaded: Date }) => clock.now().getTime() - object.uploaded.getTime() > DAY;

  async function sweepPage(cursor: string | undefined): Promise<{ removed: number; next: string | undefined }> {
    const page = await bucket.list({ prefix: PREFIX, ...(cursor === undefined ? {} : { cursor }) });
    const hashes = page.objects.filter(isOld).map((object) => object.key.slice(PREFIX.length));
    const unused = await database.all<{ hash: string }>(
      `SELECT value AS hash FROM json_each(?) AS stored WHERE NOT ${isUsed("stored.value")}`,
      JSON.stringify(hashes),
    );
    let removed = 0;
    for (const { hash } of unused) {
      // Put again since the list was made: its row may be on the way.
      const now = await bucket.head(key(hash));
      if (!now || !isOld(now)) continue;
      await bucket.delete(key(hash));
      removed++;
    }
    return { removed, next: page.truncated ? page.cursor : undefined };
  }

  return {
    put: async (hash, bytes) => {
      await bucket.put(key(hash), bytes);
      return [];
    },
    get: async (hash) => {
      const object = await bucket.get(key(hash));
      return object ? new Uint8Array(await object.arrayBuffer()) : undefined;
    },
    dropUnused: () => [],
    sweep: async () => {
      let [total, cursor] = [0, undefined as string | undefined];
      do {
        const { removed, next } = await sweepPage(cursor);
        total += removed;
        cursor = next;
      } while (cursor !== undefined);
      return total;
    },
  };
}
