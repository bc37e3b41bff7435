import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/errors.ts";
import { createNodeDatabase } from "../../src/runtime/node/database.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The sentence of the AppError `storage_unavailable` that the action ends in. */
async function refusal(action: () => unknown): Promise<string> {
  try {
    await action();
  } catch (error) {
    if (error instanceof AppError && error.code === "storage_unavailable") return error.message;
    throw error;
  }
  throw new Error("It was not refused.");
}

describe("createNodeDatabase on a shared machine", () => {
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

  it("makes folder and file for their owner alone, the write-ahead log included", async () => {
    const file = join(folder, "new", "data", "countersign.sqlite");
    const database = createNodeDatabase(file);
    await database.run("CREATE TABLE notes (text)");
    expect([dirname(dirname(file)), dirname(file)].map(modeOf)).toEqual(["700", "700"]);
    expect([file, `${file}-wal`].map(modeOf)).toEqual(["600", "600"]);
    database.close();
  });

  it("takes from everybody else what an earlier version let them read, and leaves a group that was let in", () => {
    const file = join(folder, "countersign.sqlite");
    createNodeDatabase(file).close();
    chmodSync(file, 0o664);
    createNodeDatabase(file).close();
    expect(modeOf(file)).toBe("660");
  });
});

describe("createNodeDatabase", () => {
  it("makes the file and its folders, and finds what an earlier process wrote", async () => {
    const file = join(folder, "a", "b", "data.sqlite");
    const written = createNodeDatabase(file);
    await written.run("CREATE TABLE t (x)");
    await written.run("INSERT INTO t VALUES (1)");
    written.close();
    written.close();
    const read = createNodeDatabase(file);
    expect(await read.all("SELECT x FROM t")).toEqual([{ x: 1 }]);
    expect(read.raw.pragma("journal_mode", { simple: true })).toBe("wal");
    read.close();
  });

  it("leaves nothing of what was deleted in the file", async () => {
    const file = join(folder, "data.sqlite");
    const database = createNodeDatabase(file);
    await database.run("CREATE TABLE t (x)");
    for (let count = 0; count < 200; count++)
      await database.run("INSERT INTO t VALUES (?)", "confidential ".repeat(90));
    await database.run("DELETE FROM t WHERE rowid > 3");
    await database.run("DELETE FROM t");
    database.close();
    expect(readFileSync(file).includes("confidential")).toBe(false);
  });

  it("says which folder cannot be made", async () => {
    const inTheWay = join(folder, "file");
    writeFileSync(inTheWay, "");
    expect(await refusal(() => createNodeDatabase(join(inTheWay, "data", "x.sqlite")))).toContain(inTheWay);
  });

  it("says so where the file is a folder, or not a database", async () => {
    mkdirSync(join(folder, "sub"));
    expect(await refusal(() => createNodeDatabase(join(folder, "sub")))).toMatch(/cannot be opened/);
    const other = join(folder, "notes.txt");
    writeFileSync(other, "Not a database at all, only a text that is long enough to be looked at.".repeat(20));
    expect(await refusal(() => createNodeDatabase(other))).toMatch(/not a Countersign database/);
  });

  it("says so where another program holds the lock", async () => {
    const file = join(folder, "data.sqlite");
    const holder = createNodeDatabase(file);
    await holder.run("CREATE TABLE t (x)");
    const waiter = createNodeDatabase(file, { busyTimeout: 20 });
    holder.raw.exec("BEGIN IMMEDIATE");
    expect(await refusal(() => waiter.run("INSERT INTO t VALUES (1)"))).toMatch(/in use by another program/);
    expect(await refusal(() => waiter.batch([{ sql: "INSERT INTO t VALUES (1)" }]))).toMatch(/in use by another/);
    holder.raw.exec("COMMIT");
    expect(await waiter.run("INSERT INTO t VALUES (1)")).toBe(1);
    holder.close();
    waiter.close();
  });

  it("says so where the space is used up, and goes on when there is some again", async () => {
    const database = createNodeDatabase(join(folder, "data.sqlite"));
    await database.run("CREATE TABLE t (x)");
    const pages = database.raw.pragma("page_count", { simple: true }) as number;
    database.raw.pragma(`max_page_count = ${pages}`);
    const big = new Uint8Array(100_000);
    expect(await refusal(() => database.run("INSERT INTO t VALUES (?)", big))).toMatch(/no space left/);
    database.raw.pragma("max_page_count = 100000");
    expect(await database.run("INSERT INTO t VALUES (?)", big)).toBe(1);
    database.close();
  });

  it("says so where the file may not be written", async () => {
    const database = createNodeDatabase(join(folder, "data.sqlite"));
    await database.run("CREATE TABLE t (x)");
    database.raw.pragma("query_only = ON");
    expect(await refusal(() => database.run("INSERT INTO t VALUES (1)"))).toMatch(/cannot be written/);
    database.close();
  });
});
