/**
 * The contracts on the adapters of Workers: D1 and R2 as workerd has them, reached from here through a harness.
 *
 * The worker under them is of no interest: the adapters run here, on the bindings that the harness hands out.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { D1Database, R2Bucket } from "@cloudflare/workers-types";
import { afterAll, beforeAll, describe } from "vitest";
import type { TestHarness } from "wrangler";
import type { Database } from "../../src/ports/database.ts";
import { createD1Database } from "../../src/runtime/workers/d1-database.ts";
import { createR2BlobStore } from "../../src/runtime/workers/r2-blob-store.ts";
import { createOfflineHarness } from "../support/workers.ts";
import { blobStoreContract, ROWS_THAT_NAME_BYTES } from "./blob-store.contract.ts";
import { databaseContract } from "./database.contract.ts";

let folder: string;
let harness: TestHarness;
let database: Database;
let bucket: R2Bucket;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "countersign-"));
  writeFileSync(join(folder, "idle.js"), "export default { fetch: () => new Response(null) };");
  harness = await createOfflineHarness({
    root: folder,
    workers: [
      {
        config: {
          name: "contracts",
          main: "./idle.js",
          compatibility_date: "2026-10-01",
          d1_databases: [{ binding: "DB", database_name: "contracts", database_id: "contracts" }],
          r2_buckets: [{ binding: "BLOBS", bucket_name: "contracts" }],
        },
      },
    ],
  });
  const env = await harness.getWorker<{ DB: D1Database; BLOBS: R2Bucket }>().getEnv();
  database = createD1Database(env.DB);
  bucket = env.BLOBS;
});
afterAll(async () => {
  await harness.close();
  rmSync(folder, { recursive: true });
});

describe("createD1Database", () => databaseContract(() => database));
describe("createR2BlobStore", () => {
  beforeAll(() => database.batch(ROWS_THAT_NAME_BYTES.map((sql) => ({ sql }))));
  blobStoreContract(
    () => database,
    (days = 0) => createR2BlobStore(bucket, database, { now: () => new Date(Date.now() + days * 86_400_000) }),
  );
});
