import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createNodeDatabase, type NodeDatabase } from "../../src/runtime/node/database.ts";
import { backupDatabase, restoreDatabase } from "../../src/runtime/node/database-backup.ts";
import { migrate } from "../../src/store/migrate.ts";

const migrations = [
  { name: "0001_notes.sql", sql: "CREATE TABLE notes (text TEXT NOT NULL)" },
  { name: "0002_index.sql", sql: "CREATE INDEX notes_by_text ON notes (text)" },
];

let folder: string;
let file: string;
let backup: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-"));
  file = join(folder, "data", "countersign.sqlite");
  backup = join(folder, "kept", "backup.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true }));

async function opened(path = file): Promise<NodeDatabase> {
  const database = createNodeDatabase(path);
  await migrate(database, migrations);
  return database;
}

const add = (database: NodeDatabase, text: string) => database.run("INSERT INTO notes VALUES (?)", text);

async function notesIn(path: string): Promise<string[]> {
  const database = createNodeDatabase(path);
  const rows = await database.all<{ text: string }>("SELECT text FROM notes ORDER BY rowid");
  database.close();
  return rows.map((row) => row.text);
}

describe("backupDatabase", () => {
  it("lets nobody but its owner read the copy, or the folder that it makes for it", async () => {
    (await opened()).close();
    await backupDatabase(file, backup);
    const modes = [backup, join(folder, "kept")].map((path) => (statSync(path).mode & 0o777).toString(8));
    expect(modes).toEqual(["600", "700"]);
  });

  it("makes one file of all that is committed, the server's log included, while it is open", async () => {
    const database = await opened();
    await add(database, "first");
    await backupDatabase(file, backup);
    await add(database, "second");
    expect(readdirSync(join(folder, "kept"))).toEqual(["backup.sqlite"]);
    expect(await notesIn(backup)).toEqual(["first"]);
    database.close();
  });

  it("is the database of one moment, though others write all the while", async () => {
    const database = await opened();
    const filler = "x".repeat(4_000);
    for (let i = 0; i < 20; i++) {
      await database.batch(
        Array.from({ length: 200 }, () => ({ sql: "INSERT INTO notes VALUES (?)", params: [filler] })),
      );
    }
    let writing = true;
    let written = 0;
    const writer = (async () => {
      for (; writing; written++) {
        await add(database, `${written}`);
        await new Promise((resume) => setImmediate(resume));
      }
    })();
    await backupDatabase(file, backup);
    writing = false;
    await writer;
    const notes = await notesIn(backup);
    const during = notes.slice(4_000);
    expect(notes.length).toBeGreaterThanOrEqual(4_000);
    expect(written).toBeGreaterThan(0);
    expect(during).toEqual(during.map((_, i) => `${i}`));
    database.close();
  });

  it("replaces an earlier backup, and keeps it where the new one fails", async () => {
    const database = await opened();
    await add(database, "first");
    await backupDatabase(file, backup);
    await add(database, "second");
    await backupDatabase(file, backup);
    database.close();
    expect(await notesIn(backup)).toEqual(["first", "second"]);
    truncateSync(file, 8_192);
    await expect(backupDatabase(file, backup)).rejects.toMatchObject({ code: "storage_unavailable" });
    expect(await notesIn(backup)).toEqual(["first", "second"]);
    expect(readdirSync(join(folder, "kept"))).toEqual(["backup.sqlite"]);
  });

  it("refuses to write over the database itself, and names one that is not there", async () => {
    (await opened()).close();
    await expect(backupDatabase(file, file)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(backupDatabase(join(folder, "none"), backup)).rejects.toMatchObject({ code: "not_found" });
    expect(existsSync(backup)).toBe(false);
  });

  it("says so where the backup cannot be written", async () => {
    (await opened()).close();
    writeFileSync(join(folder, "kept"), "a file where the folder should be");
    await expect(backupDatabase(file, backup)).rejects.toMatchObject({ code: "storage_unavailable" });
  });
});

describe("restoreDatabase", () => {
  beforeEach(async () => {
    const database = await opened();
    await add(database, "backed up");
    await backupDatabase(file, backup);
    await add(database, "since then");
    database.close();
  });

  it("puts the backup in place and keeps what was there", async () => {
    const previous = await restoreDatabase(backup, file, migrations);
    expect(await notesIn(file)).toEqual(["backed up"]);
    expect(await notesIn(previous ?? "")).toEqual(["backed up", "since then"]);
    expect(await notesIn(backup)).toEqual(["backed up"]);
  });

  it("makes the database where there is none", async () => {
    const other = join(folder, "new", "countersign.sqlite");
    expect(await restoreDatabase(backup, other, migrations)).toBeNull();
    expect(await notesIn(other)).toEqual(["backed up"]);
    expect(readdirSync(join(folder, "new"))).toEqual(["countersign.sqlite"]);
  });

  it("takes a backup of an older version, and refuses one of a newer", async () => {
    await restoreDatabase(backup, file, [...migrations, { name: "0003_later.sql", sql: "CREATE TABLE later (x)" }]);
    const before = readdirSync(join(folder, "data"));
    await expect(restoreDatabase(backup, file, migrations.slice(0, 1))).rejects.toThrow(/newer version.*0002_index/);
    expect(readdirSync(join(folder, "data"))).toEqual(before);
  });

  it.each<[string, (path: string) => void]>([
    ["is no database", (path) => writeFileSync(path, "These are my notes. ".repeat(500))],
    ["is empty", (path) => writeFileSync(path, "")],
    ["is cut short", (path) => truncateSync(path, 8_192)],
    ["has a page overwritten", (path) => writeFileSync(path, readFileSync(path).fill(0x5a, 8_192, 12_288))],
    [
      "is another program's database",
      (path) => {
        rmSync(path);
        const other = createNodeDatabase(path);
        other.raw.exec("CREATE TABLE theirs (x)");
        other.close();
      },
    ],
  ])("leaves everything as it was where the backup %s", async (_, spoil) => {
    spoil(backup);
    const before = readdirSync(join(folder, "data"));
    await expect(restoreDatabase(backup, file, migrations)).rejects.toMatchObject({ code: "storage_unavailable" });
    expect(readdirSync(join(folder, "data"))).toEqual(before);
    expect(await notesIn(file)).toEqual(["backed up", "since then"]);
  });

  it("refuses while a server has the database open", async () => {
    const server = await opened();
    await expect(restoreDatabase(backup, file, migrations)).rejects.toThrow(/in use by another program/);
    await add(server, "still serving");
    server.close();
    expect(await notesIn(file)).toEqual(["backed up", "since then", "still serving"]);
  });

  it("replaces a database that is beyond repair, which is when one restores", async () => {
    writeFileSync(file, "garbage ".repeat(2_000));
    const previous = await restoreDatabase(backup, file, migrations);
    expect(await notesIn(file)).toEqual(["backed up"]);
    expect(readFileSync(previous ?? "", "utf8")).toMatch(/^garbage/);
  });

  it("names a backup that is not there, and one that is a folder", async () => {
    await expect(restoreDatabase(join(folder, "none"), file, migrations)).rejects.toMatchObject({ code: "not_found" });
    mkdirSync(join(folder, "sub"));
    await expect(restoreDatabase(join(folder, "sub"), file, migrations)).rejects.toMatchObject({
      code: "storage_unavailable",
    });
  });
});
