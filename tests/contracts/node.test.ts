/** The contracts on the adapters of Node: real SQLite files and folders. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { createSqliteBlobStore } from "../../src/runtime/node/blob-store.ts";
import { createNodeDatabase, type NodeDatabase } from "../../src/runtime/node/database.ts";
import { blobStoreContract, ROWS_THAT_NAME_BYTES } from "./blob-store.contract.ts";
import { databaseContract } from "./database.contract.ts";

let folder: string;
let database: NodeDatabase;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-"));
  database = createNodeDatabase(join(folder, "contract.sqlite"));
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

describe("createNodeDatabase", () => databaseContract(() => database));

describe("createSqliteBlobStore", () => {
  beforeAll(async () => {
    await database.run("CREATE TABLE blobs (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL, created_at TEXT NOT NULL)");
    await database.batch(ROWS_THAT_NAME_BYTES.map((sql) => ({ sql })));
  });
  blobStoreContract(
    () => database,
    () => createSqliteBlobStore(database, { now: () => new Date() }),
  );
});
