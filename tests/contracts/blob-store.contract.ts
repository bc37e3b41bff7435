/** What every adapter of the BlobStore port holds, as one suite that is run on each of them. */
import { expect, it } from "vitest";
import type { BlobStore } from "../../src/ports/blob-store.ts";
import type { Database, Statement } from "../../src/ports/database.ts";

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Buffer.from(digest).toString("hex");
}

/** What names bytes, as far as a store looks at it. */
export const ROWS_THAT_NAME_BYTES = [
  "CREATE TABLE questionnaires (blob_hash TEXT)",
  "CREATE TABLE exports (blob_hash TEXT)",
  ...["documents", "editions", "proposals"].map((table) => `CREATE TABLE ${table} (original TEXT)`),
];

/**
 * @param database with `ROWS_THAT_NAME_BYTES`
 * @param blobs as they are so many days from now
 */
export function blobStoreContract(database: () => Database, blobs: (days?: number) => BlobStore): void {
  const put = async (hash: string, bytes: Uint8Array, ...rows: Statement[]) =>
    database().batch([...(await blobs().put(hash, bytes)), ...rows]);
  const named = (hash: string): Statement => ({
    sql: "INSERT INTO questionnaires (blob_hash) VALUES (?)",
    params: [hash],
  });

  it("gives back the bytes that were put, as plain bytes of their own", async () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31) % 256);
    const hash = await sha256(bytes);
    await put(hash, bytes);
    const found = await blobs().get(hash);
    expect(found).toBeInstanceOf(Uint8Array);
    expect(Buffer.compare(found ?? new Uint8Array(), bytes)).toBe(0);
    found?.fill(0);
    expect(Buffer.compare((await blobs().get(hash)) ?? new Uint8Array(), bytes)).toBe(0);
  });

  it("puts a view's bytes, not those of the buffer under it", async () => {
    const view = new Uint8Array(100).fill(7).subarray(10, 13);
    await put("view", view);
    expect(await blobs().get("view")).toEqual(new Uint8Array([7, 7, 7]));
  });

  it("keeps the first of two puts under one hash, since their bytes are the same", async () => {
    const bytes = new TextEncoder().encode("once");
    const hash = await sha256(bytes);
    await put(hash, bytes);
    await put(hash, bytes);
    expect(await blobs().get(hash)).toEqual(new Uint8Array(bytes));
  });

  it("keeps nothing under other hashes", async () => {
    expect(await blobs().get("0".repeat(64))).toBeUndefined();
  });

  it("keeps an empty blob", async () => {
    await put("empty", new Uint8Array());
    expect(await blobs().get("empty")).toEqual(new Uint8Array());
  });

  it("lets go of what no row names any more, in the batch or when it is swept, and of nothing else", async () => {
    await put("stays", new Uint8Array([1]), named("stays"));
    await put("original", new Uint8Array([2]), {
      sql: "INSERT INTO documents (original) VALUES (?)",
      params: [JSON.stringify({ hash: "original" })],
    });
    await put("gone", new Uint8Array([3]), named("gone"), named("gone"));
    const oneLess =
      "DELETE FROM questionnaires WHERE rowid = (SELECT max(rowid) FROM questionnaires WHERE blob_hash = 'gone')";
    await database().batch([{ sql: oneLess }, ...blobs().dropUnused()]);
    await blobs(2).sweep();
    expect(await blobs().get("gone")).toBeDefined();
    await database().batch([{ sql: oneLess }, ...blobs().dropUnused()]);
    await blobs(2).sweep();
    expect(await blobs().get("gone")).toBeUndefined();
    expect(await blobs().get("stays")).toBeDefined();
    expect(await blobs().get("original")).toBeDefined();
    expect(await blobs(2).sweep()).toBe(0);
  });

  it("keeps bytes whose row may still be on its way", async () => {
    const row = await blobs().put("on-its-way", new Uint8Array([1]));
    await blobs().sweep();
    await database().batch([...row, named("on-its-way")]);
    expect(await blobs().get("on-its-way")).toBeDefined();
  });
}
