/** What every adapter of the BlobStore port holds, as one suite that is run on each of them. */
import { expect, it } from "vitest";
import type { BlobStore } from "../../src/ports/blob-store.ts";

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Buffer.from(digest).toString("hex");
}

export function blobStoreContract(blobs: () => BlobStore): void {
  it("gives back the bytes that were put, as plain bytes of their own", async () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31) % 256);
    const hash = await sha256(bytes);
    await blobs().put(hash, bytes);
    const found = await blobs().get(hash);
    expect(found).toBeInstanceOf(Uint8Array);
    expect(Buffer.compare(found ?? new Uint8Array(), bytes)).toBe(0);
    found?.fill(0);
    expect(Buffer.compare((await blobs().get(hash)) ?? new Uint8Array(), bytes)).toBe(0);
  });

  it("puts a view's bytes, not those of the buffer under it", async () => {
    const view = new Uint8Array(100).fill(7).subarray(10, 13);
    await blobs().put("view", view);
    expect(await blobs().get("view")).toEqual(new Uint8Array([7, 7, 7]));
  });

  it("keeps the first of two puts under one hash, since their bytes are the same", async () => {
    const bytes = new TextEncoder().encode("once");
    const hash = await sha256(bytes);
    await blobs().put(hash, bytes);
    await blobs().put(hash, bytes);
    expect(await blobs().get(hash)).toEqual(new Uint8Array(bytes));
  });

  it("keeps nothing under other hashes", async () => {
    expect(await blobs().get("0".repeat(64))).toBeUndefined();
  });

  it("keeps an empty blob", async () => {
    await blobs().put("empty", new Uint8Array());
    expect(await blobs().get("empty")).toEqual(new Uint8Array());
  });

  it("forgets what is deleted, and does not mind what is not there", async () => {
    await blobs().put("gone", new Uint8Array([1]));
    await blobs().delete("gone");
    await blobs().delete("gone");
    expect(await blobs().get("gone")).toBeUndefined();
  });
}
