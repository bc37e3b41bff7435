/** The BlobStore port over R2: one object an upload, its key the hash. */
import type { R2Bucket } from "@cloudflare/workers-types";
import type { BlobStore } from "../../ports/blob-store.ts";

/** A prefix leaves room for other kinds of objects in the same bucket. */
const key = (hash: string) => `blobs/${hash}`;

export function createR2BlobStore(bucket: R2Bucket): BlobStore {
  return {
    put: async (hash, bytes) => {
      await bucket.put(key(hash), bytes);
    },
    get: async (hash) => {
      const object = await bucket.get(key(hash));
      return object ? new Uint8Array(await object.arrayBuffer()) : undefined;
    },
    delete: async (hash) => {
      await bucket.delete(key(hash));
    },
  };
}
