import { afterEach, describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/errors.ts";
import { createNodeDatabase, type NodeDatabase } from "../../src/runtime/node/database.ts";
import { readMigrations } from "../../src/runtime/node/database-migrations.ts";
import { migrate } from "../../src/store/migrate.ts";

const first = {
  name: "0001_events.sql",
  sql: `-- Decisions; append-only.
    CREATE TABLE events (id INTEGER PRIMARY KEY, what TEXT NOT NULL);
    CREATE TRIGGER events_kept BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    INSERT INTO events (what) VALUES ('began; well');`,
};
const second = { name: "0002_who.sql", sql: "ALTER TABLE events ADD COLUMN who TEXT" };

const opened: NodeDatabase[] = [];
function database(): NodeDatabase {
  const made = createNodeDatabase(":memory:");
  opened.push(made);
  return made;
}
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

describe("migrate", () => {
  it("applies each migration once, in the order of their names", async () => {
    const db = database();
    expect(await migrate(db, [first])).toEqual(["0001_events.sql"]);
    expect(await migrate(db, [second, first])).toEqual(["0002_who.sql"]);
    expect(await migrate(db, [first, second])).toEqual([]);
    expect(await db.all("SELECT what, who FROM events")).toEqual([{ what: "began; well", who: null }]);
    await expect(db.run("DELETE FROM events")).rejects.toThrow("append-only");
  });

  it("leaves nothing of a migration that fails, and keeps those before it", async () => {
    const db = database();
    const broken = { name: "0002_broken.sql", sql: "CREATE TABLE half (x); INSERT INTO nowhere VALUES (1);" };
    await expect(migrate(db, [first, broken])).rejects.toThrow(/nowhere/);
    expect(await db.all("SELECT name FROM sqlite_schema WHERE name = 'half'")).toEqual([]);
    expect(await migrate(db, [first, second])).toEqual(["0002_who.sql"]);
  });

  it("refuses a database that a newer version made, and does not touch it", async () => {
    const db = database();
    await migrate(db, [first, second]);
    const older = migrate(db, [first]);
    await expect(older).rejects.toThrow(AppError);
    await expect(older).rejects.toThrow(/newer version of Countersign.*0002_who\.sql/);
  });

  it("lets two starts at once apply each migration once", async () => {
    const db = database();
    const applied = await Promise.all([migrate(db, [first, second]), migrate(db, [first, second])]);
    expect(applied.flat().sort()).toEqual(["0001_events.sql", "0002_who.sql"]);
    expect(await db.all("SELECT what FROM events")).toHaveLength(1);
  });

  it("gives the schema that SQLite makes of the project's migrations when it runs them itself", async () => {
    const migrations = await readMigrations();
    const migrated = database();
    await migrate(migrated, migrations);
    const executed = database();
    for (const { sql } of migrations) executed.raw.exec(sql);
    const schema = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE '%schema_migrations%' ORDER BY name";
    expect(await migrated.all(schema)).toEqual(await executed.all(schema));
  });
});
